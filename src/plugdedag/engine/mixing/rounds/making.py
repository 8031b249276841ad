"""Making a schedule: the surest way first, and a certificate for whatever came of it.

Theory of operation. See the package. A way that needs no search gives its rounds at once; where more rounds are
asked than it has, they are the start, and only what comes after them is searched. The budget is a number of moves,
so that the same seed gives the same answer on any machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from plugdedag.engine.mixing.rounds.algebra import designed
from plugdedag.engine.mixing.rounds.bounds import least, pairs, wished
from plugdedag.engine.mixing.rounds.budget import Budget, Progress
from plugdedag.engine.mixing.rounds.checker import Certificate, check
from plugdedag.engine.mixing.rounds.kept import kept
from plugdedag.engine.mixing.rounds.placing import placed
from plugdedag.engine.mixing.rounds.problem import RoundsProblem, Week
from plugdedag.engine.mixing.rounds.search import HOT, WARM, Search
from plugdedag.engine.mixing.rounds.symmetric import symmetric
from plugdedag.engine.mixing.rounds.wishing import refuse

MOVES = 1_000_000
ANNEAL = 1_000_000  # moves of one cooling; who has more begins again, warm, from the best so far
MOST_SYMMETRIC = 2_500_000  # moves; what is not found by then rarely is
Tables = tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Schedule:
    """``rounds``: for each round its tables, each the numbers of who sits there, sorted.

    ``how`` it was found: "design", "kept", "symmetric" or "search". ``perfect``: the most rounds in which nobody
    could meet twice, by counting (None: nobody can meet twice, however many). ``least``: no schedule has fewer
    repeats. ``certificate``: counted from the lists.
    """

    rounds: tuple[Tables, ...]
    how: str
    perfect: int | None
    least: int
    certificate: Certificate

    @property
    def repeats(self) -> int:
        """Each time a pair sits together after its first."""
        return self.certificate.repeats

    @property
    def proven(self) -> bool:
        """Whether nobody could do better."""
        return self.repeats == self.least


def rounds(
    problem: RoundsProblem, *, seed: int, moves: int = MOVES, progress: Progress | None = None
) -> Schedule:
    """The schedule for this; the same for the same seed and moves. ``progress(moves, repeats)`` stops it by
    answering true."""
    refuse(problem)
    weeks, how = made(problem, Random(seed), Budget(moves, progress))  # noqa: S311 - nothing is kept secret by it
    tables = tuple(tuple(tuple(sorted(table)) for table in week) for week in weeks)
    return Schedule(tables, how, problem.perfect, least(problem), check(problem, tables))


def made(problem: RoundsProblem, chance: Random, budget: Budget) -> tuple[list[Week], str]:
    """The tables, and how they were found."""
    start: list[Week] = []
    if not problem.together and not problem.resting:
        for how, way in (("design", designed), ("kept", kept)):
            weeks = seated(problem, way(problem.tables, problem.largest, problem.rounds))
            if len(weeks) == problem.rounds:
                return weeks, how
            start = max(start, weeks, key=len)
        found = by_symmetry(problem, chance, budget)
        if found:
            return found, "symmetric"
    return searched(problem, chance, start, budget), "search"


def seated(problem: RoundsProblem, weeks: list[Week]) -> list[Week]:
    """As many of these rounds, from the first, as can hold the wishes and the empty seats."""
    best: list[Week] = []
    few, many = 1, len(weeks)
    while few <= many:
        some = many if many == len(weeks) else (few + many + 1) // 2  # all of them first, then by halves
        found = placed(problem, weeks[:some])
        if found is None:
            many = some - 1
        else:
            best, few = found, some + 1
    return best


def by_symmetry(problem: RoundsProblem, chance: Random, budget: Budget) -> list[Week] | None:
    """Rounds without a repeat by symmetry, with at most half of the moves; or None."""
    most = problem.perfect
    if most is None or problem.rounds > most or least(problem):
        return None
    half = min(MOST_SYMMETRIC, budget.left // 2)
    weeks = symmetric(problem.tables, problem.largest, problem.rounds, most, chance, budget, half)
    return placed(problem, weeks) if weeks else None


def searched(problem: RoundsProblem, chance: Random, start: list[Week], budget: Budget) -> list[Week]:
    """Plain search: first of the rounds that come after the start alone, then of all.

    After a start in which everybody met everybody there is nothing to search: it comes again, under other names.
    """
    if start and check(problem, start).pairs == pairs(problem.count):
        return renamed(start, problem.rounds, chance)
    target = least(problem) - wished(problem)
    search, hot = Search(problem, chance, start, held=len(start)), HOT
    if len(problem.sizes) < 2:
        return search.weeks
    if start:
        search.run(budget, min(ANNEAL, budget.left // 2), target)
        hot = WARM
    while budget.left and search.cost > target:
        search = Search(problem, chance, search.weeks)
        search.run(budget, ANNEAL, target, hot)
        hot = WARM
    return search.weeks


def renamed(start: list[Week], rounds: int, chance: Random) -> list[Week]:
    """So many rounds: the start, and the start again with each person in the place of another."""
    weeks, names = list(start), sorted(one for table in start[0] for one in table)
    while len(weeks) < rounds:
        chance.shuffle(names)
        weeks += [[[names[one] for one in table] for table in week] for week in start]
    return weeks[:rounds]
