"""Who sat with whom: from the tables of the days that were, people who were really there alone.

A late change of a round counts as that round: only the seating that holds is remembered, so who was moved after the
soup is remembered with the second table. Who left met who was there, if they sat at all. Who came without an account
is a guest, and is not remembered.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from uuid import UUID

from plugdedag.days.models import Day
from plugdedag.seating.models import Seat, Seating

Pair = tuple[int, int]  # keys of two people, the smaller first


@dataclass(frozen=True)
class Table:
    """Who of the pluggers sat together: keys of people, in a round of a day."""

    day: UUID
    round: int
    number: int
    people: frozenset[int]


@dataclass(frozen=True)
class Meeting:
    """How often two people sat together, and on which day the last time."""

    times: int
    last: UUID


def tables(days: Iterable[Day]) -> list[Table]:
    """The real tables of these days, in the order of the rounds. One query."""
    found: dict[tuple[UUID, int, int], set[int]] = defaultdict(set)
    rows = Seat.objects.sat().filter(seating__in=Seating.objects.filter(day__in=list(days)).standing())
    seats = rows.filter(visit__person__isnull=False).order_by("seating__round", "table")
    for day, number, table, person in seats.values_list(
        "seating__day", "seating__round", "table", "visit__person"
    ):
        if table is not None:
            found[day, number, table].add(person)
    return [Table(*where, frozenset(people)) for where, people in found.items()]


def meetings(
    days: Iterable[Day], among: Iterable[int] | None = None, before: tuple[UUID, int] | None = None
) -> Mapping[Pair, Meeting]:
    """Who met whom at the tables of these days (in their order), all or only ``among`` these people. One query.

    ``before`` a round of a day: that round and later ones of that day do not count.
    """
    ordered = list(days)
    place = {day.pk: number for number, day in enumerate(ordered)}
    wanted = None if among is None else frozenset(among)
    found: dict[Pair, Meeting] = {}
    for table in sorted(tables(ordered), key=lambda each: place[each.day]):
        if before and table.day == before[0] and table.round >= before[1]:
            continue
        there = table.people if wanted is None else table.people & wanted
        for pair in combinations(sorted(there), 2):
            already = found.get(pair)
            found[pair] = Meeting(already.times + 1 if already else 1, table.day)
    return found
