"""How well do tables mix? Seasons, growth, and what wishes cost.

    python -m benchmarks.mixing [--quick]

*Seasons* (``benchmarks/seasons.py``) of 72 days in three shapes, with seeds that nothing was tuned on: the engine day
by day, knowing nothing of who comes next; the same with how often each came last season; and all known beforehand.
Beside them by chance, and greedy (the best seat for each in turn, the best of many turns, in at least the engine's
time). A share is of the bound: no seating of that season can have more different pairs. Times are of the processor,
not of the wall.
"""

from __future__ import annotations

import math
import random
import resource
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations
from statistics import mean, pstdev

from benchmarks import seasons
from benchmarks.machine import report
from benchmarks.seasons import World, crowd, lunch
from plugdedag.engine.mixing import Met, Pair, Person, Problem, Sizes, seat
from plugdedag.engine.mixing.season import Plan, Season, planned, season
from plugdedag.engine.mixing.sizing import counts

SHAPES = ("loyal", "equal", "cliques")
SEEDS, KNOWN, RESTARTS = range(501, 521), 2, 60
GROWTH = (40, 100, 300, 1000, 3000, 10_000)
Day = tuple[tuple[str, ...], ...]
Memory = dict[Pair, tuple[int, int]]  # times, and the day of the last
Way = Callable[[Problem, int], tuple[Day, bool]]


def engine(problem: Problem, seed: int) -> tuple[Day, bool]:
    found = seat(problem, seed=seed)
    return found.tables, found.proven


def by_chance(problem: Problem, seed: int) -> tuple[Day, bool]:
    names = [person.id for person in problem.people]
    random.Random(seed).shuffle(names)
    tables = counts(len(names), problem.sizes)[0]
    return tuple(tuple(sorted(names[table::tables])) for table in range(tables)), False


def greedy(problem: Problem, seed: int) -> tuple[Day, bool]:
    """Each in turn where they met fewest, wherever there is a chair; of many turns the one with fewest repeats."""
    chance, names = random.Random(seed), [person.id for person in problem.people]
    tables = counts(len(names), problem.sizes)[0]
    most = -(-len(names) // tables)
    met: dict[str, set[str]] = {name: set() for name in names}
    for one, other in problem.met:
        if one in met and other in met:
            met[one].add(other)
            met[other].add(one)
    tries = (once(names, met, tables, most, chance) for _ in range(RESTARTS))
    return tuple(tuple(sorted(table)) for table in min(tries, key=lambda found: repeats(found, met))), False


def once(
    names: list[str], met: dict[str, set[str]], tables: int, most: int, chance: random.Random
) -> list[list[str]]:
    found: list[list[str]] = [[] for _ in range(tables)]
    larger = len(names) - tables * (most - 1)
    for name in chance.sample(names, len(names)):
        full = sum(len(table) == most for table in found) >= larger
        open_ = [table for table in found if len(table) < most - (full and most > 1)]
        min(open_, key=lambda table: (sum(other in met[name] for other in table), chance.random())).append(
            name
        )
    return found


def repeats(tables: list[list[str]], met: dict[str, set[str]]) -> int:
    return sum(two in met[one] for table in tables for one, two in combinations(table, 2))


def online(world: World, way: Way, seed: int, *, rates: bool) -> tuple[list[Day], int, list[float]]:
    """A season day by day: the tables, how many days were proven, and the milliseconds of each."""
    came, before = (dict(world.before), seasons.DAYS) if rates else (dict.fromkeys(world.networks, 0), 0)
    memory: Memory = {}
    days: list[Day] = []
    proofs, spent = 0, []
    for number, there in enumerate(world.days):
        problem = Problem(
            tuple(Person(name, world.networks[name], attended=came[name]) for name in there),
            met={pair: Met(times, number - last) for pair, (times, last) in memory.items()},
            days_so_far=before + number, days_to_come=len(world.days) - number - 1,
        )  # fmt: skip
        start = time.process_time()
        tables, proven = way(problem, seed * 1000 + number)
        spent.append((time.process_time() - start) * 1000)
        proofs += proven
        for pair in (pair for table in tables for pair in combinations(table, 2)):
            memory[pair] = (memory.get(pair, (0, 0))[0] + 1, number)
        for name in there:
            came[name] += 1
        days.append(tables)
    return days, proofs, spent


def figures(plan: Plan, most: int) -> dict[str, float]:
    pairs = plan.acquaintances + plan.repeats
    met: dict[Pair, int] = {}
    for pair in (pair for day in plan.days for table in day for pair in combinations(table, 2)):
        met[pair] = met.get(pair, 0) + 1
    return {
        "bound": 100 * plan.acquaintances / most, "cross": 100 * plan.cross_network_pairs / pairs,
        "oftenest": max(met.values()),
    }  # fmt: skip


def of_a_season(world: World, seed: int, *, known: bool) -> Iterator[tuple[str, dict[str, float]]]:
    """Each way and what it came to."""
    whole = Season(tuple(map(tuple, world.days)), Sizes(), world.networks)
    alone = Season(whole.days)
    most = planned(whole, []).most
    ways: list[tuple[str, Way, bool, World]] = [
        ("by chance", by_chance, False, world), ("greedy, 60 turns", greedy, False, world),
        ("engine, day by day", engine, False, world), ("… with last season's rates", engine, True, world),
        ("… and no networks", engine, True, replace(world, networks=dict.fromkeys(world.networks, frozenset()))),
    ]  # fmt: skip
    for name, way, rates, seen in ways:
        days, proofs, spent = online(seen, way, seed, rates=rates)
        told = figures(planned(whole, days), most)
        yield name, told | {"proven": 100 * proofs / len(days), "ms": mean(spent), "slowest ms": max(spent)}
    for name, given in (("known beforehand", whole), ("… and no networks, known", alone)) if known else ():
        start = time.process_time()
        plan = season(given, seed=seed)
        yield name, figures(planned(whole, plan.days), most) | {"s": time.process_time() - start}


def all_seasons(quick: bool) -> None:
    for shape in SHAPES:
        rows: dict[str, list[dict[str, float]]] = {}
        for number, seed in enumerate(SEEDS[: 2 if quick else None]):
            for name, told in of_a_season(
                seasons.season(shape, seed), seed, known=number < (not quick) * KNOWN
            ):
                rows.setdefault(name, []).append(told)
        for name, found in rows.items():
            row = {key: round(mean(one[key] for one in found), 2) for key in found[0]}
            spread = round(pstdev(one["bound"] for one in found), 2)
            report("mixing.season", shape=shape, way=name, seasons=len(found), **row, spread=spread)


def growth(quick: bool) -> float:
    """Seconds and memory by number of people; the exponent that fits from a hundred people on."""
    points = []
    for many in GROWTH[: 4 if quick else None]:
        problem = crowd(many)
        start = time.process_time()
        found = seat(problem, seed=1)
        took = time.process_time() - start
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        points.append((math.log(many), math.log(took)))
        report("mixing.growth", people=many, s=round(took, 3), most_mb=memory, repeats=found.repeats)
    xs, ys = zip(*points[1:], strict=True)
    over = sum((x - mean(xs)) * (y - mean(ys)) for x, y in points[1:])
    return over / sum((x - mean(xs)) ** 2 for x in xs)


def prices(quick: bool) -> None:
    """How many more repeats, and milliseconds, each kind of wish costs at a lunch of forty."""
    bare = {"together": (), "apart": (), "pinned": {}}

    def plain(problem: Problem, **kept: object) -> Problem:
        people = tuple(
            replace(
                person, facilitator=person.facilitator and "leaders" in kept,
                languages=person.languages if "languages" in kept else frozenset(),
                newcomer=person.newcomer and "newcomers" in kept, host=person.host and "hosts" in kept,
            )
            for person in problem.people
        )  # fmt: skip
        return replace(
            problem, people=people, **{name: value for name, value in bare.items() if name not in kept}
        )

    kinds = ("pinned", "apart", "together", "leaders", "languages", "newcomers", "hosts")
    for name, kept in [("nothing", ()), *((kind, (kind,)) for kind in kinds), ("everything", kinds)]:
        counted, spent = [], []
        for seed in range(601, 604 if quick else 621):
            problem = plain(lunch(seed), **dict.fromkeys(kept))
            start = time.process_time()
            counted.append(seat(problem, seed=seed).repeats)
            spent.append((time.process_time() - start) * 1000)
        report(
            "mixing.wishes",
            asked=name,
            repeats=round(mean(counted), 2),
            ms=round(mean(spent), 1),
            most_ms=round(max(spent), 1),
        )


def main() -> int:
    """Print a line for each figure, and the exponent of the growth; 1 when that is far from linear."""
    quick = "--quick" in sys.argv
    prices(quick)
    exponent = growth(quick)
    all_seasons(quick)
    report("mixing", quick=quick, exponent=round(exponent, 2))
    return 0 if exponent < 1.5 else 1


if __name__ == "__main__":
    sys.exit(main())
