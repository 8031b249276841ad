"""Making a schedule: the surest way first, and a certificate for whatever came of it.

Theory of operation. See the package. A way that needs no search gives its rounds at once; where more rounds are
asked than it has, they are the start, and only what comes after them is searched. The budget is a number of moves,
so that the same seed gives the same answer on any machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from plugdedag.engine.mixing.rounds.bounds import least, wished
from plugdedag.engine.mixing.rounds.checker import Certificate, check
from plugdedag.engine.mixing.rounds.problem import RoundsProblem, Week
from plugdedag.engine.mixing.rounds.search import Progress, Search

MOVES = 1_000_000
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
    weeks, how = made(problem, Random(seed), moves, progress)  # noqa: S311 - nothing is kept secret by it
    tables = tuple(tuple(tuple(sorted(table)) for table in week) for week in weeks)
    return Schedule(tables, how, problem.perfect, least(problem), check(problem, tables))


def made(
    problem: RoundsProblem, chance: Random, moves: int, progress: Progress | None
) -> tuple[list[Week], str]:
    search = Search(problem, chance)
    search.run(moves, least(problem) - wished(problem), progress)
    return search.weeks, "search"
