"""The page of one's rhythm: choosing with a preview, without and with JavaScript; resting, renewing and stopping."""

import datetime as dt
import re
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from plugdedag.days.models import Away, Day, Renewal, Rhythm, Rsvp
from plugdedag.places.models import Place
from tests.cast import Cast
from tests.days.rhythmic import A_WEEK, answers, publish, rhythm, settle_in

URL = "/me/rhythm/"


@pytest.fixture
def bo(client: Client, cast: Cast):
    """Bo's browser, in English, in a month that is public."""
    with time_machine.travel(cast.days[0].starts - dt.timedelta(minutes=5)):
        publish(settle_in(cast))
        client.force_login(cast.bo)
        client.cookies["django_language"] = "en"
        yield client


def meant(page: bytes) -> list[str]:
    """The days of the preview, by their keys."""
    return re.findall(r'href="/days/([\w-]+)/"', page.decode().split('id="rhythm-days"')[1].split("</ul>")[0])


def days(cast: Cast, *numbers: int) -> list[str]:
    return [str(cast.days[number].pk) for number in numbers]


def week(page: bytes, number: int) -> str:
    """The name of a second week as the form offers it, the one that is nearest first."""
    return re.findall(r'value="(week\d)"', page.decode())[number]


def test_looking_shows_which_days_and_keeps_nothing(bo: Client, cast: Cast) -> None:
    page = bo.get(URL).content
    assert meant(page) == days(cast, 0, 1, 2, 3)
    looked = bo.post(URL, {"rule": week(page, 1), "do": "look"})
    assert (looked.status_code, meant(looked.content)) == (200, days(cast, 1, 3))
    fragment = bo.post(URL, {"rule": "first", "do": "look"}, headers={"HX-Request": "true"}).content
    assert fragment.strip().startswith(b'<div id="rhythm-days"')
    assert b"<html" not in fragment
    assert meant(fragment) == days(cast, 0)
    assert not Rhythm.objects.exists()
    assert not Rsvp.objects.exists()


def test_choosing_twice_with_one_form_is_once(bo: Client, cast: Cast) -> None:
    body = {"rule": week(bo.get(URL).content, 0), "districts": ["Oost"], "client_key": str(uuid4())}
    for _twice in range(2):
        assert bo.post(URL, body).status_code == 302
    assert answers(cast.bo) == ["going", "–"] * 2
    page = bo.get(URL, follow=True).content.decode()
    assert re.search(r"Every second \w+, only in Oost", page)
    assert "Stop this rhythm" in page
    again = bo.post(URL, body | {"rule": "every"})
    assert again.status_code == 422
    assert b"This button was used before" in again.content
    assert Rhythm.objects.count() == 1


@pytest.mark.parametrize(
    "sent", [{}, {"rule": "never"}, {"rule": "every", "districts": ["Atlantis"]}, {"rule": "x" * 5000}]
)
def test_nonsense_is_422_and_keeps_nothing(bo: Client, sent: dict[str, object]) -> None:
    assert bo.post(URL, sent).status_code == 422
    assert not Rhythm.objects.exists()


def test_a_full_day_and_one_s_own_no_are_told_before(bo: Client, cast: Cast) -> None:
    Day.objects.filter(pk=cast.days[1].pk).update(capacity=0)
    Rsvp.objects.create(day=cast.days[2], person=cast.bo, answer="not")
    page = bo.get(URL).content.decode()
    assert "full: you go on the waiting list" in page
    assert "you said: not this time. That stays." in page
    assert page.count("a seat for you") == 2


def test_away_wrong_dates_stay_typed_and_right_ones_give_back(bo: Client, cast: Cast) -> None:
    rhythm(cast, cast.bo)
    first, last = cast.days[1].date, cast.days[2].date
    wrong = bo.post("/me/aways/", {"first": last, "last": first, "client_key": uuid4()})
    assert wrong.status_code == 422
    assert b"This is before the first day." in wrong.content
    assert f'value="{last}"'.encode() in wrong.content
    for dates in ({"first": "soon", "last": last}, {"first": first, "last": "9999-12-31"}, {}):
        assert bo.post("/me/aways/", dates).status_code == 422
    assert not Away.objects.exists()
    assert bo.post("/me/aways/", {"first": first, "last": last, "client_key": uuid4()}).status_code == 302
    assert answers(cast.bo) == ["going", "not", "not", "going"]
    assert bo.get(URL).content.decode().count("you are away then") == 2
    assert bo.post(f"/me/aways/{Away.objects.get().pk}/").status_code == 302
    assert answers(cast.bo) == ["going"] * 4


def test_somebody_else_s_away_is_not_there(bo: Client, cast: Cast) -> None:
    theirs = Away.objects.create(
        city=cast.city, person=cast.femke, first=cast.days[1].date, last=cast.days[1].date
    )
    assert bo.post(f"/me/aways/{theirs.pk}/").status_code == 404
    assert Away.objects.get().withdrawn is None


def test_stop_and_yes_in_one_tap_and_my_plug_says_how_it_is(bo: Client, cast: Cast) -> None:
    assert b"Choose a rhythm" in bo.get("/me/").content
    mine = rhythm(cast, cast.bo)
    Renewal.objects.create(rhythm=mine)
    assert b"Yes, still" in bo.get(URL).content
    bo.post("/me/rhythm/renewal/")
    assert Renewal.objects.get().said
    page = bo.get("/me/").content.decode()
    assert "Change, rest or stop" in page
    assert page.count("by your rhythm") == 3  # the first day has its own place on the page
    bo.post("/me/rhythm/end/")
    assert b"Stop this rhythm" not in bo.get(URL).content
    Rhythm.objects.update(end="quiet")
    assert b"ended by itself on" in bo.get("/me/").content


def test_who_comes_is_offered_a_rhythm_and_who_has_one_is_told(bo: Client, cast: Cast) -> None:
    url = f"/days/{cast.days[1].pk}/"
    assert b"Choose your rhythm" not in bo.get(url).content
    bo.post(f"{url}rsvp/", {"answer": "come", "client_key": uuid4()})
    assert b"Choose your rhythm" in bo.get(url).content
    rhythm(cast, cast.bo)
    assert b"Choose your rhythm" not in bo.get(url).content
    assert b"Your rhythm put you on this list." in bo.get(f"/days/{cast.days[2].pk}/").content


def test_the_page_asks_as_much_for_three_as_for_one(
    bo: Client, cast: Cast, django_assert_max_num_queries
) -> None:
    def queries() -> int:
        with django_assert_max_num_queries(25) as asked:
            assert bo.get(URL).status_code == 200
        return len(asked)

    rhythm(cast, cast.bo)
    Away.objects.create(city=cast.city, person=cast.bo, first=cast.days[3].date, last=cast.days[3].date)
    Day.objects.exclude(pk=cast.days[0].pk).update(date=cast.days[0].date - A_WEEK)
    bo.get(URL)
    one = queries()
    Day.objects.exclude(pk=cast.days[0].pk).update(date=cast.days[0].date + A_WEEK)
    for number in range(2):
        Away.objects.create(city=cast.city, person=cast.bo, first=cast.days[3].date, last=cast.days[3].date)
        cast.place.pk, cast.place.district = None, f"Wijk {number}"
        cast.place.save()
    assert Place.objects.count() == 3
    assert queries() == one


def test_who_has_no_name_yet_is_asked_for_it_first(bo: Client, cast: Cast) -> None:
    cast.bo.name = ""
    cast.bo.save()
    assert bo.get(URL)["Location"] == "/welcome/"
