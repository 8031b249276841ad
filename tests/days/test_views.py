"""The pages of the days: who sees what, one tap with and without JavaScript, links, and forms that were overtaken."""

import datetime as dt
import re
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from plugdedag.days import changes, coming
from plugdedag.days.models import Confirmation, Day, Rsvp, Wish
from plugdedag.outbox.models import Effect
from plugdedag.people.models import Link, Membership, Person
from tests.cast import Cast, make_day, other_city, person

HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def bo(client: Client, cast: Cast) -> Client:
    """Bo's browser, in English."""
    client.force_login(cast.bo)
    client.cookies["django_language"] = "en"
    return client


def hidden(page: bytes) -> dict[str, str]:
    """The hidden fields of the answer's form, as a browser would send them."""
    return dict(re.findall(r'<input type="hidden" name="(client_key|seen)" value="([^"]*)"', page.decode()))


def opened(client: Client, url: str) -> dict[str, str]:
    return hidden(client.get(url).content)


def rsvp_url(day: Day) -> str:
    return reverse("rsvp", args=[day.pk])


def test_one_tap_without_javascript_goes_on_to_the_day(bo: Client, cast: Cast) -> None:
    url = rsvp_url(cast.days[1])
    fields = opened(bo, url)
    assert not Rsvp.objects.exists()
    response = bo.post(url, fields | {"answer": "come"})
    assert (response.status_code, response["Location"]) == (302, f"/days/{cast.days[1].pk}/#rsvp")
    assert Rsvp.objects.get().person == cast.bo


def test_one_tap_with_htmx_gets_the_fragment_with_a_fresh_key(bo: Client, cast: Cast) -> None:
    url = rsvp_url(cast.days[1])
    fields = opened(bo, url)
    response = bo.post(url, fields | {"answer": "lunch"}, **HTMX)
    assert response.status_code == 200
    assert response.content.strip().startswith(b'<div id="rsvp"')
    assert b"<html" not in response.content
    assert b"From 12:30 to 14:00." in response.content
    assert hidden(response.content)["client_key"] != fields["client_key"]


def test_a_double_submit_and_two_tabs_and_the_back_button(bo: Client, cast: Cast) -> None:
    url = rsvp_url(cast.days[1])
    one, two = opened(bo, url), opened(bo, url)
    for fields in (one, one, two, two):
        assert bo.post(url, fields | {"answer": "come"}).status_code == 302
    assert (Rsvp.objects.count(), Wish.objects.count(), Effect.objects.count()) == (1, 2, 1)
    back = bo.post(url, one | {"answer": "not"})  # the page from the back button, another button
    assert back.status_code == 422
    assert b"This button was used before" in back.content
    again = hidden(back.content)
    assert again["client_key"] != one["client_key"]
    assert bo.post(url, again | {"answer": "not"}).status_code == 302
    assert Rsvp.objects.get().answer == "not"


def test_who_saw_another_date_is_asked_again_and_keeps_the_hours(bo: Client, cast: Cast) -> None:
    url = rsvp_url(cast.days[1])
    fields = opened(bo, url)
    changes.move(cast.days[1], cast.days[1].date + dt.timedelta(days=1), cast.noor)
    response = bo.post(url, fields | {"answer": "come", "arrives": "10:00", "leaves": ""}, **HTMX)
    assert response.status_code == 409
    assert b"This day has moved to" in response.content
    assert b'value="10:00"' in response.content
    assert not Rsvp.objects.exists()
    assert bo.post(url, hidden(response.content) | {"answer": "come", "arrives": "10:00"}).status_code == 302
    assert Rsvp.objects.get().arrives == dt.time(10)


def test_hours_that_cannot_be_stay_typed_and_are_explained(bo: Client, cast: Cast) -> None:
    url = rsvp_url(cast.days[1])
    response = bo.post(url, opened(bo, url) | {"answer": "come", "arrives": "15:00", "leaves": "11:00"})
    assert response.status_code == 409
    assert b"You would leave before you arrive." in response.content
    assert b'value="15:00"' in response.content
    wrong = bo.post(url, opened(bo, url) | {"answer": "come", "arrives": "soon"})
    assert wrong.status_code == 422
    assert b'value="soon"' in wrong.content
    assert not Rsvp.objects.exists()


@pytest.mark.parametrize("answer", ["", "maybe", "x" * 5000, "🧡"])
def test_nonsense_is_422(bo: Client, cast: Cast, answer: str) -> None:
    url = rsvp_url(cast.days[1])
    assert bo.post(url, {"answer": answer, "client_key": "no key", "seen": "soon"}).status_code == 422


def test_a_cancelled_day_says_so(bo: Client, cast: Cast) -> None:
    url = rsvp_url(cast.days[1])
    fields = opened(bo, url)
    changes.cancel(cast.days[1], cast.noor, "Storm.")
    response = bo.post(url, fields | {"answer": "come"}, **HTMX)
    assert response.status_code == 409
    assert b"This day was cancelled. What you answered is kept" in response.content
    assert b"<form" not in response.content


def test_a_link_shows_buttons_and_only_a_post_does_something(client: Client, cast: Cast) -> None:
    token = Link.issue(cast.city, "rsvp", cast.days[1].pk, person=cast.bo)
    url = reverse("rsvp_link", args=[token])
    fields = opened(client, url)
    assert client.head(url).status_code == 200
    assert not Rsvp.objects.exists()
    response = client.post(url, fields | {"answer": "not"})
    assert (response.status_code, response["Location"]) == (302, f"{url}#rsvp")
    assert [(rsvp.person, rsvp.answer) for rsvp in Rsvp.objects.all()] == [(cast.bo, "not")]
    assert "sessionid" not in client.cookies


def test_a_link_works_for_its_purpose_city_and_day_alone(client: Client, cast: Cast) -> None:
    day = cast.days[1].pk
    other = Link.issue(other_city(), "rsvp", day, person=cast.bo)
    owner = Link.issue(cast.city, "owner", day, person=cast.bo)
    nobody = Link.issue(cast.city, "rsvp", day)
    nowhere = Link.issue(cast.city, "rsvp", uuid4(), person=cast.bo)
    revoked = Link.issue(cast.city, "rsvp", day, person=cast.bo)
    Link.objects.filter(pk=Link.objects.latest("pk").pk).update(
        revoked=dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    )
    for token in (other, owner, nobody, nowhere, revoked, "made-up", "x" * 5000):
        for response in (client.get(f"/rsvp/{token}/"), client.post(f"/rsvp/{token}/", {"answer": "come"})):
            assert response.status_code == 404, token
    assert not Rsvp.objects.exists()


def test_a_stranger_is_sent_to_sign_in_and_a_non_member_is_refused(client: Client, cast: Cast) -> None:
    url = rsvp_url(cast.days[1])
    assert client.get(url).status_code == 302
    client.force_login(Person.objects.create_user("new@example.org", name="New"))
    assert client.post(url, {"answer": "come"}).status_code == 403


def test_a_plan_and_another_citys_day_are_404(bo: Client, cast: Cast) -> None:
    Confirmation.objects.all().delete()
    for day in (cast.days[1], foreign_day(cast, other_city())):
        for url in (rsvp_url(day), reverse("day_ics", args=[day.pk])):
            assert bo.get(url).status_code == 404
    assert b"BEGIN:VEVENT" not in bo.get("/calendar.ics").content


def foreign_day(cast: Cast, city) -> Day:
    return Day.objects.create(
        city=city, place=cast.place, kind="free", date=cast.days[1].date, opens=city.opens, lunch=city.lunch,
        closes=city.closes, capacity=9,
    )  # fmt: skip


def test_an_organiser_sees_a_plan(client: Client, cast: Cast) -> None:
    Confirmation.objects.all().delete()
    client.force_login(cast.noor)
    assert client.get(rsvp_url(cast.days[1])).status_code == 200


def test_the_list_shows_numbers_and_no_names(client: Client, cast: Cast) -> None:
    zeno = person(cast.city, "Zenobia")
    coming.come(cast.days[1], zeno, client_key=uuid4())
    foreign_day(cast, other_city())
    page = client.get("/days/", headers={"accept-language": "en"}).content.decode()
    assert "1 person is coming" in page
    assert "Zenobia" not in page
    assert page.count('class="strip"') == 1


def test_the_list_asks_as_much_for_three_as_for_one(
    bo: Client, cast: Cast, django_assert_max_num_queries
) -> None:
    def queries(months: int) -> int:
        with django_assert_max_num_queries(15) as asked:
            assert bo.get("/days/").content.count(b'class="strip"') == months
        return len(asked)

    bo.get("/days/")
    one = queries(1)
    for months in (1, 2):
        cast.residency.pk, cast.residency.client_key = None, uuid4()
        cast.residency.save()
        Confirmation.objects.create(residency=cast.residency)
        for number in (1, 2, 3):
            day = make_day(
                cast.residency, number, cast.days[3].date + dt.timedelta(weeks=4 * months + number)
            )
            coming.come(day, cast.bo, client_key=uuid4())
    assert queries(3) == one


def test_what_has_been_is_below_in_pages(client: Client, cast: Cast) -> None:
    for weeks in range(1, 15):
        day = foreign_day(cast, cast.city)
        Day.objects.filter(pk=day.pk).update(date=cast.city.today() - dt.timedelta(weeks=weeks))
    first = client.get("/days/").content.decode().split('id="past"')[1]
    second = client.get("/days/?page=2").content.decode().split('id="past"')[1]
    assert [part.count('class="been"') for part in (first, second)] == [12, 2]


@pytest.mark.parametrize("name", ["x" * 120, "🧡" * 60, "עמק השלום", "<script>alert(1)</script>"])
def test_any_name_of_a_place_fits(client: Client, cast: Cast, name: str) -> None:
    cast.place.name = name
    cast.place.save()
    Membership.objects.update(working_on=name)
    for url in (
        "/days/",
        reverse("rsvp_link", args=[Link.issue(cast.city, "rsvp", cast.days[1].pk, person=cast.bo)]),
    ):
        response = client.get(url)
        assert response.status_code == 200
        assert b"<script>alert" not in response.content
