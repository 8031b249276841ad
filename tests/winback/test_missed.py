"""Whom we miss: by their own rhythm, with a reason in words, and never who should be left alone."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from plugdedag.days.coming import cancel, come
from plugdedag.days.models import Away, Cancellation, Day, Rhythm
from plugdedag.lib.dates import said
from plugdedag.outbox.bouncing import bounced
from plugdedag.people import consent
from plugdedag.people.blocking import block
from plugdedag.people.models import Person, Purpose
from plugdedag.winback.choosing import next_day
from plugdedag.winback.missed import missed
from plugdedag.winback.models import Asked, AskedKind, How
from plugdedag.winback.peace import leave_be, take_back
from tests.cast import Cast, other_city, person
from tests.winback.world import came, elsewhere, regular

pytestmark = pytest.mark.usefixtures("english")


def names(cast: Cast, reader: Person | None = None) -> list[str]:
    day = next_day(cast.city)
    assert day is not None
    return [one.person.name for one in missed(cast.city, reader or cast.noor, day)]


def test_who_came_often_and_stayed_away_is_missed(cast: Cast, joris: Person) -> None:
    assert names(cast) == ["Joris"]


def test_a_rhythm_of_ones_own(cast: Cast, days: list[Day]) -> None:
    """Ten days away is long for who came weekly, and nothing for who came once in five."""
    came(person(cast.city, "Wekelijks"), days[-18:-10])
    came(person(cast.city, "Soms"), days[4:-10:5])
    came(person(cast.city, "Driemaal"), days[-13:-10])
    came(person(cast.city, "Pas nog"), [*days[-18:-12], days[-4]])
    assert names(cast) == ["Wekelijks"]


def test_a_year_away_is_an_answer(cast: Cast, days: list[Day], joris: Person) -> None:
    Day.objects.filter(pk__in=[day.pk for day in days]).update(
        date=cast.city.today() - dt.timedelta(days=400)
    )
    assert names(cast) == []


def test_days_that_were_not_held_are_nobodys_staying_away(cast: Cast, days: list[Day], joris: Person) -> None:
    Cancellation.objects.bulk_create(Cancellation(day=day) for day in days[-10:-4])
    assert names(cast) == []


def test_the_reason_is_in_words_and_tells_no_number(cast: Cast, days: list[Day], joris: Person) -> None:
    noord = elsewhere(cast, "Noord")
    Day.objects.filter(pk__in=[day.pk for day in days[-18:-12]]).update(place=noord)
    day = next_day(cast.city)
    assert day is not None
    (one,) = missed(cast.city, cast.noor, day)
    assert one.why.startswith("Came often ")
    assert one.why.endswith(f", last on {said(days[-11].date)}. Most often in Noord.")
    assert "8" not in one.why.replace(said(days[-11].date), "").replace(str(one.first.year), "")


def left_alone(cast: Cast, joris: Person, way: str) -> None:
    day = cast.days[2]
    deeds = {
        "says leave me be": lambda: leave_be(joris, How.PAGE),
        "takes no letters": lambda: consent.withdraw(joris, Purpose.LETTERS),
        "left": lambda: Person.objects.filter(pk=joris.pk).update(is_active=False),
        "comes": lambda: come(day, joris, client_key=uuid.uuid4()),
        "is on holiday": lambda: away(cast, joris),
        "has a rhythm": lambda: Rhythm.objects.create(city=cast.city, person=joris, rule="every", districts=["Zuid"]),
        "said not this time": lambda: cancel(day, joris, client_key=uuid.uuid4()),
        "blocked me": lambda: block(joris, cast.noor),
        "is blocked by me": lambda: block(cast.noor, joris),
        "bounced": lambda: bounced("Joris@example.org", "k", "550 5.1.1 No such user"),
        "was written to": lambda: Asked.objects.create(
            day=day, to=joris, by=cast.idris, kind=AskedKind.MISSED, words="Hoi",
            at=timezone.now() - dt.timedelta(days=150),
        ),
    }  # fmt: skip
    deeds[way]()


def away(cast: Cast, who: Person) -> Away:
    """From last week until well after the next days."""
    today, while_away = cast.city.today(), dt.timedelta(days=40)
    return Away.objects.create(
        city=cast.city, person=who, first=today - dt.timedelta(days=7), last=today + while_away
    )


WAYS = ["is on holiday", "has a rhythm", "says leave me be", "takes no letters", "left", "comes", "said not this time",
        "blocked me", "is blocked by me", "bounced", "was written to"]  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_who_is_left_alone(cast: Cast, days: list[Day], joris: Person, way: str) -> None:
    regular(cast, "Anna", days)
    assert names(cast) == ["Anna", "Joris"]
    left_alone(cast, joris, way)
    assert names(cast) == ["Anna"]


def test_a_block_hides_from_one_reader_alone(cast: Cast, joris: Person) -> None:
    block(joris, cast.noor)
    assert (names(cast), names(cast, cast.femke)) == ([], ["Joris"])


def test_only_they_themselves_take_it_back(cast: Cast, joris: Person) -> None:
    leave_be(joris, How.LETTER)
    leave_be(joris, How.PAGE)
    take_back(joris)
    assert names(cast) == ["Joris"]
    assert [row.how for row in joris.leave_me_be.all()] == ["letter"]


def test_the_other_city_has_its_own(cast: Cast, joris: Person) -> None:
    there = other_city()
    day = next_day(cast.city)
    assert day is not None
    assert missed(there, cast.noor, day) == []


def test_the_list_takes_as_many_queries_for_three_as_for_one(
    cast: Cast, days: list[Day], joris: Person
) -> None:
    with CaptureQueriesContext(
        connection,
    ) as one:
        assert len(names(cast)) == 1
    for name in ("Anna", "Zeynep"):
        regular(cast, name, days)
    with CaptureQueriesContext(connection) as three:
        assert names(cast) == ["Anna", "Joris", "Zeynep"]
    assert len(three) == len(one)
