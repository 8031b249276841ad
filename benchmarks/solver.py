"""A day's tables by a general solver: CP-SAT of Google's OR-Tools, on as many processors as we have, a second of each.

    .venv/bin/python -m pip install --require-hashes -r requirements/benchmarks.txt

Only this benchmark has any use for it. A second is a second of the processor: a watch stops the search when the
process has had its time, so other work on the machine takes nothing from it. The objective is the one that greedy
has: four for a repeat, one for a shared network.

The model, as anybody would write it: who sits where, as many at each table as there should be, and for each two that
cost something whether they share a table, which is asked of every table.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module, metadata
from typing import Any

from benchmarks.ways import Day, priced
from plugdedag.engine.mixing import Problem
from plugdedag.engine.mixing.sizing import counts

MODULE = "ortools.sat.python.cp_model"
PROCESSORS, SECONDS = 2, 1.0
LATEST = 60.0  # by the clock, should the machine give us no time at all


def version() -> str | None:
    """Of the solver, or nothing when it is not here. It is fetched only when it is asked: it takes 70 MB."""
    try:
        return metadata.version("ortools")
    except metadata.PackageNotFoundError:
        return None


@contextmanager
def watched(solver: Any) -> Iterator[None]:
    """Stop the solver when this process has had its seconds of each processor."""
    done, began = threading.Event(), time.process_time()

    def watch() -> None:
        while not done.wait(0.005):
            if time.process_time() - began > SECONDS * PROCESSORS:
                solver.stop_search()

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def cp_sat(problem: Problem, seed: int) -> tuple[Day, bool]:
    """The tables, and whether the solver proved that no others cost less."""
    cp_model = import_module(MODULE)
    names = [person.id for person in problem.people]
    count = counts(len(names), problem.sizes)[0]
    model, at = modelled(cp_model.CpModel(), problem, names, count)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = PROCESSORS
    solver.parameters.max_time_in_seconds = LATEST
    solver.parameters.random_seed = seed % 2**31
    with watched(solver):
        status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        raise RuntimeError(f"CP-SAT found no tables: {solver.status_name(status)}.")
    tables = [[name for name in names if solver.value(at[name, table])] for table in range(count)]
    return tuple(tuple(sorted(table)) for table in tables), status == cp_model.OPTIMAL


def modelled(
    model: Any, problem: Problem, names: list[str], tables: int
) -> tuple[Any, dict[tuple[str, int], Any]]:  # fmt: skip
    """The model, and its variable for each person at each table."""
    at = {(name, table): model.new_bool_var("") for name in names for table in range(tables)}
    for name in names:
        model.add_exactly_one(at[name, table] for table in range(tables))
    small, larger = divmod(len(names), tables)
    for table in range(tables):
        model.add(sum(at[name, table] for name in names) == small + (table < larger))
    terms = []
    for one, others in priced(problem).items():
        for other, price in others.items():
            if one < other:
                share = model.new_bool_var("")
                for table in range(tables):
                    model.add_bool_or(share, ~at[one, table], ~at[other, table])
                terms.append(price * share)
    model.minimize(sum(terms))
    return model, at
