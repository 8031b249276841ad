"""What several rounds can bring, told before anybody prints: how many tables, and who would meet twice.

The engine is asked for the rounds themselves: the same number of people, size and rounds always gives the same answer,
so what was told is what is made. People are put on the numbers afterwards (``holding``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from random import Random

from plugdedag.engine.mixing.rounds import RoundsProblem, Schedule, rounds

SIZES, MOST_CARDS, MOST_ROUNDS = range(2, 11), 1000, 12
SEED, MOVES = 1, 60_000  # as many as about a second holds
Week = Sequence[Sequence[int]]


@dataclass(frozen=True)
class Plan:
    """So many numbered cards, at most so many at a table, so many rounds."""

    cards: int
    size: int
    rounds: int

    @property
    def tables(self) -> int:
        return -(-self.cards // self.size)


@dataclass(frozen=True)
class Outlook:
    """``again``: for each round how many pairs in it have met before. ``best``: nobody could make it fewer."""

    plan: Plan
    schedule: list[list[list[int]]]  # cards, numbered from 1
    again: tuple[int, ...]
    best: bool

    @property
    def repeats(self) -> int:
        return sum(self.again)

    @property
    def late(self) -> list[tuple[int, int]]:
        """The rounds in which some meet again, with how many pairs."""
        return [(number, count) for number, count in enumerate(self.again, 1) if count]

    @property
    def smallest(self) -> int:
        return min(len(table) for table in self.schedule[0])


@lru_cache(maxsize=32)
def solved(plan: Plan) -> Schedule:
    problem = RoundsProblem(plan.tables, plan.size, plan.rounds, plan.cards)
    return rounds(problem, seed=SEED, moves=MOVES)


def outlook(plan: Plan) -> Outlook:
    """What these rounds would be; within about a second, and at once when it was asked before."""
    found = solved(plan)
    schedule = [[[person + 1 for person in table] for table in tables] for tables in found.rounds]
    return Outlook(plan, walked(schedule), again(schedule), found.proven)


def walked(schedule: list[list[list[int]]]) -> list[list[list[int]]]:
    """The same company at other tables: formulas like to keep one person of each at the same table all evening.

    Tables of one size change places alone, so that each keeps its number of chairs.
    """
    chance = Random(SEED)  # noqa: S311 - nothing is kept secret by it
    return [schedule[0], *(elsewhere(tables, chance) for tables in schedule[1:])]


def elsewhere(tables: list[list[int]], chance: Random) -> list[list[int]]:
    piles = {size: [table for table in tables if len(table) == size] for size in map(len, tables)}
    for pile in piles.values():
        chance.shuffle(pile)
    return [piles[len(table)].pop() for table in tables]


def again(schedule: Sequence[Week]) -> tuple[int, ...]:
    """For each round how many of its pairs sat together in one before it."""
    met: Counter[tuple[int, ...]] = Counter()
    found = []
    for tables in schedule:
        pairs = [pair for table in tables for pair in combinations(sorted(table), 2)]
        found.append(sum(met[pair] > 0 for pair in pairs))
        met.update(pairs)
    return tuple(found)
