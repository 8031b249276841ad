"""A chair for who has no card: when more walk in than there are cards, they sit where most room is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from plugdedag.days.models import Day, Visit
from plugdedag.engine.mixing.holding import NEVER, ordered
from plugdedag.seating.holders import people_of
from plugdedag.seating.matching import Costs, costs


def chairs(
    day: Day, without: Sequence[Visit], seated: Iterable[tuple[Visit, int]], tables: int
) -> Mapping[UUID, int]:
    """The table of each who has no card. ``seated``: who sits where already; ``tables``: how many there are.

    Not with whom they should not sit, nor alone; then where fewest do, then with whom they met least. Nothing is asked
    when all have a card.
    """
    if not without:
        return {}
    there: list[list[Visit]] = [[] for _table in range(tables)]
    for visit, table in seated:
        there.extend([] for _table in range(len(there), table + 1))  # one of their own, made by hand
        there[table].append(visit)
    known = costs(day, sorted(set(people_of([*without, *(visit for each in there for visit in each)]))))
    found = {}
    for visit in without:
        table = min(range(len(there)), key=lambda number: price(visit, there[number], known))
        there[table].append(visit)
        found[visit.pk] = table
    return found


def price(visit: Visit, there: Sequence[Visit], known: Costs) -> tuple[bool, bool, int, int]:
    """What it costs to sit there, the worst first: with whom one should not, alone, in a crowd, with whom one met."""
    costs = [
        known.get(ordered((visit.person_id, other)), 0)
        for other in people_of(there)
        if visit.person_id is not None
    ]
    return any(cost >= NEVER for cost in costs), not there, len(there), sum(costs)
