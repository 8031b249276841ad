"""Whom somebody met: who sat at one table with them. For nobody but themselves, and stored nowhere.

A name is there as it is elsewhere: of who agreed that members may see it, is plugged in here, and is not hidden from
the reader. Who is not named is not counted either, so that no number tells of somebody who is not there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from plugdedag.cities.models import City
from plugdedag.days.models import Day
from plugdedag.lib.dates import said
from plugdedag.people.blocking import hidden_from
from plugdedag.people.models import Hat, Membership, Network, Person, Purpose
from plugdedag.seating.models import Seat, Seating

Place = tuple[int, int | None]  # a seating and the number of a table in it


@dataclass(frozen=True)
class Acquaintance:
    """Somebody one sat with, and on which days: the latest first."""

    person: Person
    working_on: str
    days: tuple[Day, ...]

    @property
    def last(self) -> Day:
        return self.days[0]

    @property
    def often(self) -> str:
        """How often, as one says it."""
        words = {1: _("once"), 2: _("twice"), 3: _("three times"), 4: _("four times")}
        return words.get(len(self.days), _("often"))

    @property
    def when(self) -> str:
        return said(self.last.date)


@dataclass(frozen=True)
class Met:
    """All of it: the people, the latest first, and the networks they come from."""

    people: list[Acquaintance]
    networks: list[Network]


def my_seats(person: Person, city: City) -> QuerySet[Seat]:
    """Where somebody sat in this city, in the rounds that hold."""
    return Seat.objects.sat().filter(
        visit__person=person, seating__day__city=city, seating__in=Seating.objects.standing()
    )


def beside(person: Person, seats: QuerySet[Seat]) -> Iterator[tuple[int, UUID]]:
    """Who sat at one of these tables with somebody, and on which day; pluggers alone. Two queries."""
    places: dict[Place, UUID] = {
        (seating, table): day for seating, table, day in seats.values_list("seating", "table", "seating__day")
    }
    if not places:
        return
    rows = Seat.objects.sat().filter(seating__in={seating for seating, _table in places})
    rows = rows.filter(visit__person__isnull=False).exclude(visit__person=person)
    for seating, table, other in rows.values_list("seating", "table", "visit__person"):
        if (seating, table) in places:
            yield other, places[seating, table]


def known_before(person: Person, seating: Seating) -> set[int]:
    """The keys of those somebody sat with before this round: on other days, or in an earlier round of this one."""
    seats = my_seats(person, seating.day.city)
    later = Q(seating__day=seating.day_id, seating__round__gte=seating.round)
    return {other for other, _day in beside(person, seats.exclude(later))}


def met(person: Person, city: City) -> Met:
    """Everybody somebody met in this city, as far as they may be named. Six queries."""
    days: dict[int, set[UUID]] = defaultdict(set)
    for other, day in beside(person, my_seats(person, city)):
        days[other].add(day)
    shown = may_be_named(city, person, days)
    dated = Day.objects.in_bulk({day for keys in days.values() for day in keys})
    people = [
        Acquaintance(row.person, row.working_on, latest_first(dated[key] for key in days[row.person_id]))
        for row in shown
    ]
    people.sort(key=lambda one: one.person.first_name.casefold())
    people.sort(key=lambda one: (one.last.date, one.last.opens), reverse=True)
    return Met(people, networks_of(city, [one.person.pk for one in people]))


def latest_first(days: Iterable[Day]) -> tuple[Day, ...]:
    return tuple(sorted(days, key=lambda day: (day.date, day.opens), reverse=True))


def may_be_named(city: City, reader: Person, keys: Collection[int]) -> list[Membership]:
    """Of these people those whose first name the reader may see. Two queries."""
    agreed = Q(person__consents__purpose=Purpose.NAME_AT_DAY, person__consents__withdrawn__isnull=True)
    rows = Membership.objects.in_city(city).filter(agreed, person__in=keys, person__is_active=True)
    rows = rows.exclude(person__in=hidden_from(reader)).exclude(person=reader)
    return list(rows.select_related("person").distinct().order_by("person__name", "pk"))


def networks_of(city: City, people: Collection[int]) -> list[Network]:
    """The networks in which these people wear a hat now, by name."""
    worn = Hat.objects.filter(person__in=people, until__isnull=True)
    return list(Network.objects.in_city(city).filter(hats__in=worn).distinct().order_by("name"))
