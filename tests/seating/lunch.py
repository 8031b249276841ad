"""A lunch with people inside, for every test about tables."""

from __future__ import annotations

import datetime as dt
from uuid import uuid4

from plugdedag.days.models import Day, Visit
from plugdedag.days.visiting import check_in
from plugdedag.people.models import Person
from plugdedag.seating import making
from plugdedag.seating.making import Intent
from plugdedag.seating.models import Seating
from tests.cast import Cast, person

NAMES = [
    "Anna", "Bram", "Chris", "Dana", "Eva", "Faas", "Gijs", "Hanna", "Ilse", "Jop", "Kees", "Lot", "Mats", "Nina",
    "Otto", "Pien", "Quint", "Rosa", "Sem", "Tess",
]  # fmt: skip


def crowd(cast: Cast, count: int) -> list[Person]:
    """So many pluggers, who are nowhere yet."""
    names = [NAMES[number % len(NAMES)] + str(number // len(NAMES) or "") for number in range(count)]
    return [person(cast.city, name) for name in names]


def inside(day: Day, people: list[Person]) -> list[Visit]:
    """They are checked in at the door, one after another."""
    found = [check_in(day, uuid4(), None, person=one) for one in people]
    return [visit for visit in found if visit is not None]


def earlier(cast: Cast, weeks: int) -> Day:
    """A day that was, some weeks ago: one without a number, for a month has four with one."""
    return Day.objects.create(
        city=cast.city, place=cast.place, kind="free", date=cast.city.today() - dt.timedelta(weeks=weeks),
        opens=cast.city.opens, lunch=cast.city.lunch, closes=cast.city.closes, capacity=30,
    )  # fmt: skip


def went(day: Day, *tables: list[Person]) -> Seating:
    """On a day that was: who sat at which table."""
    visits = {one.pk: Visit.objects.create(day=day, person=one) for table in tables for one in table}
    seating = Seating.objects.create(day=day, how="made")
    for number, table in enumerate(tables):
        for one in table:
            seating.seats.create(visit=visits[one.pk], table=number)
    return seating


def intent(cast: Cast, base: Seating | None = None) -> Intent:
    """The facilitator does it, having seen this seating."""
    return Intent(cast.femke, uuid4(), base.pk if base else 0)


def together(seating: Seating) -> list[set[str]]:
    """The names at each table, as they sit now."""
    seats = seating.seats.taken().select_related("visit__person")
    tables: dict[int, set[str]] = {}
    for seat in seats:
        assert seat.table is not None
        tables.setdefault(seat.table, set()).add(str(seat.visit.person or seat.visit.guest_name))
    return [names for _number, names in sorted(tables.items())]


def made(cast: Cast, day: Day, **fields: int) -> Seating:
    return making.make(day, intent(cast, making.current(day)), **fields)
