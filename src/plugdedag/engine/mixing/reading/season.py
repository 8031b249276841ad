"""A season known beforehand as JSON."""

from __future__ import annotations

from typing import Any

from plugdedag.engine.mixing.arranging import Progress
from plugdedag.engine.mixing.reading.values import NAMES, SIZES, TABLE, sizes
from plugdedag.engine.mixing.season import MOVES, Plan, Season, season
from plugdedag.engine.values import COUNT, listed, mapping, names

SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Who sits with whom, when it is known who comes on each day?",
    "type": "object",
    "required": ["days", "table_sizes"],
    "additionalProperties": False,
    "properties": {
        "days": {"type": "array", "items": NAMES, "description": "Who comes, day by day."},
        "table_sizes": SIZES,
        "networks": {"type": "object", "additionalProperties": NAMES, "description": "The networks of each id."},
    },
}  # fmt: skip
ANSWER_SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "The tables of each day",
    "type": "object",
    "required": ["days", "acquaintances", "repeats", "cross_network_pairs", "most"],
    "properties": {
        "days": {"type": "array", "items": {"type": "array", "items": TABLE}},
        "acquaintances": COUNT | {"description": "Different pairs who sat together."},
        "repeats": COUNT | {"description": "Each time a pair sits together after its first."},
        "cross_network_pairs": COUNT,
        "most": COUNT | {"description": "No seating brings more different pairs together."},
    },
}  # fmt: skip


def problem(given: object) -> Season:
    """The season in this JSON. Raises :class:`Wrong`."""
    whole = mapping(given, "the problem", SCHEMA["properties"])
    days = listed(whole.get("days"), "days")
    networks = mapping(whole.get("networks", {}), "networks")
    return Season(
        tuple(tuple(names(day, f"days[{place}]")) for place, day in enumerate(days)),
        sizes(whole.get("table_sizes"), "table_sizes"),
        {who: frozenset(names(each, f"networks.{who}")) for who, each in networks.items()},
    )


def answer(told: Plan) -> dict[str, Any]:
    """The plan as JSON."""
    return {
        "days": [[list(table) for table in day] for day in told.days],
        "acquaintances": told.acquaintances, "repeats": told.repeats,
        "cross_network_pairs": told.cross_network_pairs, "most": told.most,
    }  # fmt: skip


def run(
    given: object, *, seed: int, moves: int | None = None, progress: Progress | None = None
) -> dict[str, Any]:
    """The answer to this JSON. Raises :class:`Wrong`."""
    return answer(
        season(problem(given), seed=seed, moves=MOVES if moves is None else moves, progress=progress)
    )
