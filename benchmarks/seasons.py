"""What the tables are tried on: seasons in three shapes, a crowd of any size, and a lunch full of wishes."""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import combinations

from plugdedag.engine.mixing import Met, Person, Problem

PEOPLE, DAYS = 300, 72
FEWEST, MOST = 25, 40


@dataclass(frozen=True)
class World:
    """The days, each with who comes; everybody's networks; how often each came in the 72 days before."""

    days: list[list[str]]
    networks: dict[str, frozenset[str]]
    before: dict[str, int]


def loyal(chance: random.Random) -> list[float]:
    """24 who nearly always come, 76 regulars, 200 now and then."""
    spans = [(0.55, 0.85)] * 24 + [(0.06, 0.2)] * 76 + [(0.005, 0.05)] * 200
    return [chance.uniform(*span) for span in spans]


def equal(chance: random.Random) -> list[float]:
    """Everybody comes as often as everybody."""
    return [0.108] * PEOPLE


def season(shape: str, seed: int) -> World:
    """A season that is the same for the same seed."""
    chance = random.Random(f"{shape} {seed}")
    rates = equal(chance) if shape == "equal" else loyal(chance)
    names = [f"p{number:03}" for number in range(PEOPLE)]
    group = [number % 2 for number in range(PEOPLE)]

    def day(number: int) -> list[str]:
        while True:
            there = [
                name for who, name in enumerate(names)
                if chance.random() < pull(rates[who], shape == "cliques", group[who] == number % 2)
            ]  # fmt: skip
            if FEWEST <= len(there) <= MOST:
                return there

    networks = {}
    for who, name in enumerate(names):
        mine = {f"n{int(40 * chance.random() ** 1.6)}" for _ in range(1 + (chance.random() < 0.35))}
        networks[name] = frozenset(
            mine | ({f"clique {group[who]}"} if shape == "cliques" and who < 60 else set())
        )
    earlier = [day(number) for number in range(DAYS)]
    days = [day(number) for number in range(DAYS)]
    return World(days, networks, {name: sum(name in there for there in earlier) for name in names})


def pull(rate: float, cliques: bool, mine: bool) -> float:
    """Of two cliques each has its own weeks, and hardly comes in the other's."""
    return rate if not cliques else min(1.0, rate * 1.35) if mine else rate * 0.65


def crowd(many: int) -> Problem:
    """So many people who have met forty others each, with a facilitator in six and networks of eight."""
    chance = random.Random(many)
    names = [f"p{number:05}" for number in range(many)]
    there = tuple(
        Person(
            name, frozenset({f"n{chance.randrange(many // 8 + 1)}"}),
            attended=chance.randrange(30), facilitator=not n % 6,
        )
        for n, name in enumerate(names)
    )  # fmt: skip
    pairs = (chance.sample(range(many), 2) for _ in range(min(20 * many, many * many // 8)))
    met = {(names[min(pair)], names[max(pair)]): Met(1, 3) for pair in pairs}
    return Problem(there, met=met, days_so_far=30, days_to_come=42)


def lunch(seed: int) -> Problem:
    """Forty of whom three in ten pairs have met, who wish for ten things."""
    chance = random.Random(seed)
    names = [f"p{number:02}" for number in range(40)]
    there = tuple(
        Person(
            name, frozenset({f"n{chance.randrange(12)}"}),
            frozenset({"nl"} if n % 6 else {"en"} if n % 12 else {"en", "nl"}),
            chance.randrange(30), n % 9 == 1, n % 5 == 0, n % 13 == 3,
        )
        for n, name in enumerate(names)
    )  # fmt: skip
    pairs = list(combinations(names, 2))
    met = {pair: Met(chance.randint(1, 3), chance.randint(1, 9)) for pair in pairs if chance.random() < 0.45}
    wishes = chance.sample([pair for pair in pairs if min(pair) > "p05"], 8)
    return Problem(
        there, met=met, days_so_far=30, days_to_come=42, together=tuple(wishes[:3]), apart=tuple(wishes[3:]),
        pinned={"p01": 2, "p02": 5},
    )  # fmt: skip
