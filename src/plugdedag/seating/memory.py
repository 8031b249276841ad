"""Who sat with whom: from the tables of the days that were, people who were really there alone.

A late change of a round counts as that round: only the seating that holds is remembered, so who was moved after the
soup is remembered with the second table. Who left met who was there, if they sat at all. Who came without an account
is a guest, and is not remembered.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
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


def tables(days: Iterable[Day], among: Collection[int] | None = None) -> list[Table]:
    """The real tables of these days, in the order of the rounds; of all people or only ``among`` these. Two queries.

    A day is read once a round and not once a seat: making its key of text took longer than all that is done with it.
    """
    rounds = Seating.objects.filter(day__in=list(days)).standing().order_by("round", "pk")
    where = {key: (day, number) for key, day, number in rounds.values_list("pk", "day", "round")}
    seats = Seat.objects.sat().filter(seating__in=list(where), visit__person__isnull=False)
    if among is not None:
        seats = seats.filter(visit__person__in=among)
    found: dict[tuple[int, int], set[int]] = defaultdict(set)
    for seating, table, person in seats.values_list("seating", "table", "visit__person"):
        if table is not None:
            found[seating, table].add(person)
    place = {key: number for number, key in enumerate(where)}
    ordered = sorted(found, key=lambda at: (place[at[0]], at[1]))
    return [Table(*where[seating], table, frozenset(found[seating, table])) for seating, table in ordered]


def meetings(
    days: Iterable[Day], among: Collection[int] | None = None, before: tuple[UUID, int] | None = None
) -> Mapping[Pair, Meeting]:
    """Who met whom at the tables of these days (in their order), all or only ``among`` these people. Two queries.

    ``before`` a round of a day: that round and later ones of that day do not count.
    """
    ordered = list(days)
    place = {day.pk: number for number, day in enumerate(ordered)}
    found: dict[Pair, Meeting] = {}
    for table in sorted(tables(ordered, among), key=lambda each: place[each.day]):
        if before and table.day == before[0] and table.round >= before[1]:
            continue
        for pair in combinations(sorted(table.people), 2):
            already = found.get(pair)
            found[pair] = Meeting(already.times + 1 if already else 1, table.day)
    return found
