"""Who holds which number of a schedule that is fixed: the rounds stay as they are, people change numbers.

Theory of operation. A schedule says which *numbers* share a table; swapping the people behind two numbers leaves it as
good as it was, however often. So wishes cost nothing: of all ways to hand the numbers out, one is looked for in which
people who should not meet share no table, and people who know each other share few. With near(i) the numbers that sit
with number i in some round, and c(a, b) what it costs when two people share a table once, the sum of c over all shared
tables is brought down by swapping two people as long as it gets no worse (hill climbing with sideways steps, the move
of Dotú & Van Hentenryck, *Scheduling Social Golfers Locally*, CPAIOR 2005, here between numbers instead of tables).
One swap looks at the tablemates of two numbers only: rounds × (size − 1) each. Then everybody who still meets somebody
they must not is tried against every other number.

Numbers that nobody holds are people too, who know one another a little: that spreads the empty chairs over the tables.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from random import Random

Pair = tuple[int, int]
Rounds = Sequence[Sequence[Sequence[int]]]
NEVER = 10_000  # what it costs when two share a table who should not
EMPTY = 1  # what it costs when two empty chairs share a table
A_HEAD = 60  # moves tried for each person


class Holding:
    """Who is behind each number, what that costs, and swaps that bring it down. ``people`` hold the first numbers."""

    def __init__(self, rounds: Rounds, people: int, costs: Mapping[Pair, int], chance: Random) -> None:
        self.near = near(rounds)
        self.size, self.chance = len(self.near), chance
        if people > self.size:
            raise ValueError(f"{people} people do not fit on {self.size} numbers.")
        self.costs: dict[int, dict[int, int]] = defaultdict(dict)
        for (one, other), cost in sorted(costs.items()):
            self.costs[one][other] = self.costs[other][one] = cost
        nobody = range(people, self.size)
        for one in nobody:
            self.costs[one] = {other: EMPTY for other in nobody if other != one}
        self.keen = {person for person, mine in self.costs.items() if min(mine.values(), default=0) < 0}
        self.who = list(range(self.size))
        chance.shuffle(self.who)

    def cost(self, person: int, place: int, but: int = -1) -> int:
        """What it costs that somebody holds that number, ``but`` for who they would swap with."""
        mine, who = self.costs.get(person), self.who
        if not mine:
            return 0
        return sum(mine.get(who[mate], 0) for mate in self.near[place] if who[mate] not in (person, but))

    def gain(self, one: int, other: int) -> int:
        """How much less it costs when the holders of two numbers swap."""
        a, b = self.who[one], self.who[other]
        now = self.cost(a, one, b) + self.cost(b, other, a)
        return now - self.cost(a, other, b) - self.cost(b, one, a)

    def swap(self, one: int, other: int) -> None:
        self.who[one], self.who[other] = self.who[other], self.who[one]

    def climb(self, moves: int) -> None:
        """Swap as long as it gets no worse; who is well where they are, and would like nothing more, stays."""
        for _move in range(moves):
            one, other = self.chance.randrange(self.size), self.chance.randrange(self.size)
            moved = self.who[one]
            if one == other or not (moved in self.keen or self.cost(moved, one) > 0):
                continue
            if self.gain(one, other) >= 0:
                self.swap(one, other)

    def part(self) -> None:
        """Everybody who meets somebody they must not goes to the number where that costs least."""
        for one in range(self.size):
            if self.cost(self.who[one], one) < NEVER // 2:
                continue
            best = max(
                (other for other in range(self.size) if other != one), key=lambda other: self.gain(one, other)
            )
            if self.gain(one, best) > 0:
                self.swap(one, best)


def near(rounds: Rounds) -> list[list[int]]:
    """For each number those who share its table, once for each round in which they do."""
    size = 1 + max((number for tables in rounds for table in tables for number in table), default=-1)
    found: list[list[int]] = [[] for _number in range(size)]
    for tables in rounds:
        for table in tables:
            for number in table:
                found[number] += [mate for mate in table if mate != number]
    return found


def hold(
    rounds: Rounds, people: int, *, seed: int, apart: Iterable[Pair] = (), costs: Mapping[Pair, int] | None = None,
    moves: int | None = None,
) -> list[int]:  # fmt: skip
    """The number that each of so many people holds, by the place of the person. Numbers start at 0, as in ``rounds``.

    ``apart``: pairs of people who should share no table; ``costs``: what it costs when a pair does share one, below
    ``NEVER``; less than nothing for who would like to. ``moves``: how many swaps are tried. Raises ``ValueError`` when
    there are more people than numbers.
    """
    chance = Random(seed)  # noqa: S311 - nothing is kept secret by it
    all_costs = {**(costs or {}), **dict.fromkeys(map(ordered, apart), NEVER)}
    found = Holding(rounds, people, all_costs, chance)
    if found.size > 1:
        found.climb(A_HEAD * found.size if moves is None else moves)
        found.part()
    number_of = {person: number for number, person in enumerate(found.who)}
    return [number_of[person] for person in range(people)]


def ordered(pair: Pair) -> Pair:
    return (min(pair), max(pair))
