"""A schedule, counted again from its bare lists.

Theory of operation. Whatever made a schedule is not believed: here each round is read as what it is, lists of
numbers. Everybody must sit once in a round or rest in it; tables must have the sizes asked for; nobody may have
rested more than once oftener than another; wishes must be kept. Then every pair is counted. This file shares no
code with the makers, and needs nothing but the question that was put.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from plugdedag.engine.mixing.rounds.problem import RoundsProblem

Rounds = Sequence[Sequence[Sequence[int]]]


@dataclass(frozen=True)
class Certificate:
    """What was found. ``faults`` in words: none in a sound schedule.

    ``repeats``: each time a pair sits together after its first; ``wished`` of those were asked for, by who sits
    together in every round. ``pairs``: how many different pairs met. ``oftenest``: how often the pair that met most
    did. ``rested``: how often who rested least and most did.
    """

    faults: tuple[str, ...]
    repeats: int
    wished: int
    pairs: int
    oftenest: int
    rested: tuple[int, int]

    @property
    def sound(self) -> bool:
        return not self.faults


def check(problem: RoundsProblem, rounds: Rounds) -> Certificate:
    """Count everything anew. Never raises on a broken schedule: what is broken is a fault."""
    faults = [] if len(rounds) == problem.rounds else [f"{len(rounds)} rounds instead of {problem.rounds}"]
    for number, tables in enumerate(rounds):
        faults += seated(problem, number, tables)
    met = Counter(
        (min(pair), max(pair)) for tables in rounds for table in tables for pair in combinations(table, 2)
    )
    sat = Counter(person for tables in rounds for table in tables for person in set(table))
    rested = [len(rounds) - sat[person] for person in range(problem.count)] or [0]
    if max(rested) - min(rested) > 1:
        faults.append(f"somebody rests {max(rested)} times, and somebody {min(rested)}")
    kept = set(map(ordered, problem.together))
    faults += [f"{a} and {b} share a table" for a, b in sorted(set(map(ordered, problem.apart))) if met[a, b]]
    faults += [f"{a} and {b} are not always together" for a, b in sorted(kept) if met[a, b] < len(rounds)]
    repeats = {pair: times - 1 for pair, times in met.items() if times > 1}
    wished = sum(times for pair, times in repeats.items() if alike(kept, pair))
    return Certificate(
        tuple(faults), sum(repeats.values()), wished, len(met), max(met.values(), default=0),
        (min(rested), max(rested)),
    )  # fmt: skip


def seated(problem: RoundsProblem, number: int, tables: Sequence[Sequence[int]]) -> list[str]:
    """What is wrong with one round."""
    faults = []
    many, resting = (
        Counter(person for table in tables for person in table),
        max(0, problem.count - problem.seats),
    )
    strangers = sorted(person for person in many if not 0 <= person < problem.count)
    twice = sorted(person for person, times in many.items() if times > 1)
    missing = problem.count - (len(many) - len(strangers)) - resting
    lengths = [len(table) for table in tables]
    if strangers:
        faults.append(f"round {number}: nobody is called {strangers[0]}")
    if twice:
        faults.append(f"round {number}: {twice[0]} sits at two seats")
    if missing:
        faults.append(f"round {number}: {missing} too few sit")
    if len(tables) != problem.tables:
        faults.append(f"round {number}: {len(tables)} tables instead of {problem.tables}")
    elif max(lengths) > problem.size or max(lengths) - min(lengths) > 1:
        faults.append(f"round {number}: tables of {min(lengths)} to {max(lengths)}")
    return faults


def ordered(pair: tuple[int, int]) -> tuple[int, int]:
    return min(pair), max(pair)


def alike(kept: set[tuple[int, int]], pair: tuple[int, int]) -> bool:
    """Whether these two are in one company: together by a pair, or by a chain of pairs."""
    reached, edge = {pair[0]}, {pair[0]}
    while edge:
        edge = {b for a in edge for one in kept if a in one for b in one} - reached
        reached |= edge
    return pair[1] in reached
