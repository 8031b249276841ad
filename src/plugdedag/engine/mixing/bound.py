"""How few repeats there must be tonight: a number no seating can go below.

Theory of operation. Take any people S who have nearly all met. At T tables m of them make at least B(m, T) pairs at
one table, spread as evenly as can be; only as many of those can be new as S has pairs who have not met. So B(m, T) −
(pairs of S not yet met) repeats are forced. The best S is looked for by leaving out, one at a time, who has most
people yet to meet, then by taking in and leaving out whoever helps. Once found it is set apart and another is looked
for among the others: repeats within separate sets add up. Beside that stands each person's own count: who needs three
neighbours and has one person left to meet, meets two again. The larger of the two is told.

Nothing is assumed about how the search went: a seating that has no more repeats than this is proven to have the
fewest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Forced:
    """People (by number) among whom so many repeats are forced."""

    people: frozenset[int]
    repeats: int


def crowded(people: int, tables: int) -> int:
    """The fewest pairs that share a table when so many people are spread over the tables."""
    if tables == 0:
        return 0
    each, over = divmod(people, tables)
    return tables * (each * (each - 1) // 2) + over * each


def forced(met: Sequence[frozenset[int] | set[int]], tables: int, seats: int) -> list[Forced]:
    """Separate sets of people among whom repeats are forced; ``seats`` is the largest table."""
    found: list[Forced] = []
    left = core(met, tables - seats + 1)
    while True:
        best = densest(left, tables)
        if best.repeats <= 0:
            return found
        found.append(best)
        left = {one: near - best.people for one, near in left.items() if one not in best.people}


def core(met: Sequence[frozenset[int] | set[int]], degree: int) -> dict[int, frozenset[int]]:
    """Only who has met that many others who have, too, can be in a set that forces anything."""
    left = {one: set(near) for one, near in enumerate(met)}
    few = [one for one, near in left.items() if len(near) < degree]
    while few:
        gone = few.pop()
        for other in left.pop(gone, ()):
            left[other].discard(gone)
            if len(left[other]) < degree:
                few.append(other)
    return {one: frozenset(near) for one, near in left.items()}


def densest(met: dict[int, frozenset[int]], tables: int) -> Forced:
    """The set that forces most, as far as peeling and polishing find it."""
    inside = set(met)
    near = {one: len(met[one] & inside) for one in sorted(met)}
    missing = (len(inside) * (len(inside) - 1) - sum(near.values())) // 2
    best, kept = 0, frozenset[int]()
    while inside:
        worth = crowded(len(inside), tables) - missing
        if worth > best:
            best, kept = worth, frozenset(inside)
        least = min(near, key=lambda one: (near[one], one))
        missing -= len(inside) - 1 - near.pop(least)
        inside.discard(least)
        for other in met[least] & inside:
            near[other] -= 1
    return polished(met, tables, Forced(kept, best))


def polished(met: dict[int, frozenset[int]], tables: int, start: Forced) -> Forced:
    """Take in and leave out one at a time, or one for another, as long as it forces more."""
    people, worth = set(start.people), start.repeats
    missing = crowded(len(people), tables) - worth
    better = bool(people)
    while better:
        better = False
        for one in sorted(met):
            lacks = len(people) - (one in people) - len(met[one] & people)
            others = len(people) - 1 if one in people else len(people) + 1
            changed = missing - lacks if one in people else missing + lacks
            if crowded(others, tables) - changed > worth:
                people ^= {one}
                missing, worth, better = changed, crowded(others, tables) - changed, True
    return Forced(frozenset(people), worth)


def lonely(met: Sequence[frozenset[int] | set[int]], smallest: int) -> int:
    """Repeats forced because people have too few left to meet for their table, two of them sharing each."""
    people = len(met)
    short = sum(max(0, smallest - 1 - (people - 1 - len(near))) for near in met)
    return -(-short // 2)


def least(met: Sequence[frozenset[int] | set[int]], tables: Sequence[int]) -> tuple[int, list[Forced]]:
    """The fewest repeats at tables of these sizes, and the sets of people that force them.

    There are no sets when it is everybody's own count that forces most.
    """
    if not tables:
        return 0, []
    sets = forced(met, len(tables), max(tables))
    among, own = sum(one.repeats for one in sets), lonely(met, min(tables))
    return (own, []) if own > among else (among, sets)
