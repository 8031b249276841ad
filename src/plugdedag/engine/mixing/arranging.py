"""Making tables: everybody afresh, or with as little change as can be.

Theory of operation. First a seating that keeps every wish is found exactly (:mod:`wishes`); who has none takes what seat is left,
by the dice of the seed. Then the search swaps (:mod:`search`), never breaking a wish, because what may not be
costs more than anything can bring. Up to ``WINDOW`` tables are searched as a whole. More are searched a window at a
time, other tables together in every sweep, so that memory and time grow with people and remembered pairs alone.

To *reseat*, everybody who already sits starts where they sit and pays for being anywhere else, more than any repeat costs; a table may then have any
size that is allowed, so a latecomer takes an empty chair, and only a rule makes anybody stand up.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from plugdedag.engine.mixing.prices import REPEAT, Prices
from plugdedag.engine.mixing.problem import Contradiction, Person, Problem, Undecided, Wrong, check
from plugdedag.engine.mixing.rules import Rules
from plugdedag.engine.mixing.search import Board, Dice, anneal
from plugdedag.engine.mixing.seating import Seating, told
from plugdedag.engine.mixing.sizing import kept, rooms
from plugdedag.engine.mixing.wishes import Placing, Room, Ties, blame, tie, wishes

MOVES = 12_000  # tried swaps for a window; about 15 ms
WINDOW = 16
SWEEPS = 4
STEPS = 24
HOT, COLD = REPEAT // 3, REPEAT // 40
STAND_UP = 8 * REPEAT

Stop = Callable[[], bool]


class Layout:
    """All units, the empty seats among them, and their tables. What is searched is a board made of some of them."""

    def __init__(self, problem: Problem, people: Sequence[Person], room: Room, ties: Ties) -> None:
        self.room = room
        self.prices = Prices(problem, people, len(people) / max(1, len(room.seats)))
        self.rules = Rules(people, room.slack, max(room.seats, default=1))
        self.members = [*ties.members.values(), *([] for _ in range(room.spare))]
        self.pinned = {place for place, unit in enumerate(ties.members) if unit in ties.pinned}
        self.at: list[int] = []
        self.home: Sequence[int | None] = [None] * len(people)

    def sit(self, ties: Ties, placed: dict[int, int], dice: Dice) -> None:
        """Everybody somewhere: who has a wish where that was found, the others at home or where there is a seat."""
        left = list(self.room.seats)
        for unit, table in placed.items():
            left[table] -= len(ties.members[unit])
        where: dict[int, int] = dict(placed)
        loose = [unit for unit in ties.members if unit not in placed]
        for unit in loose:
            table = self.home[unit]
            if table is not None and left[table] > 0:
                where[unit] = table
                left[table] -= 1
        seats = self.chairs(left, sum(unit not in where for unit in loose))
        dice.shuffle(seats)
        self.at = [where[unit] if unit in where else seats.pop() for unit in ties.members]
        for table in where.values():
            left[table] += 0
        taken = [0] * len(left)
        for unit, table in zip(self.members, self.at, strict=False):
            taken[table] += len(unit)
        empty = [t for t, seats_there in enumerate(self.room.seats) for _ in range(seats_there - taken[t])]
        self.at += empty

    def chairs(self, left: list[int], wanted: int) -> list[int]:
        """So many seats of those left, the tables with most empty seats first, so that none stays too empty."""
        left, found = list(left), []
        for _ in range(wanted):
            table = max(range(len(left)), key=lambda each: (left[each], -each))
            left[table] -= 1
            found.append(table)
        return found

    def board(self, tables: Sequence[int]) -> tuple[Board, list[int]]:
        """The board of these tables, and which units are on it."""
        place = {table: number for number, table in enumerate(tables)}
        units = [unit for unit, table in enumerate(self.at) if table in place]
        groups = [self.members[unit] for unit in units]
        codes = [sum(self.rules.codes[one] for one in group) if group else 1 for group in groups]
        free = [number for number, unit in enumerate(units) if unit not in self.pinned]
        at = [place[self.at[unit]] for unit in units]
        homes = [[self.away(group, table) for group in groups] for table in tables]
        return Board(self.weights(groups), homes, [len(g) or 1 for g in groups], codes, free, at), units

    def weights(self, groups: Sequence[Sequence[int]]) -> list[list[int]]:
        price = self.prices.between
        found = [[0] * len(groups) for _ in groups]
        for one, group in enumerate(groups):
            for other in range(one):
                found[one][other] = found[other][one] = sum(
                    price(here, there) for here in group for there in groups[other]
                )
        return found

    def away(self, group: Sequence[int], table: int) -> int:
        """What it costs that these people do not sit where they sat."""
        return STAND_UP * sum(self.home[person] not in (None, table) for person in group)

    def improve(self, moves: int, dice: Dice, heats: Sequence[int]) -> None:
        """Search all tables, a window at a time; the windows are dealt anew by the dice."""
        tables = list(range(len(self.room.seats)))
        if len(tables) > WINDOW:
            dice.shuffle(tables)
        for start in range(0, len(tables), WINDOW):
            board, units = self.board(tables[start : start + WINDOW])
            anneal(board, self.rules, heats, max(1, moves // len(heats)), dice)
            for unit, table in zip(units, board.at, strict=True):
                self.at[unit] = tables[start + table]
            if len(self.rules) > 100_000:
                self.rules.clear()

    def seated(self) -> list[list[int]]:
        """The numbers of people by table."""
        found: list[list[int]] = [[] for _ in self.room.seats]
        for group, table in zip(self.members, self.at, strict=True):
            found[table] += group
        return found


def seat(problem: Problem, *, seed: int, moves: int = MOVES, stop: Stop | None = None) -> Seating:
    """Tables for everybody. The same seed and moves give the same answer on any machine.

    ``moves``: tried swaps for each sixteen tables. With ``stop`` the search goes on until that says so. Raises
    :class:`Wrong` for a problem that makes no sense, :class:`Contradiction` with the wishes that cannot all be, and
    :class:`Undecided` when nobody can tell in time whether they can.
    """
    check(problem)
    people = sorted(problem.people, key=lambda person: person.id)
    layout, _ = laid(problem, people, rooms(problem), Dice(seed), {})
    return search(problem, people, layout, Dice(seed ^ 0x5EED), moves, stop, cooling(HOT, COLD, STEPS))


def reseat(
    problem: Problem,
    tables: Sequence[Sequence[str]],
    *,
    seed: int,
    moves: int = MOVES,
    stop: Stop | None = None,
) -> Seating:
    """Tables with the least change: ``tables`` is who sits where now, who is not in the problem has left, who is not
    in ``tables`` is new. A table that is no longer needed is taken away, the smallest first. Raises as :func:`seat` does.
    """  # fmt: skip
    check(problem)
    people = sorted(problem.people, key=lambda person: person.id)
    home = homes(people, tables)
    standing = remaining(problem, people, tables, home)
    first = kept(problem, standing)
    rest = rooms(problem)
    layout, _ = laid(problem, people, [first, *rest] if first else rest, Dice(seed), home)
    found = search(problem, people, layout, Dice(seed ^ 0x5EED), moves, stop, cooling(COLD, COLD, STEPS))
    at = {name: number for number, table in enumerate(found.tables) for name in table}
    moved = [name for name, table in home.items() if at[name] != table]
    return told(problem, found.tables, moved)


def homes(people: Sequence[Person], tables: Sequence[Sequence[str]]) -> dict[str, int]:
    """Where each who is still there sits. Raises :class:`Wrong` when somebody sits twice."""
    there = {person.id for person in people}
    seated = [(name, number) for number, table in enumerate(tables) for name in table if name in there]
    if len(dict(seated)) < len(seated):
        raise Wrong("tables: somebody sits at two tables.")
    return dict(seated)


def remaining(
    problem: Problem, people: Sequence[Person], tables: Sequence[Sequence[str]], home: dict[str, int]
) -> int:
    """How many tables are kept; ``home`` is changed when some are taken away."""
    sizes = problem.sizes
    most = max(1, len(people) // sizes.min) if people else 0
    wanted = max(min(len(tables), most), -(-len(people) // sizes.max))
    there = list(range(len(tables)))
    aimed = set(problem.pinned.values())
    while len(there) > wanted:
        size = {table: sum(at == table for at in home.values()) for table in there}
        there.remove(min(there, key=lambda table: (table in aimed, size[table], -table)))
    new = {table: number for number, table in enumerate(there)}
    for name, table in list(home.items()):
        home.pop(name)
        if table in new:
            home[name] = new[table]
    return wanted


def laid(
    problem: Problem, people: Sequence[Person], choice: Sequence[Room], dice: Dice, home: dict[str, int]
) -> tuple[Layout, Ties]:
    """The first of the rooms in which all wishes can be kept, with everybody seated."""
    numbers = {person.id: number for number, person in enumerate(people)}
    wanted = wishes(problem)
    ties = tie(numbers, wanted)
    doubt = None
    for room in choice if ties else ():
        at_home = [home.get(person.id) for person in people]
        at_home = [table if table is not None and table < len(room.seats) else None for table in at_home]
        try:
            placed = Placing(ties, room, at_home).found()
        except Undecided as undecided:
            doubt = undecided
            continue
        if placed is not None:
            layout = Layout(problem, people, room, ties)
            layout.home = at_home
            layout.sit(ties, placed, dice)
            return layout, ties
    raise doubt or Contradiction(blame(numbers, wanted, choice))


def search(
    problem: Problem, people: Sequence[Person], layout: Layout, dice: Dice, moves: int, stop: Stop | None,
    heats: Sequence[int],
) -> Seating:  # fmt: skip
    sweeps = SWEEPS if len(layout.room.seats) > WINDOW else 1
    layout.improve(moves, dice, heats)
    for _ in range(sweeps - 1):
        layout.improve(moves, dice, heats)
    while stop and not stop():
        layout.improve(moves, dice, heats)
    return told(problem, [[people[number].id for number in table] for table in layout.seated()])


def cooling(hot: int, cold: int, steps: int) -> list[int]:
    """The heats from hot to cold, each the same part of the one before."""
    return [round(hot * (cold / hot) ** (step / max(1, steps - 1))) for step in range(steps)]
