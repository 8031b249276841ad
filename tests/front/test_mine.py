"""My PLUG: what is on it, what is not, and at what cost."""

import datetime as dt
import uuid

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from plugdedag.days.coming import come
from plugdedag.days.models import Cancellation, Day, Turn
from plugdedag.people.duties import give
from plugdedag.people.hats import take_off, wear
from plugdedag.people.models import Duty
from tests.cast import Cast, other_city

EN = {"accept-language": "en"}
MOST = 15


@pytest.fixture
def bo(client: Client, cast: Cast) -> Client:
    client.force_login(cast.bo)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return client


def page(client: Client) -> str:
    return client.get(reverse("mine")).content.decode()


def carry(cast: Cast, number: int) -> None:
    """That many hats, duties and turns, on the days there are."""
    for n in range(number):
        wear(cast.bo, cast.city, f"hat {n}", f"network {n}")
        Turn.objects.get_or_create(day=cast.days[n], person=cast.bo, kind="scribe", given_by=cast.noor)
    for kind in ("scout", "treasurer", "organiser")[:number]:
        give(cast.city, cast.bo, kind, cast.noor)


def free_day(cast: Cast, date: dt.date) -> Day:
    """One more day at the same place, without a lunch of its own."""
    like = Day.objects.get(pk=cast.days[0].pk)
    like.pk, like.kind, like.number, like.date = uuid.uuid4(), "free", None, date
    like.save(force_insert=True)
    return like


def cost(client: Client) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(reverse("mine")).status_code == 200
    return len(asked)


def test_it_costs_the_same_for_one_and_for_three(bo: Client, cast: Cast) -> None:
    for week, day in enumerate(cast.days):
        Day.objects.filter(pk=day.pk).update(date=cast.city.today() + dt.timedelta(days=1 - 7 * week))
    cast.days[0].refresh_from_db()
    come(cast.days[0], cast.bo, client_key=uuid.uuid4())
    carry(cast, 1)
    page(bo)
    one = cost(bo)
    for week, day in enumerate(cast.days[1:], start=1):
        Day.objects.filter(pk=day.pk).update(date=cast.city.today() + dt.timedelta(days=1 + 7 * week))
        day.refresh_from_db()
        come(day, cast.bo, client_key=uuid.uuid4())
    carry(cast, 3)
    three = cost(bo)
    assert len(bo.get(reverse("mine")).context["later"]) == 3
    assert (one, three <= MOST) == (three, True)


def test_what_i_carry_and_wear_is_there(bo: Client, cast: Cast) -> None:
    carry(cast, 3)
    body = page(bo)
    for words in ("hat 0", "network 2", "Scout", "Treasurer", "Organiser", "Hello Bo", "bo@example.org"):
        assert words in body, words
    assert body.count(f'href="{reverse("day", args=[cast.days[2].pk])}"') == 2  # the day, and my turn on it


def test_what_ended_or_is_somebody_elses_or_elsewhere_is_not(bo: Client, cast: Cast) -> None:
    there = other_city()
    take_off(wear(cast.bo, cast.city, "old hat", "Buurtbakkerij"), cast.city)
    wear(cast.idris, cast.city, "hat of Idris", "Buurtbakkerij")
    wear(cast.bo, there, "hat elsewhere", "Havenbedrijf")
    Duty.objects.create(city=there, person=cast.bo, kind="scout", since=there.today())
    Duty.objects.create(
        city=cast.city, person=cast.bo, kind="treasurer", since=cast.city.today(), until=cast.city.today()
    )
    Turn.objects.create(
        day=cast.days[1], person=cast.bo, kind="scribe", given_by=cast.noor, ended=dt.datetime.now(dt.UTC)
    )
    context = bo.get(reverse("mine")).context
    assert (context["hats"], context["duties"], context["turns"]) == ([], [], [])
    assert context["networks"] == ["Buurtbakkerij", "vv De Dageraad"]
    body = page(bo)
    for words in ("old hat", "hat of Idris", "hat elsewhere", "Havenbedrijf", "Scout", "ria@example.org"):
        assert words not in body, words


def test_the_first_day_that_takes_answers_is_on_top_with_its_button(bo: Client, cast: Cast) -> None:
    Cancellation.objects.create(day=cast.days[1], by=cast.noor)
    Day.objects.filter(pk=cast.days[0].pk).update(date=cast.city.today() - dt.timedelta(days=1))
    context = bo.get(reverse("mine")).context
    assert context["first"].day == cast.days[2]
    assert [each.day for each in context["later"]] == [cast.days[1], cast.days[3]]
    assert f'action="{reverse("rsvp", args=[cast.days[2].pk])}"' in page(bo)
    assert "cancelled" in page(bo)


def test_a_day_of_another_city_or_not_yet_public_is_not_there(bo: Client, cast: Cast) -> None:
    cast.residency.confirmation.delete()
    context = bo.get(reverse("mine")).context
    assert (context["first"], context["later"]) == (None, [])
    assert "No day is planned" in page(bo)


def test_at_most_five_days(bo: Client, cast: Cast) -> None:
    for week in (5, 6, 7):
        date = cast.city.today() + dt.timedelta(weeks=week)
        free_day(cast, date)
    context = bo.get(reverse("mine")).context
    assert len(context["later"]) + 1 == 5


def test_somebody_who_told_nothing_and_has_nothing_gets_a_page_that_says_what_to_do(
    bo: Client, cast: Cast
) -> None:
    body = page(bo)
    assert "No hat on yet." in body
    assert "What I carry" not in body


def test_a_visitor_is_sent_to_the_door_and_back(client: Client, cast: Cast) -> None:
    assert client.get(reverse("mine")).url == "/sign-in/?next=/me/"
    assert client.post(reverse("hats"), {"what": "a", "network": "b"}).status_code == 302


def test_nothing_of_it_is_kept_by_a_cache(bo: Client, cast: Cast) -> None:
    for name in ("mine", "introduction", "welcome"):
        assert "no-store" in bo.get(reverse(name)).headers["Cache-Control"]


def test_a_hat_that_could_not_be_put_on_costs_no_more(bo: Client, cast: Cast) -> None:
    carry(cast, 3)
    bo.get(reverse("mine"))  # the first page of a day notes that this browser is there
    with CaptureQueriesContext(connection) as asked:
        answer = bo.post(reverse("hats"), {"what": "half"}, headers=EN)
    assert answer.status_code == 422
    assert len(asked) <= MOST
