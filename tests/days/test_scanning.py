"""The poster scanned: on the day it checks in, at any other moment it says when."""

import datetime as dt
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from plugdedag.days import posters, scanning
from plugdedag.days.models import Cancellation, Confirmation, Day, Poster, Visit
from plugdedag.lib.refusals import TooMany
from plugdedag.people import consent
from plugdedag.people.models import Membership
from tests.cast import Cast, other_city, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def wall(client: Client, cast: Cast, time_machine) -> str:
    """The address on the poster, as a phone opens it at noon of the first day; everything in English."""
    time_machine.move_to(cast.days[0].lunch_starts)
    client.cookies["django_language"] = "en"
    return reverse("arrival", args=[posters.poster_of(cast.days[0]).code])


def guest(client: Client, wall: str, name: str, **extra: str) -> int:
    key = client.get(wall).context["form"]["client_key"].value()
    return client.post(wall, {"client_key": str(key), "guest_name": name} | extra).status_code


def test_looking_checks_nobody_in(client: Client, wall: str, cast: Cast) -> None:
    for who in (None, cast.bo):
        if who:
            client.force_login(who)
        assert client.get(wall).status_code == 200
        assert client.head(wall).status_code == 200
    assert not Visit.objects.exists()


def test_a_plugger_is_there_in_one_tap_and_once(client: Client, wall: str, cast: Cast) -> None:
    client.force_login(cast.bo)
    assert b"I am here" in client.get(wall).content
    for _double in range(3):
        answer = client.post(wall)
        assert (answer.status_code, answer.url) == (302, reverse("day", args=[cast.days[0].pk]))
    visit = Visit.objects.get()
    assert (visit.person, visit.by, visit.is_own) == (cast.bo, cast.bo, True)
    assert b"You came in at 12:30." in client.get(wall).content


@pytest.mark.parametrize("account", [True, False])
def test_who_came_in_by_the_poster_is_not_asked_whether_they_come(
    client: Client, wall: str, cast: Cast, account: bool
) -> None:
    if account:
        client.force_login(cast.bo)
    pages = [reverse("day", args=[cast.days[0].pk]), reverse("home")]
    for asks in (True, False):
        for page in pages:
            told = client.get(page).content.decode()
            assert ("I’ll be there" in told, "You are here since 12:30." in told) == (asks, not asks)
        assert ("Are you coming?" in client.get(pages[0]).context["kicker"]) == asks
        client.post(wall) if account else guest(client, wall, "Opa")


def test_a_guest_is_there_by_a_name_and_once(client: Client, wall: str) -> None:
    assert guest(client, wall, "محمد 🧡") == 302
    assert b"You came in at 12:30." in client.get(wall).content
    assert client.post(wall, {"client_key": str(uuid4()), "guest_name": "again"}).status_code == 302
    visit = Visit.objects.get()
    assert (visit.guest_name, visit.of_host, visit.by) == ("محمد 🧡", False, None)


def test_the_same_form_from_another_browser_is_the_same_visit(wall: str) -> None:
    form = {"client_key": str(uuid4()), "guest_name": "Jan"}
    for _browser in range(2):
        assert Client().post(wall, form).status_code == 302
    assert Visit.objects.count() == 1


def test_a_guest_of_the_host_says_so(client: Client, wall: str) -> None:
    assert "vv De Dageraad" in client.get(wall).content.decode()
    assert guest(client, wall, "Els", of_host="on") == 302
    assert Visit.objects.get().of_host is True


@pytest.mark.parametrize(("name", "words"), [("", "Fill in a name."), ("x" * 5000, "5000 characters long")])
def test_a_name_that_cannot_be_stays_typed(client: Client, wall: str, name: str, words: str) -> None:
    answer = client.post(wall, {"client_key": str(uuid4()), "guest_name": name})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert (words in page, name in page) == (True, True)
    assert not Visit.objects.exists()


def test_capacity_stops_nobody_at_the_door(wall: str, cast: Cast) -> None:
    Day.objects.update(capacity=1)
    for number in range(3):
        assert guest(Client(), wall, f"Jan {number}") == 302
    assert Visit.objects.count() == 3


def test_past_all_measure_the_poster_takes_no_more_names(wall: str, cast: Cast, monkeypatch) -> None:
    monkeypatch.setattr(scanning, "MOST_GUESTS", 2)
    sent = {"client_key": str(uuid4()), "guest_name": "Jan"}
    assert [Client().post(wall, sent).status_code for _again in range(3)] == [302] * 3  # one guest
    assert guest(Client(), wall, "Piet") == 302
    assert guest(Client(), wall, "Kees") == 422
    with pytest.raises(TooMany):
        scanning.guest_arrives(cast.days[0], uuid4(), "Kees")
    Visit.objects.create(day=cast.days[0], guest_name="Ans", by=cast.idris)  # the opener still can
    client = Client()
    client.force_login(cast.bo)
    assert client.post(wall).status_code == 302  # and so can who is known
    assert Visit.objects.count() == 4


@pytest.mark.parametrize(
    ("away", "opens"),
    [
        (dt.timedelta(days=-1), False), (dt.timedelta(minutes=-61), False), (dt.timedelta(minutes=-59), True),
        (dt.timedelta(hours=8, minutes=59), True), (dt.timedelta(hours=9, minutes=1), False),
        (dt.timedelta(days=1), False), (dt.timedelta(days=7), True),
    ],
)  # fmt: skip
def test_scanned_at_home_it_checks_nobody_in(
    client: Client, wall: str, cast: Cast, time_machine, away: dt.timedelta, opens: bool
) -> None:
    time_machine.move_to(cast.days[0].starts + away)
    for who in (None, cast.bo):
        if who:
            client.force_login(who)
        sent = client.post(wall, {"client_key": str(uuid4()), "guest_name": "Jan"})
        assert sent.status_code == (302 if opens else 409)
    assert Visit.objects.count() == (2 if opens else 0)


def said(client: Client, wall: str) -> str:
    return " ".join(client.get(wall).content.decode().split())


def test_the_day_before_it_says_when(client: Client, wall: str, cast: Cast, time_machine) -> None:
    time_machine.move_to(cast.days[1].starts - dt.timedelta(days=1))
    client.cookies["django_language"] = "nl"
    page = said(client, wall)
    assert "De deur gaat " in page
    assert " om 9.00 open</h1>" in page
    assert reverse("day", args=[cast.days[1].pk]) in page


def test_after_hours_it_names_the_next_day(client: Client, wall: str, cast: Cast, time_machine) -> None:
    time_machine.move_to(cast.days[0].ends + dt.timedelta(hours=2))
    page = said(client, wall)
    assert "Today is over. Scan the poster again when you are there" in page
    assert reverse("day", args=[cast.days[1].pk]) in page


def test_a_cancelled_day_is_no_day(client: Client, wall: str, cast: Cast) -> None:
    Cancellation.objects.create(day=cast.days[0], by=cast.noor)
    assert "Today was cancelled. Scan the poster again when you are there" in said(client, wall)
    assert client.post(wall, {"guest_name": "Jan"}).status_code == 409
    Day.objects.exclude(pk=cast.days[0].pk).delete()
    assert "There is no day here any more this month." in said(client, wall)


def test_when_the_month_is_over(client: Client, wall: str, cast: Cast, time_machine) -> None:
    time_machine.move_to(cast.days[3].ends + dt.timedelta(days=3))
    assert "This month is over" in said(client, wall)


def test_a_moved_day_has_its_door_where_it_is_now(
    client: Client, wall: str, cast: Cast, time_machine
) -> None:
    Day.objects.filter(pk=cast.days[0].pk).update(date=cast.days[0].date + dt.timedelta(days=1))
    assert guest_is_refused(client, wall)
    time_machine.move_to(cast.days[0].lunch_starts + dt.timedelta(days=1))
    assert guest(client, wall, "Jan") == 302


def guest_is_refused(client: Client, wall: str) -> bool:
    return client.post(wall, {"guest_name": "Jan"}).status_code == 409


@pytest.mark.parametrize("code", ["2222222", "x", "a" * 300, "é", "%00"])
def test_a_code_of_no_poster(client: Client, wall: str, code: str) -> None:
    answer = client.get(f"/in/{code}/")
    assert (answer.status_code, b"No poster has this code" in answer.content) == (404, True)


def test_a_code_may_be_typed_in_capitals_and_without_the_end(client: Client, wall: str) -> None:
    typed = wall.rstrip("/").replace(wall.split("/")[2], wall.split("/")[2].upper())
    assert client.get(typed, follow=True).status_code == 200


def test_a_plan_and_another_city_have_no_poster(client: Client, wall: str, cast: Cast) -> None:
    other_city()
    assert client.get(wall, headers={"host": "rotterdam.testserver"}).status_code == 404
    Confirmation.objects.all().delete()
    assert client.get(wall).status_code == 404


def test_one_poster_a_month_and_one_for_a_day_by_itself(cast: Cast) -> None:
    assert {posters.poster_of(day).pk for day in cast.days} == {Poster.objects.get().pk}
    alone = Day.objects.create(
        city=cast.city, place=cast.place, kind="gathering", date=cast.days[0].date + dt.timedelta(days=2),
        opens=dt.time(18), lunch=dt.time(19), closes=dt.time(22), capacity=40,
    )  # fmt: skip
    assert posters.days_of(posters.poster_of(alone)) == [alone]
    assert Poster.objects.count() == 2


def test_who_is_here_is_shown_to_members_and_only_who_agreed(client: Client, wall: str, cast: Cast) -> None:
    day = cast.days[0]
    people = [person(cast.city, name) for name in ("Anna", "Quirine", "Zeno")]
    for who in people[:2]:
        consent.settle(who, {"name-at-day"})
    Membership.objects.filter(person__in=people).update(working_on="a bakery at night")
    for who in (people[0], people[2]):  # Quirine agreed and is not here, Zeno is here and did not agree
        Visit.objects.create(day=day, person=who)
    page = reverse("day", args=[day.pk])
    assert [name in said(client, page) for name in ("Anna", "bakery")] == [False, False]
    client.force_login(cast.bo)
    client.post(wall)
    words = said(client, page)
    assert "You are here since 12:30." in words
    assert words.count("a bakery at night") == 1
    assert [name in words for name in ("Anna", "Quirine", "Zeno")] == [True, False, False]
    body = client.get(page).content.decode()  # behind a name one can keep out of each other's sight
    assert [reverse("person", args=[who.uuid]) in body for who in (people[0], cast.bo)] == [True, False]
