"""What must be, and whether it can: pins, people together, people apart; a place for everybody, or who contradict.

Theory of operation. People who sit together are one *unit*; a unit may be pinned to a table and may not share one
with certain others. Finding tables for the units is bin packing with conflicts, and it is done exactly: the unit with
the fewest tables left goes first (as in colouring a graph), tables that are alike in every way are tried once, and
who has no wish at all is only counted, because any free seat will do. A straight try without ever going back comes
first, and mostly does. When nothing is found after trying everything, wishes are left out, half of them, a quarter,
at last one at a time: one without which it is still impossible was not to blame. What stays contradicts itself, and
leaving out any one of it makes a seating possible.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from plugdedag.engine.mixing.problem import Problem, Undecided, Wish

STEPS = 20_000  # so many placings are tried before giving up on knowing
DEEP = 400  # units, beyond which only a straight try is made


@dataclass(frozen=True)
class Room:
    """Seats at each table. When more seats than people: ``spare`` of them stay empty, at most ``slack`` a table."""

    seats: tuple[int, ...]
    spare: int = 0
    slack: int = 0


@dataclass
class Ties:
    """The wishes by number of person: whose unit each is in, who may not share a table, which table is set."""

    unit: list[int]
    members: dict[int, list[int]]
    apart: dict[int, set[int]] = field(default_factory=dict)
    pinned: dict[int, int] = field(default_factory=dict)

    @property
    def tied(self) -> list[int]:
        """The units for which not just any seat will do."""
        return [
            unit for unit, people in self.members.items()
            if len(people) > 1 or self.apart.get(unit) or unit in self.pinned
        ]  # fmt: skip


def wishes(problem: Problem) -> list[Wish]:
    """All that must be, each as a wish of its own."""
    return [
        *(Wish("pinned", (name,), table) for name, table in sorted(problem.pinned.items())),
        *(Wish("together", pair) for pair in problem.together),
        *(Wish("apart", pair) for pair in problem.apart),
    ]


def tie(numbers: dict[str, int], wanted: Iterable[Wish]) -> Ties | None:
    """These wishes by number of person; None when two of them contradict each other without looking at any table."""
    wanted = list(wanted)
    unit = list(range(len(numbers)))
    for wish in wanted:
        if wish.kind == "together":
            join(unit, *(numbers[name] for name in wish.ids))
    members: dict[int, list[int]] = {}
    for person in range(len(unit)):
        members.setdefault(root(unit, person), []).append(person)
    ties = Ties([root(unit, person) for person in range(len(unit))], members)
    for wish in wanted:
        if not bind(ties, wish, [ties.unit[numbers[name]] for name in wish.ids]):
            return None
    return ties


def bind(ties: Ties, wish: Wish, units: list[int]) -> bool:
    """Add a pin or a ban; False when it contradicts what is there."""
    if wish.kind == "apart":
        one, other = units
        ties.apart.setdefault(one, set()).add(other)
        ties.apart.setdefault(other, set()).add(one)
        return one != other
    if wish.kind == "pinned" and wish.table is not None:
        return ties.pinned.setdefault(units[0], wish.table) == wish.table
    return True


def root(unit: list[int], person: int) -> int:
    while unit[person] != person:
        unit[person] = unit[unit[person]]
        person = unit[person]
    return person


def join(unit: list[int], one: int, other: int) -> None:
    one, other = root(unit, one), root(unit, other)
    unit[max(one, other)] = min(one, other)


class Placing:
    """Find a table for each tied unit, or know that there is none. ``home``: the table that is tried first."""

    def __init__(self, ties: Ties, room: Room, home: Sequence[int | None] = ()) -> None:
        self.ties, self.room, self.home = ties, room, home
        self.load = [0] * len(room.seats)
        self.at: dict[int, int] = {}
        self.steps = 0

    def found(self) -> dict[int, int] | None:
        """Unit → table, or None when there is no way. Raises :class:`Undecided` when that took too long to know."""
        if any(table >= len(self.load) for table in self.ties.pinned.values()):
            return None
        left = set(self.ties.tied)
        if self.straight(left):
            return self.at
        if len(left) > DEEP:
            raise Undecided
        self.load, self.at = [0] * len(self.load), {}
        return self.at if self.place(left) else None

    def straight(self, left: set[int]) -> bool:
        """Try without ever going back, the pinned first, then who may meet fewest, then the largest: mostly enough."""
        apart, pinned, members = self.ties.apart, self.ties.pinned, self.ties.members
        for unit in sorted(
            left, key=lambda one: (one not in pinned, -len(apart.get(one, ())), -len(members[one]), one)
        ):
            homes = [self.home[person] for person in members[unit]] if self.home else []
            table = min(
                self.ways(unit), key=lambda way: (-homes.count(way), self.load[way], way), default=None
            )
            if table is None:
                return False
            self.put(unit, table)
        return self.leaves_room()

    def place(self, left: set[int]) -> bool:
        if not left:
            return self.leaves_room()
        ways = {unit: self.ways(unit) for unit in left}
        unit = min(left, key=lambda each: (len(ways[each]), -len(self.ties.members[each]), each))
        left.discard(unit)
        for table in self.once(unit, ways[unit]):
            self.steps += 1
            if self.steps > STEPS:
                raise Undecided
            self.put(unit, table)
            if self.place(left):
                return True
            self.take(unit)
        left.add(unit)
        return False

    def ways(self, unit: int) -> list[int]:
        """The tables with room for a unit and without anybody it may not meet."""
        taken = {self.at[other] for other in self.ties.apart.get(unit, ()) if other in self.at}
        only = self.ties.pinned.get(unit)
        size = len(self.ties.members[unit])
        return [
            table for table, load in enumerate(self.load)
            if load + size <= self.room.seats[table] and table not in taken and only in (None, table)
        ]  # fmt: skip

    def once(self, unit: int, tables: list[int]) -> list[int]:
        """Home first; of the empty tables alike, one."""
        aimed = set(self.ties.pinned.values())
        homes = [self.home[person] for person in self.ties.members[unit]] if self.home else []
        ordered = sorted(tables, key=lambda table: (-homes.count(table), self.load[table]))
        seen: set[int] = set()
        kept = []
        for table in ordered:
            alike = self.load[table] == 0 and table not in aimed and table not in homes
            if alike and self.room.seats[table] in seen:
                continue
            if alike:
                seen.add(self.room.seats[table])
            kept.append(table)
        return kept

    def put(self, unit: int, table: int) -> None:
        self.at[unit] = table
        self.load[table] += len(self.ties.members[unit])

    def take(self, unit: int) -> None:
        self.load[self.at.pop(unit)] -= len(self.ties.members[unit])

    def leaves_room(self) -> bool:
        """Whether the empty seats still fit: at most so many at each table."""
        empty = sum(
            min(self.room.slack, seats - load) for seats, load in zip(self.room.seats, self.load, strict=True)
        )
        return empty >= self.room.spare


def blame(numbers: dict[str, int], wanted: list[Wish], rooms: Sequence[Room]) -> tuple[Wish, ...]:
    """Of contradictory wishes a set that is still contradictory, and none of which can be left out."""
    kept, many = list(wanted), len(wanted)
    while many > 1:
        many = -(-many // 2)
        place = 0
        while place < len(kept):
            fewer = kept[:place] + kept[place + many :]
            if possible(numbers, fewer, rooms):
                place += many
            else:
                kept = fewer
    return tuple(kept)


def possible(numbers: dict[str, int], wanted: list[Wish], rooms: Sequence[Room]) -> bool:
    """Whether some room has a seating; where that cannot be known in time it counts as possible."""
    ties = tie(numbers, wanted)
    if ties is None:
        return False
    try:
        return any(Placing(ties, room).found() is not None for room in rooms)
    except Undecided:
        return True
