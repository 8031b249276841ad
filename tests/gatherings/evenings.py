"""A dinner at the cast's place, two weeks from now: by invitation, two seats each, and the cook asks."""

from __future__ import annotations

import datetime as dt
from uuid import uuid4

from plugdedag.days.models import Day, Invited, Rsvp
from plugdedag.gatherings.models import Gathering
from plugdedag.gatherings.planning import Plan, plan
from plugdedag.people.models import Person
from tests.cast import Cast

NAME = "Het werkgeversdiner"


def wanted(cast: Cast, **other: object) -> Plan:
    told: dict[str, object] = {
        "name": NAME, "about": "Soep vooraf.", "place": cast.place, "date": cast.city.today() + dt.timedelta(days=14),
        "opens": dt.time(18), "begins": dt.time(18, 30), "closes": dt.time(22), "capacity": 10, "by_invitation": True,
        "plus_ones": 2, "asks_diets": True,
    }  # fmt: skip
    return Plan(**told | other)  # type: ignore[arg-type]


def dinner(cast: Cast, *guests: Person, **other: object) -> Gathering:
    """Planned, with these people on its list."""
    made = plan(wanted(cast, **other), cast.noor, uuid4())
    Invited.objects.bulk_create(Invited(day=made.day, person=guest, by=cast.noor) for guest in guests)
    return made


def seats(day: Day) -> list[tuple[str, str, int | None, int | None]]:
    """Who comes and who waits, in the order of seats and tickets."""
    rows = Rsvp.objects.filter(day=day).exclude(answer="not").select_related("person", "brought_by")
    listed = [(row.guest_name or str(row.person), row.answer, row.seat, row.ticket) for row in rows]
    return sorted(listed, key=lambda row: (row[2] or 9999, row[3] or 0))
