"""Making tables: everybody afresh, or with as little change as can be.

Theory of operation. First a seating that keeps every wish is found exactly (:mod:`wishes`); who has none takes what
seat is left, by the dice of the seed. Then the search swaps (:mod:`search`, :mod:`layout`), never breaking a wish,
because what may not be costs more than anything can bring. It does so in turns of at most ``MOVES``, each of which
starts from the best so far.

To *reseat*, everybody who already sits starts where they sit and pays for being anywhere else, more than any repeat
costs; a table may then have any size that is allowed, so a latecomer takes an empty chair, and only a rule makes
anybody stand up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from plugdedag.engine.mixing.layout import WHOLE, Layout
from plugdedag.engine.mixing.prices import REPEAT
from plugdedag.engine.mixing.problem import Contradiction, Person, Problem, Undecided, check
from plugdedag.engine.mixing.search import Dice
from plugdedag.engine.mixing.seating import Seating, told
from plugdedag.engine.mixing.sizing import kept, rooms
from plugdedag.engine.mixing.wishes import Placing, Room, blame, tie, wishes
from plugdedag.engine.values import Wrong

MOVES = 12_000  # tried swaps when all tables are searched at once: some 15 ms
SWEEPS, SHARE = 3, 6  # over many windows; in each of them a part of the moves
STEPS = 24
HOT, COLD = REPEAT // 5, REPEAT // 40

Progress = Callable[[int, int], object]  # swaps tried and repeats; what it answers, if true, is "stop"


def seat(problem: Problem, *, seed: int, moves: int = MOVES, progress: Progress | None = None) -> Seating:
    """Tables for everybody. The same seed and moves give the same answer on any machine.

    ``moves``: tried swaps for sixteen tables; ``progress`` hears of each turn of ``MOVES``, and may stop there.
    Raises :class:`Wrong` for a problem that makes no sense, :class:`Contradiction` with the wishes that cannot all be,
    and :class:`Undecided` when nobody can tell in time whether they can.
    """
    check(problem)
    people = ordered(problem)
    return search(
        problem, people, laid(problem, people, rooms(problem), seed, {}), seed, moves, HOT, progress
    )


def reseat(
    problem: Problem, tables: Sequence[Sequence[str]], *, seed: int, moves: int = MOVES,
    progress: Progress | None = None,
) -> Seating:  # fmt: skip
    """Tables with the least change. ``tables``: who sits where now.

    Who is not in the problem has left, who is not in ``tables`` is new. A table that is no longer needed is taken away,
    the smallest first, and those after it move up a number. Raises as :func:`seat` does.
    """
    check(problem)
    people = ordered(problem)
    home = remaining(problem, homes(people, tables), len(tables))
    standing = kept(problem, enough(problem, len(tables)))
    choice = rooms(problem)
    layout = laid(problem, people, [standing, *choice] if standing else choice, seed, home)
    found = search(problem, people, layout, seed, moves, COLD, progress)
    at = {name: number for number, table in enumerate(found.tables) for name in table}
    return told(problem, found.tables, [name for name, table in home.items() if at[name] != table])


def ordered(problem: Problem) -> list[Person]:
    """By id, so that in which order they were named is of no weight."""
    return sorted(problem.people, key=lambda person: person.id)


def homes(people: Sequence[Person], tables: Sequence[Sequence[str]]) -> dict[str, int]:
    """Where each who is still there sits. Raises :class:`Wrong` when somebody sits twice."""
    there = {person.id for person in people}
    seated = [(name, number) for number, table in enumerate(tables) for name in table if name in there]
    if len(dict(seated)) < len(seated):
        raise Wrong("tables: somebody sits at two tables.")
    return dict(seated)


def enough(problem: Problem, tables: int) -> int:
    """How many tables there will be when as many as can be stay of these."""
    people, sizes = len(problem.people), problem.sizes
    if problem.tables is not None:
        return len(problem.tables)
    return max(min(tables, people // sizes.min or bool(people)), -(-people // sizes.max))


def remaining(problem: Problem, home: Mapping[str, int], tables: int) -> dict[str, int]:
    """Where each sits once the smallest tables are taken away that are too many; who sat there has no home."""
    there = list(range(tables))
    aimed = set(problem.pinned.values())
    while len(there) > enough(problem, tables):
        size = {table: sum(at == table for at in home.values()) for table in there}
        there.remove(min(there, key=lambda table: (table in aimed, size[table], -table)))
    number = {table: place for place, table in enumerate(there)}
    return {name: number[table] for name, table in home.items() if table in number}


def laid(
    problem: Problem, people: Sequence[Person], choice: Sequence[Room], seed: int, home: Mapping[str, int]
) -> Layout:
    """Everybody seated in the first of the rooms in which all wishes can be kept."""
    numbers = {person.id: number for number, person in enumerate(people)}
    wanted = wishes(problem)
    ties = tie(numbers, wanted)
    doubt: Undecided | None = None
    for room in choice:
        if ties is None:
            break
        at_home = [home.get(person.id) for person in people]
        at_home = [None if table is None or table >= len(room.seats) else table for table in at_home]
        try:
            placed = Placing(ties, room, at_home).found()
        except Undecided as undecided:
            doubt = undecided
            continue
        if placed is not None:
            layout = Layout(problem, people, room, ties, at_home)
            layout.sit(ties, placed, Dice(seed))
            return layout
    raise doubt or Contradiction(blame(numbers, wanted, choice))


def search(
    problem: Problem, people: Sequence[Person], layout: Layout, seed: int, moves: int, hot: int,
    progress: Progress | None,
) -> Seating:  # fmt: skip
    """The best that so many moves find."""
    dice, heats, done = Dice(~seed), cooling(hot, COLD, STEPS), 0
    sweeps, share = (SWEEPS, SHARE) if len(layout.room.seats) > WHOLE else (1, 1)
    while moves > 0:
        for _ in range(sweeps):
            layout.improve(min(moves, MOVES) // share, dice, heats)
        done, moves = done + min(moves, MOVES), moves - MOVES
        if moves > 0 and progress and progress(done, named(problem, people, layout).repeats):
            break
    return named(problem, people, layout)


def named(problem: Problem, people: Sequence[Person], layout: Layout) -> Seating:
    return told(problem, [[people[number].id for number in table] for table in layout.seated()])


def cooling(hot: int, cold: int, steps: int) -> list[int]:
    """The heats from hot to cold, each the same part of the one before."""
    return [round(hot * (cold / hot) ** (step / max(1, steps - 1))) for step in range(steps)]
