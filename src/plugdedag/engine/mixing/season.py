"""A whole season of which it is known beforehand who comes when: the yardstick of what could have been, and a bound.

Theory of operation. The days are searched in turn with the same swaps as a single day. What a pair costs on a day is
what it costs to meet once more than on all other days, those before and those after; so each step is a step of one
annealing over the whole season, in blocks of a day, and the heat falls from sweep to sweep.

The bound: let S be any people, and m of them be there on a day with T tables. That day at least B(m, T) pairs of S
share a table (:func:`bound.crowded`), so over the season the sum of those; only as many of them can be new as S has
pairs who are ever there on the same day. The rest are repeats that nobody can avoid, however much they knew. S is
looked for among the most loyal, for each number of them, and then polished one by one; what is found for separate
sets adds up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from plugdedag.engine.mixing.arranging import cooling
from plugdedag.engine.mixing.bound import crowded
from plugdedag.engine.mixing.prices import NETWORK, REPEAT, masks
from plugdedag.engine.mixing.problem import Person, Sizes
from plugdedag.engine.mixing.rules import Rules
from plugdedag.engine.mixing.search import Board, Dice, anneal
from plugdedag.engine.mixing.sizing import counts, even
from plugdedag.engine.mixing.wishes import Room
from plugdedag.engine.values import Wrong

MOVES = 100_000
SWEEPS = 150
HOT, COLD = REPEAT // 4, REPEAT // 14
AGAIN = REPEAT // 100  # who knows everything beforehand need not spread the repeats they cannot avoid

Progress = Callable[[int, int], object]


@dataclass(frozen=True)
class Season:
    """Who comes on each of the days, by id. ``networks`` by id, where known."""

    days: tuple[tuple[str, ...], ...]
    sizes: Sizes = Sizes()
    networks: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Plan:
    """The tables of each day. ``acquaintances``: different pairs who sat together; none can have more than ``most``."""

    days: tuple[tuple[tuple[str, ...], ...], ...]
    acquaintances: int
    repeats: int
    cross_network_pairs: int
    most: int


def check(season: Season) -> None:
    """Raise :class:`Wrong` when the season makes no sense by itself."""
    if not 1 <= season.sizes.min <= season.sizes.preferred <= season.sizes.max:
        raise Wrong("table_sizes: 1 ≤ min ≤ preferred ≤ max is needed.")
    for number, day in enumerate(season.days):
        if len(set(day)) < len(day):
            raise Wrong(f"days[{number}]: somebody is there twice.")


def season(given: Season, *, seed: int, moves: int = MOVES, progress: Progress | None = None) -> Plan:
    """Tables for every day, everything known beforehand. ``moves``: tried swaps a day. Raises :class:`Wrong`.

    ``progress`` hears after each sweep how many swaps were tried and how many repeats there are; what is true, said
    by it, stops the search.
    """
    check(given)
    names = sorted({name for day in given.days for name in day})
    number = {name: place for place, name in enumerate(names)}
    whole = Whole(given, number, Dice(seed))
    for sweep, heat in enumerate(cooling(HOT, COLD, SWEEPS)):
        whole.sweep(heat, max(1, moves // SWEEPS))
        if progress and progress((sweep + 1) * (moves // SWEEPS) * len(given.days), whole.repeats()):
            break
    return planned(given, whole.named(names))


class Whole:
    """All days at once: who sits where, and how often each two sit together."""

    def __init__(self, given: Season, number: Mapping[str, int], dice: Dice) -> None:
        self.many, self.dice = len(number), dice
        self.days = [sorted(number[name] for name in day) for day in given.days]
        self.rooms = [even(len(day), counts(len(day), given.sizes)[0]) for day in given.days]
        self.networks = masks([given.networks.get(name, frozenset()) for name in sorted(number)])
        self.together: dict[int, int] = {}
        self.at = [self.dealt(day, room) for day, room in zip(self.days, self.rooms, strict=True)]
        for place in range(len(self.days)):
            self.count(place, 1)

    def dealt(self, day: Sequence[int], room: Room) -> list[int]:
        """Everybody, and the empty seats after them, at the tables in turn."""
        people, tables = list(range(len(day))), len(room.seats)
        self.dice.shuffle(people)
        at = [0] * (len(day) + room.spare)
        for turn, person in enumerate([*people, *range(len(day), len(at))]):
            at[person] = turn % tables
        return at

    def pairs(self, place: int) -> Iterable[tuple[int, int]]:
        tables: dict[int, list[int]] = {}
        for person, table in zip(self.days[place], self.at[place], strict=False):
            tables.setdefault(table, []).append(person)
        return (pair for table in tables.values() for pair in combinations(table, 2))

    def count(self, place: int, more: int) -> None:
        for one, other in self.pairs(place):
            key = one * self.many + other
            self.together[key] = self.together.get(key, 0) + more

    def sweep(self, heat: int, moves: int) -> None:
        for place in range(len(self.days)):
            self.count(place, -1)
            room, people = self.rooms[place], self.days[place]
            rules = Rules([Person("")], room.slack, max(room.seats, default=1))
            codes = [rules.codes[0]] * len(people) + [1] * room.spare
            units = len(codes)
            homes = [[0] * units for _ in room.seats]
            board = Board(
                self.weights(people, units), homes, [1] * units, codes, range(units), self.at[place]
            )
            anneal(board, rules, [heat], moves, self.dice, settle=False)
            self.count(place, 1)

    def weights(self, people: Sequence[int], units: int) -> list[list[int]]:
        found = [[0] * units for _ in range(units)]
        together, networks = self.together, self.networks
        for one, here in enumerate(people):
            row, base, mine = found[one], here * self.many, networks[here]
            for other in range(one + 1, len(people)):
                there = people[other]
                times = together.get(base + there, 0)
                price = REPEAT + AGAIN * (times - 1) if times else 0
                if mine & networks[there]:
                    price += NETWORK
                if price:
                    row[other] = found[other][one] = price
        return found

    def repeats(self) -> int:
        return sum(times - 1 for times in self.together.values() if times > 1)

    def named(self, names: Sequence[str]) -> list[list[list[str]]]:
        found = []
        for day, at, room in zip(self.days, self.at, self.rooms, strict=True):
            tables: list[list[str]] = [[] for _ in room.seats]
            for person, table in zip(day, at, strict=False):
                tables[table].append(names[person])
            found.append(tables)
        return found


def planned(given: Season, days: Sequence[Sequence[Sequence[str]]]) -> Plan:
    """What these tables come to; whoever made them."""
    pairs = [pair for day in days for table in day for pair in combinations(sorted(table), 2)]
    none: frozenset[str] = frozenset()
    cross = sum(not given.networks.get(one, none) & given.networks.get(other, none) for one, other in pairs)
    ordered = tuple(tuple(tuple(sorted(table)) for table in day) for day in days)
    return Plan(ordered, len(set(pairs)), len(pairs) - len(set(pairs)), cross, most(given))


def most(given: Season) -> int:
    """No seating of this season brings more different pairs together than this."""
    tables = [counts(len(day), given.sizes)[0] for day in given.days]
    pairs = sum(crowded(len(day), many) for day, many in zip(given.days, tables, strict=True))
    left = {name for day in given.days for name in day}
    total = 0
    while True:
        people, repeats = Loyal(given.days, tables, left).found()
        if repeats <= 0:
            return pairs - total
        total += repeats
        left -= people


class Loyal:
    """The people among whom most repeats are forced over the season."""

    def __init__(self, days: Sequence[Sequence[str]], tables: Sequence[int], left: set[str]) -> None:
        self.tables = tables
        self.there: dict[str, set[int]] = {name: set() for name in sorted(left)}
        self.seen: dict[str, set[str]] = {name: set() for name in left}
        for number, day in enumerate(days):
            present = [name for name in day if name in left]
            for name in present:
                self.there[name].add(number)
                self.seen[name].update(present)
        self.there_today = [0] * len(tables)
        self.people: set[str] = set()
        self.worth = 0

    def gain(self, name: str) -> int:
        """What taking this person in (or leaving them out) changes."""
        inside = name in self.people
        pairs = len(self.seen[name] & self.people) - inside
        crowd = sum((self.there_today[day] - inside) // self.tables[day] for day in self.there[name])
        return pairs - crowd if inside else crowd - pairs

    def turn(self, name: str) -> None:
        step = -1 if name in self.people else 1
        self.worth += self.gain(name)
        self.people ^= {name}
        for day in self.there[name]:
            self.there_today[day] += step

    def found(self) -> tuple[set[str], int]:
        ordered = sorted(self.there, key=lambda name: (-len(self.there[name]), name))
        best, size = 0, 0
        for number, name in enumerate(ordered):
            self.turn(name)
            if self.worth > best:
                best, size = self.worth, number + 1
        for name in ordered[size:]:
            self.turn(name)
        better = True
        while better:
            better = False
            for name in ordered:
                if self.gain(name) > 0:
                    self.turn(name)
                    better = True
        return self.people, self.worth
