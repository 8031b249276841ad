"""What is asked of one round at the tables: who is there, how large the tables are, who met whom, and what must be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from plugdedag.engine.values import Wrong

Pair = tuple[str, str]  # ids of two people, the smaller first
Kind = Literal["pinned", "together", "apart"]


@dataclass(frozen=True)
class Person:
    """Somebody who is there. Nobody is anything but what is said here; the order of people is of no weight.

    ``networks`` where they come from; ``languages`` they can follow a conversation in (none named: any); ``attended``
    so many of the days so far; ``newcomer``: their first day; ``facilitator`` leads a table; ``host`` is of the host's.
    """

    id: str
    networks: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    attended: int = 0
    newcomer: bool = False
    facilitator: bool = False
    host: bool = False


@dataclass(frozen=True)
class Sizes:
    """How many sit at a table. The number of tables is the one whose mean size is nearest to ``preferred``."""

    min: int = 4
    max: int = 6
    preferred: int = 5


@dataclass(frozen=True)
class Met:
    """Two people sat together so many ``times``, the last time ``ago`` days of the network since (1: the last day)."""

    times: int
    ago: int = 1


@dataclass(frozen=True)
class Problem:
    """One round. ``tables``, when given, are the exact sizes in their order, rather than what ``sizes`` gives.

    ``met`` may name people who are not there. ``together`` and ``apart`` must be (``together`` also carries along: if a
    with b and b with c, the three sit together). ``pinned`` seats an id at the table of that number (0 is the first).
    ``days_so_far`` and ``days_to_come`` are days of the network: with ``attended`` they say how often two people will
    still be there together.
    """

    people: tuple[Person, ...]
    sizes: Sizes = Sizes()
    tables: tuple[int, ...] | None = None
    days_so_far: int = 0
    days_to_come: int = 0
    met: Mapping[Pair, Met] = field(default_factory=dict)
    together: tuple[Pair, ...] = ()
    apart: tuple[Pair, ...] = ()
    pinned: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Wish:
    """One thing that must be: two people ``together`` or ``apart``, or one ``pinned`` to a table."""

    kind: Kind
    ids: tuple[str, ...]
    table: int | None = None


class Contradiction(ValueError):
    """No seating keeps all wishes. These contradict each other, and leaving out any one of them makes one possible."""

    def __init__(self, wishes: tuple[Wish, ...]) -> None:
        super().__init__("; ".join(f"{wish.kind} {' and '.join(wish.ids)}" for wish in wishes))
        self.wishes = wishes


class Undecided(ValueError):
    """Whether any seating keeps all wishes could not be told in reasonable time."""

    def __init__(self) -> None:
        super().__init__(
            "With so many wishes it could not be told in time whether any seating keeps them all."
        )


def check(problem: Problem) -> None:
    """Raise :class:`Wrong` when the problem makes no sense by itself."""
    known = {person.id for person in problem.people}
    if len(known) < len(problem.people):
        names = [person.id for person in problem.people]
        raise Wrong(f"people: {next(name for name in names if names.count(name) > 1)} is there twice.")
    if not 1 <= problem.sizes.min <= problem.sizes.preferred <= problem.sizes.max:
        raise Wrong("table_sizes: 1 ≤ min ≤ preferred ≤ max is needed.")
    for kind, pairs in (("together", problem.together), ("apart", problem.apart)):
        for pair in pairs:
            if len(set(pair)) < 2:
                raise Wrong(f"{kind}: {pair[0]} is named with themselves.")
            present(known, kind, pair)
    present(known, "pinned", problem.pinned)
    if problem.tables is not None:
        fits(problem.tables, len(known))


def present(known: set[str], where: str, names: Iterable[str]) -> None:
    for name in names:
        if name not in known:
            raise Wrong(f"{where}: {name} is not one of the people.")


def fits(tables: tuple[int, ...], people: int) -> None:
    if any(size < 1 for size in tables):
        raise Wrong("tables: a table has at least one seat.")
    if sum(tables) < people:
        raise Wrong(f"tables: there are more people ({people}) than seats ({sum(tables)}).")
    if sum(tables) > people:
        raise Wrong(f"tables: these sizes are exact, and make {sum(tables)} seats for {people} people.")
