"""Seats come free, days grow and shrink, people leave and come, all in one moment: the line moves up in its order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection

from plugdedag.days import changes, coming, leaving
from plugdedag.days.changes import resize
from plugdedag.days.models import Answer, Day, Rsvp
from plugdedag.outbox.models import Effect
from plugdedag.people.models import Person
from tests.at_once import LONG, Meeting, together
from tests.cast import Cast, person
from tests.days.test_contest import unlocked

PEOPLE, SEATS = 30, 12
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people(cast: Cast) -> list[Person]:
    return [person(cast.city, f"Plugger{number}") for number in range(PEOPLE)]


@pytest.fixture
def day(cast: Cast, people: list[Person]) -> Day:
    """Twelve sit, eighteen wait, in the order of their numbers."""
    day = resize(cast.days[1], SEATS, cast.noor)
    for one in people:
        coming.come(day, one, client_key=uuid4())
    return day


@pytest.fixture(autouse=True)
def meeting(monkeypatch: pytest.MonkeyPatch) -> Meeting:
    """A pause between seeing who is next and giving the seat, so that who is not locked out sees the same."""
    save, meeting = Rsvp.save, Meeting()

    def slowly(self: Rsvp, **fields: Any) -> None:
        if "seat" in (fields.get("update_fields") or ()):
            meeting.wait()
        save(self, **fields)

    monkeypatch.setattr(Rsvp, "save", slowly)
    return meeting


def at_once(day: Day, people: list[Person], by: Person) -> list[Callable[[], object]]:
    """Of who sits six cancel and two leave PLUG, of who waits four cancel, three new come; the day is made larger twice
    and smaller once; and one says once more what they said."""
    newcomers = [person(day.city, f"Newcomer{number}") for number in range(3)]
    cancels = [
        lambda one=one: coming.cancel(day, one, client_key=uuid4()) for one in people[:6] + people[14:18]
    ]
    leaves = [lambda one=one: leaving.give_up(one) for one in people[6:8]]
    comes = [lambda one=one: coming.come(day, one, client_key=uuid4()) for one in [*newcomers, people[20]]]
    sizes = [lambda size=size: resize(day, size, by) for size in (SEATS + 2, SEATS - 3, SEATS + 3)]
    return [*cancels, *leaves, *comes, *sizes]


def check(day: Day, people: list[Person]) -> None:
    """What is promised between two changes of a day, whatever came before what."""
    rows = list(Rsvp.objects.filter(day=day).select_related("person"))
    going = {row.person.name: row.seat for row in rows if row.answer == Answer.GOING}
    waiting = [row.person.name for row in rows if row.answer == Answer.WAITING]
    line = [one.name for number, one in enumerate(people) if number >= SEATS and not 14 <= number < 18]
    still = [
        row.person.name for row in sorted(rows, key=lambda row: row.ticket or 0) if row.ticket is not None
    ]
    capacity = Day.objects.get(pk=day.pk).capacity
    free = set(range(1, capacity + 1)) - set(going.values())
    assert not (free and waiting), f"free {free}, and {waiting} wait"
    assert not (free and max(going.values(), default=0) > capacity)
    assert len(set(going.values())) == len(going)
    moved_up = [name for name in line if name in going]
    assert moved_up == line[: len(moved_up)], "somebody was passed over"
    assert [name for name in still if name in line] == line[len(moved_up) :]
    told = Effect.objects.filter(key__startswith="rsvp-promoted:").values_list("recipient", flat=True)
    once = [address for address in told if address.startswith("plugger")]
    assert sorted(once) == sorted({*once})
    assert {f"{name.lower()}@example.org" for name in moved_up} <= set(once)


def test_whatever_comes_first_the_line_keeps_its_order(day: Day, people: list[Person], cast: Cast) -> None:
    results = together(at_once(day, people, cast.noor))
    assert [result for result in results if isinstance(result, Exception)] == []
    check(day, people)


def test_without_the_lock_a_seat_is_lost(
    day: Day, people: list[Person], cast: Cast, meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: one has seen who is next, and gives the seat after the day was made another size.

    PostgreSQL: both give a seat to the same person, and one of the two stays free. SQLite: two meet on one seat.
    """
    meeting.certain()
    for module in (coming, changes, leaving):
        monkeypatch.setattr(module, "locked", unlocked)
    size = SEATS - 1 if connection.vendor == "sqlite" else SEATS + 1

    def meanwhile() -> None:
        assert meeting.somebody.wait(LONG)
        try:
            resize(day, size, cast.noor)
        finally:
            meeting.another.set()

    cancelled, _resized = together([lambda: coming.cancel(day, people[0], client_key=uuid4()), meanwhile])
    if isinstance(cancelled, IntegrityError):
        return
    with pytest.raises(AssertionError, match="free"):
        check(day, people)
