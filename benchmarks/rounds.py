"""How many rounds can a group have in which nobody meets twice? Each cell of the table of what is known, three
ways.

    python -m benchmarks.rounds [--quick] [--seconds 10]

*As shipped* is what anybody gets: formulas, what is kept, search. *From scratch* may not look at what is kept, and
has so many seconds of processor time (so that other work on the machine takes nothing from it). Beside them, in the
same run, people seated at random and greedily (each where they meet the fewest again). The figures of the table are
the best of two public engines as they were measured or published, not run here; "ours" are cells in which more is
kept than either has.
"""

from __future__ import annotations

import argparse
import sys
import time
from random import Random
from typing import Any
from unittest.mock import patch

from benchmarks.machine import report
from plugdedag.engine.mixing.rounds import RoundsProblem, Schedule, check, rounds
from plugdedag.engine.mixing.rounds.problem import Week
from plugdedag.engine.mixing.rounds.search import Search

KNOWN = {  # tables: the rounds that the best of two public engines has for 3, 4, 5, … people at a table
    4: [4, 5], 5: [7, 5, 6], 6: [8, 7, 6, 3], 7: [10, 9, 7, 7, 8], 8: [11, 10, 8, 8, 8, 9],
    9: [13, 11, 9, 9, 9, 9, 10], 10: [14, 13, 9, 7, 7, 5, 5, 4],
}  # fmt: skip
OURS = {
    (10, 6): 8, (10, 7): 8, (10, 8): 6, (12, 7): 9, (12, 8): 7, (12, 9): 7, (14, 6): 11, (14, 8): 9, (14, 10): 6,
    (15, 6): 13, (15, 7): 11,
}  # fmt: skip
THEIRS = {(12, 7): 7, (12, 8): 6, (12, 9): 6, (14, 6): 9, (14, 8): 8, (14, 10): 5, (15, 6): 10, (15, 7): 9}
QUICK = [(5, 3), (6, 4), (7, 7), (10, 6)]
MOVES = 100_000_000  # more than the seconds allow
AIM_MS, AIM_SCRATCH = 50, 31
KEPT = "plugdedag.engine.mixing.rounds.making.kept"


def cells(quick: bool) -> list[tuple[int, int, int, int]]:
    """Tables, size, the rounds asked for, and how many the public engines have."""
    table = {(tables, size): many for tables, row in KNOWN.items() for size, many in enumerate(row, 3)}
    every = [(*cell, OURS.get(cell, many), many) for cell, many in (table | THEIRS).items()]
    return [cell for cell in every if cell[:2] in QUICK] if quick else every


def shipped(problem: RoundsProblem) -> tuple[Schedule, float]:
    """The answer, and the milliseconds of processor time it took: the middle of three."""
    taken = []
    for _ in range(3):
        began = time.process_time()
        made = rounds(problem, seed=1)
        taken.append(1000 * (time.process_time() - began))
    return made, round(sorted(taken)[1], 1)


def scratch(problem: RoundsProblem, seconds: float) -> tuple[Schedule, float]:
    """The answer without what is kept, and the seconds of processor time it took."""
    began = time.process_time()
    with patch(KEPT, lambda *_: []):
        made = rounds(problem, seed=1, moves=MOVES, progress=lambda *_: time.process_time() - began > seconds)
    return made, round(time.process_time() - began, 2)


def shuffled(problem: RoundsProblem, chance: Random) -> list[Week]:
    weeks = []
    for _ in range(problem.rounds):
        people = list(range(problem.count))
        chance.shuffle(people)
        weeks.append([people[at : at + problem.size] for at in range(0, problem.count, problem.size)])
    return weeks


def row(cell: tuple[int, int, int, int], seconds: float) -> dict[str, Any]:
    tables, size, many, theirs = cell
    problem = RoundsProblem(tables, size, many)
    made, milliseconds = shipped(problem)
    alone, took = scratch(problem, seconds)
    return {
        "cell": f"{tables}-{size}-{many}", "theirs": theirs, "rounds": many, "ratio": round(many / theirs, 2),
        "how": made.how, "ms": milliseconds, "repeats": made.repeats, "alone": alone.how,
        "alone_repeats": alone.repeats, "alone_seconds": took,
        "random": check(problem, shuffled(problem, Random(1))).repeats,
        "greedy": Search(problem, Random(1)).cost,
    }  # fmt: skip


def main() -> int:
    """Print a row for each cell; 1 when an aim is missed."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--quick", action="store_true")
    asked.add_argument("--seconds", type=float, default=10.0)
    given = asked.parse_args()
    rows = []
    for cell in cells(given.quick):
        rows.append(row(cell, given.seconds))
        print(*(f"{name} {value}" for name, value in rows[-1].items()), sep="  ", flush=True)
    table = [one for one in rows if tuple(map(int, one["cell"].split("-")[:2])) not in THEIRS]
    perfect = sum(one["repeats"] == 0 for one in rows)
    alone = sum(one["alone_repeats"] == 0 for one in table)
    slowest = max(one["ms"] for one in rows)
    more = rounds(RoundsProblem(8, 4, 12), seed=1)
    kept = (
        perfect == len(rows) and slowest <= AIM_MS and (given.quick or alone >= AIM_SCRATCH) and more.proven
    )
    report(
        "rounds", quick=given.quick, seconds=given.seconds, cells=len(rows), perfect=perfect, slowest_ms=slowest,
        table=len(table), from_scratch=alone, eight_four_twelve=more.repeats, kept=kept,
    )  # fmt: skip
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
