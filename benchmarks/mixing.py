"""Do people keep meeting new people? Seasons beside the bound and beside others, growth, and what wishes cost.

    python -m benchmarks.mixing [--quick] [--shape loyal equal cliques] [--only engine] [--seasons 20]

*Seasons* (``benchmarks/seasons.py``) of 72 days in three shapes, with seeds that nothing was tuned on: the engine day
by day, knowing nothing of who comes next; the same with how often each came last season; and all known beforehand.
Beside them by chance, greedy (``benchmarks/ways.py``; in at least the engine's time) and a general solver
(``benchmarks/solver.py``, when it is there), each looking at networks and not. A share is of the bound: no seating of
that season can have more different pairs. Times are of the processor, not of the wall. What is *published* of
others, or was measured of them before, is told apart.
"""

from __future__ import annotations

import argparse
import math
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from statistics import mean, pstdev

from benchmarks import seasons, solver
from benchmarks.machine import report
from benchmarks.seasons import World, crowd, lunch
from benchmarks.ways import Day, Way, by_chance, engine, greedy
from plugdedag.engine.mixing import Met, Pair, Person, Problem, Sizes, seat
from plugdedag.engine.mixing.season import Plan, Season, planned, season

SHAPES = ("loyal", "equal", "cliques")
SEEDS, KNOWN, SOLVED = (
    range(501, 521),
    2,
    1,
)  # seasons: all, those also known beforehand, those the solver has a go at
GROWTH = (40, 100, 300, 1000, 3000, 10_000)
PUBLISHED = (  # % of the bound from and to, pairs that share no network; on two seasons of one like our loyal core
    ("Good Enough Golfers, 0.7 s a day", 92.0, 94.0, "96-97"),
    ("OR-Tools CP-SAT, 1 s a day, one season", 95.5, 95.5, "91"),
    ("GroupMixer, 1 s a day", 96.7, 97.3, "95-97"),
    ("GroupMixer, known beforehand, 10 s", 99.1, 99.1, "96-97"),
)  # fmt: skip
Memory = dict[Pair, tuple[int, int]]  # times, and the day of the last
Key = tuple[str, bool]  # a way, and whether it looks at networks
Row = dict[str, float]


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


def figures(plan: Plan, most: int) -> Row:
    pairs = plan.acquaintances + plan.repeats
    met: dict[Pair, int] = {}
    for pair in (pair for day in plan.days for table in day for pair in combinations(table, 2)):
        met[pair] = met.get(pair, 0) + 1
    return {
        "bound": 100 * plan.acquaintances / most, "cross": 100 * plan.cross_network_pairs / pairs,
        "oftenest": max(met.values()),
    }  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """A way in the race: whether it is told last season's rates, whether it looks at networks, how many seasons."""

    name: str
    way: Way
    rates: bool = False
    networks: bool = True
    seasons: int = len(SEEDS)


def entries() -> list[Entry]:
    """Everybody who seats a season day by day, both wishes on and off."""
    found = [
        Entry("by chance", by_chance, networks=False),
        *(Entry("greedy, 60 turns", greedy, networks=wish) for wish in (True, False)),
        *(Entry("engine, day by day", engine, networks=wish) for wish in (True, False)),
        *(Entry("engine, last season's rates", engine, True, networks=wish) for wish in (True, False)),
    ]
    name = "OR-Tools CP-SAT, 1 s a day"
    if solver.version() is None:
        report("mixing.season", way=name, seasons=0, why="OR-Tools is not here: see benchmarks/solver.py")
        return found
    return [*found, *(Entry(name, solver.cp_sat, networks=wish, seasons=SOLVED) for wish in (True, False))]


def of_a_season(
    world: World, seed: int, number: int, race: list[Entry], known: bool
) -> Iterator[tuple[Key, Row]]:
    """Each way, whether it looked at networks, and what it came to."""
    whole = Season(tuple(map(tuple, world.days)), Sizes(), world.networks)
    most = planned(whole, []).most
    blind = replace(world, networks=dict.fromkeys(world.networks, frozenset()))
    for one in race:
        if number < one.seasons:
            days, proofs, spent = online(world if one.networks else blind, one.way, seed, rates=one.rates)
            told = figures(planned(whole, days), most)
            spread = {"proven": 100 * proofs / len(days), "ms": mean(spent), "slowest ms": max(spent)}
            yield (one.name, one.networks), told | spread
    for wish, given in ((True, whole), (False, Season(whole.days))) if known else ():
        start = time.process_time()
        plan = season(given, seed=seed)
        took = time.process_time() - start
        yield ("known beforehand", wish), figures(planned(whole, plan.days), most) | {"s": took}


def all_seasons(shapes: Sequence[str], only: str, many: int, quick: bool) -> None:
    """The seasons of these shapes, by the ways whose name begins so; in a hurry the slow ones stay away."""
    race = [one for one in entries() if one.name.startswith(only) and not (quick and one.seasons == SOLVED)]
    for shape in shapes:
        rows: dict[Key, list[Row]] = {}
        for number, seed in enumerate(SEEDS[: min(many, 2) if quick else many]):
            known = not quick and number < KNOWN and "known".startswith(only)
            for key, told in of_a_season(seasons.season(shape, seed), seed, number, race, known):
                rows.setdefault(key, []).append(told)
        for (name, wish), found in rows.items():
            row = {key: round(mean(one[key] for one in found), 2) for key in found[0]}
            spread = round(pstdev(one["bound"] for one in found), 2)
            report(
                "mixing.season", shape=shape, way=name, networks=wish, seasons=len(found), **row, spread=spread
            )  # fmt: skip


def published() -> None:
    """What others have told of themselves or was measured of them before: nothing of it was run here."""
    for way, low, high, cross in PUBLISHED:
        report("mixing.published", way=way, bound=[low, high], cross=cross, shape="another loyal core")


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
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--quick", action="store_true")
    asked.add_argument("--shape", choices=SHAPES, nargs="*", default=SHAPES)
    asked.add_argument("--seasons", type=int, default=len(SEEDS))
    asked.add_argument(
        "--only", default="", help="the ways whose name begins so: by, greedy, engine, OR-Tools, known"
    )
    given = asked.parse_args()
    if given.only:
        all_seasons(given.shape, given.only, given.seasons, given.quick)
        return 0
    prices(given.quick)
    exponent = growth(given.quick)
    published()
    all_seasons(given.shape, "", given.seasons, given.quick)
    report("mixing", quick=given.quick, exponent=round(exponent, 2), solver=solver.version())
    return 0 if exponent < 1.5 else 1


if __name__ == "__main__":
    sys.exit(main())
