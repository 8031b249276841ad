"""What is asked of one round at the tables: who is there, how large the tables are, who met whom, and what must be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Pair = tuple[str, str]  # ids of two people, the smaller first


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
