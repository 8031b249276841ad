"""How many tables, and how many at each.

Theory of operation. Of all numbers of tables at which everybody sits with between the fewest and the most allowed,
the sizes a seat apart at most, the best is the one whose mean is nearest to what is preferred; the others follow in
that order, for when wishes do not fit. Where none will do (seven people at tables of four to six) the most allowed
weighs more than the fewest: too few at a table is a pity, too many do not fit. One to three people are one table.
"""

from __future__ import annotations

from plugdedag.engine.mixing.problem import Problem, Sizes
from plugdedag.engine.mixing.wishes import Room
from plugdedag.engine.values import Wrong


def counts(people: int, sizes: Sizes) -> list[int]:
    """Allowed numbers of tables, the best first; at least one when there is anybody."""
    if people == 0:
        return [0]
    fewest = -(-people // sizes.max)
    allowed = list(range(fewest, people // sizes.min + 1)) or [fewest]
    return sorted(allowed, key=lambda tables: (abs(people / tables - sizes.preferred), tables))


def even(people: int, tables: int) -> Room:
    """Tables whose sizes differ by one at most; which are the larger is left open."""
    if tables == 0:
        return Room(())
    most = -(-people // tables)
    return Room((most,) * tables, most * tables - people, 1)


def rooms(problem: Problem) -> list[Room]:
    """The rooms that may be used, the best first. Raises :class:`Wrong` for a pin to a table that none of them has."""
    people = len(problem.people)
    if problem.tables is not None:
        found = [Room(problem.tables)]
    else:
        found = [even(people, tables) for tables in counts(people, problem.sizes)]
    most = max(len(room.seats) for room in found)
    for name, table in problem.pinned.items():
        if not 0 <= table < most:
            raise Wrong(f"pinned: {name} is to sit at table {table}, and there are {most}, counted from 0.")
    return found


def kept(problem: Problem, tables: int) -> Room | None:
    """These tables as they stand, each with between the fewest and the most people allowed; None if that cannot be."""
    people, sizes = len(problem.people), problem.sizes
    fewest = min(sizes.min, people // tables) if tables else 0
    if problem.tables is not None or not tables * fewest <= people <= tables * sizes.max:
        return None
    if fewest < sizes.min and tables not in counts(people, sizes):
        return None
    return Room((sizes.max,) * tables, tables * sizes.max - people, sizes.max - fewest)
