"""Schedules that were found once, kept as their base weeks and the symmetry that makes the rest of them.

Theory of operation. ``data/rounds.json`` holds for each "tables-size" a symmetry (:mod:`symmetry`): shift, turn,
full, still; the base tables of each string of weeks; and under ``once`` weeks that stand alone. That is less than a
kilobyte each. Nothing of it is believed: a test counts every pair of every one, as the certificate does of each
answer.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from typing import Any

from plugdedag.engine.mixing.rounds.problem import Week
from plugdedag.engine.mixing.rounds.symmetry import Symmetry


@lru_cache(maxsize=1)
def shelf() -> dict[str, Any]:
    """All that is kept, by "tables-size"."""
    text = files("plugdedag.engine.mixing").joinpath("data/rounds.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


def kept(tables: int, size: int, rounds: int) -> list[Week]:
    """At most so many rounds that are kept, in which nobody meets twice; none where nothing is."""
    row = shelf().get(f"{tables}-{size}")
    if row is None:
        return []
    symmetry = Symmetry(row["shift"], row["turn"], row["full"], row["still"])
    weeks = symmetry.weeks(row["weeks"]) + [symmetry.week(week) for week in row.get("once", [])]
    return weeks[:rounds]
