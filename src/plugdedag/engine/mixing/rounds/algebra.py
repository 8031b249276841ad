"""Schedules by formula: nobody meets twice, and nothing is searched.

Theory of operation. Five families, of which the longest that fits is taken.

- *Pairs* (s = 2): 2g people in 2g − 1 rounds, by the circle method: one stays, the others move round (T. P.
  Kirkman, 1847).
- *Columns*: person (c, x) of s columns and g places sits in round a at table x − a·b(c), counted in a ring of g
  elements. Two people meet in rounds a and a′ only if (a − a′)(b − b′) = 0, so never if one of the two can be
  divided by. In a field that gives g rounds for each s ≤ g; of fields side by side (:mod:`fields`) g rounds if s is
  no more than the least of them, or that many rounds for each s (MacNeish 1922; Bose 1938: mutually orthogonal
  Latin squares). Modulo g alone it is true of the first numbers, as long as (R − 1)(s − 1) < g. Columns are people
  who have not met: if s divides g, each is divided over g / s tables in the same way, in the rounds after those.
- *Triples* (s = 3, g = q ≡ 1 mod 6 a prime power): all (3q − 1)/2 rounds, after Ray-Chaudhuri & Wilson (1971).
- *Fours* (s = 4, 3q + 1 people, q ≡ 1 mod 4 a prime power): all q rounds, after Bose (1939) and Hanani,
  Ray-Chaudhuri & Wilson (1972).
"""

from __future__ import annotations

from collections.abc import Callable

from plugdedag.engine.mixing.rounds.fields import Field, Ring, field, power
from plugdedag.engine.mixing.rounds.problem import Week


def designed(tables: int, size: int, rounds: int) -> list[Week]:
    """At most so many rounds by formula, in which nobody meets twice; fewer where no formula gives more."""
    if not size:
        return [[[] for _ in range(tables)] for _ in range(rounds)]
    found: list[Week] = []
    for way in (once, pairs, columns, progression, triples, fours, squares):
        weeks = way(tables, size, rounds)
        if len(weeks) >= rounds:
            return weeks[:rounds]
        found = max(found, weeks, key=len)
    return found


def once(tables: int, size: int, rounds: int) -> list[Week]:
    return [[list(range(table * size, (table + 1) * size)) for table in range(tables)]][:rounds]


def pairs(tables: int, size: int, rounds: int) -> list[Week]:
    if size != 2:
        return []
    ring = 2 * tables - 1
    return [
        [[ring, turn], *([(turn + step) % ring, (turn - step) % ring] for step in range(1, tables))]
        for turn in range(min(rounds, ring))
    ]


def columns(tables: int, size: int, rounds: int) -> list[Week]:
    if size > tables:
        return []
    ring = Ring(tables)
    if size <= ring.least:
        steps, scales = list(range(min(tables, rounds))), [ring.same(place) for place in range(size)]
    else:
        steps, scales = [ring.same(place) for place in range(min(ring.least, rounds))], list(range(size))
    weeks = developed(tables, steps, scales, ring.add, ring.multiply)
    if len(weeks) == tables and tables % size == 0:
        within = designed(tables // size, size, rounds - tables)
        weeks += [
            [[column * tables + one for one in table] for column in range(size) for table in week]
            for week in within
        ]
    return weeks


def progression(tables: int, size: int, rounds: int) -> list[Week]:
    if size > tables:
        return []
    many = rounds if size == 1 else min(rounds, 1 + (tables - 1) // (size - 1))
    return developed(
        tables,
        list(range(many)),
        list(range(size)),
        lambda a, b: (a + b) % tables,
        lambda a, b: a * b % tables,
    )


def developed(
    tables: int,
    steps: list[int],
    scales: list[int],
    add: Callable[[int, int], int],
    multiply: Callable[[int, int], int],
) -> list[Week]:
    """For each step a round, in which table t holds person t + step · scale of each column."""
    weeks = []
    for step in steps:
        offsets = [multiply(step, scale) for scale in scales]
        weeks.append(
            [
                [column * tables + add(table, offset) for column, offset in enumerate(offsets)]
                for table in range(tables)
            ]
        )
    return weeks


def triples(tables: int, size: int, rounds: int) -> list[Week]:
    prime = power(tables)
    if size != 3 or tables % 6 != 1 or prime is None:
        return []
    whole, third = field(*prime), (tables - 1) // 3
    sixth, root = third // 2, whole.powers
    within = [
        [column * tables + root[start + turn] for turn in (0, third, 2 * third)]
        for column in range(3)
        for start in range(sixth)
    ]
    across = [
        [column * tables + root[(start + column * third) % (tables - 1)] for column in range(3)]
        for start in range(tables - 1)
    ]
    odd = [table for start, table in enumerate(across) if start // sixth % 2]
    even = [table for start, table in enumerate(across) if not start // sixth % 2]
    base = [[0, tables, 2 * tables], *within, *odd]
    weeks = [moved(base, by, whole) for by in range(tables)]
    return weeks + [[moved([table], by, whole)[0] for by in range(tables)] for table in even]


def fours(tables: int, size: int, rounds: int) -> list[Week]:
    order = (4 * tables - 1) // 3
    prime = power(order) if order > 1 else None
    if size != 4 or (4 * tables - 1) % 3 or order % 4 != 1 or prime is None:
        return []
    whole, quarter = field(*prime), (order - 1) // 4
    root = whole.powers
    base = [[0, order, 2 * order, 3 * order]]
    for column in range(3):
        here, there = column * order, (column + 1) % 3 * order
        for start in range(quarter):
            one, two, three, four = (root[start + turn * quarter] for turn in range(4))
            base.append([here + one, here + three, there + two, there + four])
    return [moved(base, by, whole) for by in range(order)]


def moved(week: Week, by: int, whole: Field) -> Week:
    """A week with each column moved along by this element; who is beyond the columns stays."""
    order = whole.order
    return [
        [
            one - one % order + whole.add(one % order, by) if one < 3 * order else one
            for one in table
        ]
        for table in week
    ]  # fmt: skip


def squares(tables: int, size: int, rounds: int) -> list[Week]:
    if size != tables or tables % 12 != 10:
        return []
    few = tables // 3  # beside the ring of 2 · few + 1 places there are so many tables that no step moves
    ring = 2 * few + 1
    rows = [[0, one, 2 * few + 1 - one, ring + one - 1] for one in range(1, few + 1)]
    mixed = [[row[turn ^ place] for place in range(4)] for row in rows for turn in range(4)]
    people = [
        [(seat + step) % ring if seat < ring else seat for seat in row]
        for row in [[0, 0, 0, 0], *mixed]
        for step in range(ring)
    ]
    people += [
        [ring + seat for seat in (a, b, (a + b) % few, (a - b) % few)] for a in range(few) for b in range(few)
    ]
    return [
        [[who for who, seats in enumerate(people) if seats[place] == table] for table in range(tables)]
        for place in range(4)
    ]
