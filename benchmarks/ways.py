"""The ways to make a day's tables that are held beside each other: the engine, by chance, and greedily.

Each gets the day as the engine does, and answers with the tables and whether they are proven to have the fewest
repeats. Greedy weighs a repeat and a shared network as the engine does (four to one).
"""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import combinations

from plugdedag.engine.mixing import Problem, seat
from plugdedag.engine.mixing.sizing import counts

RESTARTS = 60
REPEAT, NETWORK = 4, 1
Day = tuple[tuple[str, ...], ...]
Way = Callable[[Problem, int], tuple[Day, bool]]
Costs = dict[str, dict[str, int]]  # of each two that cost something to seat together, what


def engine(problem: Problem, seed: int) -> tuple[Day, bool]:
    found = seat(problem, seed=seed)
    return found.tables, found.proven


def by_chance(problem: Problem, seed: int) -> tuple[Day, bool]:
    names = [person.id for person in problem.people]
    random.Random(seed).shuffle(names)
    tables = counts(len(names), problem.sizes)[0]
    return tuple(tuple(sorted(names[table::tables])) for table in range(tables)), False


def greedy(problem: Problem, seed: int) -> tuple[Day, bool]:
    """Each in turn where it costs least, wherever there is a chair; of many turns the cheapest."""
    chance, names = random.Random(seed), [person.id for person in problem.people]
    tables = counts(len(names), problem.sizes)[0]
    most = -(-len(names) // tables)
    costs = priced(problem)
    tries = (once(names, costs, tables, most, chance) for _ in range(RESTARTS))
    return tuple(tuple(sorted(table)) for table in min(tries, key=lambda found: cost(found, costs))), False


def priced(problem: Problem) -> Costs:
    """What each two of the people cost at one table; who is missing costs nothing."""
    costs: Costs = {person.id: {} for person in problem.people}
    for one, other in combinations(problem.people, 2):
        pair = (one.id, other.id) if one.id < other.id else (other.id, one.id)
        price = REPEAT * (pair in problem.met) + NETWORK * bool(one.networks & other.networks)
        if price:
            costs[one.id][other.id] = costs[other.id][one.id] = price
    return costs


def once(
    names: list[str], costs: Costs, tables: int, most: int, chance: random.Random
) -> list[list[str]]:  # fmt: skip
    found: list[list[str]] = [[] for _ in range(tables)]
    larger = len(names) - tables * (most - 1)
    for name in chance.sample(names, len(names)):
        full = sum(len(table) == most for table in found) >= larger
        open_ = [table for table in found if len(table) < most - (full and most > 1)]
        mine = costs[name]
        min(open_, key=lambda table: (sum(mine.get(other, 0) for other in table), chance.random())).append(
            name
        )
    return found


def cost(tables: list[list[str]], costs: Costs) -> int:
    return sum(costs[one].get(other, 0) for table in tables for one, other in combinations(table, 2))
