"""What the problems of the tables are made of, as JSON: pairs of people, and sizes of tables."""

from __future__ import annotations

from plugdedag.engine.mixing.problem import Pair, Sizes
from plugdedag.engine.values import Wrong, listed, mapping, names, number

USUAL = 5  # at a table
NAME = {"type": "string", "minLength": 1}
NAMES = {"type": "array", "items": NAME}
PAIRS = {"type": "array", "items": {"type": "array", "items": NAME, "minItems": 2, "maxItems": 2}}
TABLE = {"type": "array", "items": NAME, "description": "Who sits at one table."}
SIZES = {
    "type": "object", "additionalProperties": False,
    "properties": {
        "min": {"type": "integer", "minimum": 1, "description": "One less than preferred, if not said."},
        "max": {"type": "integer", "minimum": 1, "description": "One more than preferred, if not said."},
        "preferred": {
            "type": "integer", "minimum": 1,
            "description": "The number of tables is the one whose mean size is nearest; midway, if not said, or 5.",
        },
    },
}  # fmt: skip


def pair(given: object, where: str) -> Pair:
    found = names(given, where)
    if len(found) != 2:
        raise Wrong(f"{where} must be a pair of two ids.")
    return found[0], found[1]


def pairs(given: object, where: str) -> tuple[Pair, ...]:
    return tuple(pair(each, f"{where}[{place}]") for place, each in enumerate(listed(given, where)))


def sizes(given: object, where: str) -> Sizes:
    """What is not said follows from what is: one more or less than preferred, and that midway."""
    said = mapping(given, where, SIZES["properties"])  # type: ignore[arg-type]
    told = {key: number(said[key], f"{where}.{key}", 1) for key in SIZES["properties"] if key in said}  # type: ignore[attr-defined]
    preferred = told.get("preferred", midway(told.get("min"), told.get("max")))
    return Sizes(told.get("min", max(1, preferred - 1)), told.get("max", preferred + 1), preferred)


def midway(least: int | None, most: int | None) -> int:
    if least and most:
        return (least + most) // 2
    return least + 1 if least else max(1, most - 1) if most else USUAL
