"""Single values out of JSON, each with the place where it stands."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from plugdedag.engine.mixing.problem import Pair, Sizes, Wrong

MOST = 10**9
USUAL = 5  # at a table
COUNT = {"type": "integer", "minimum": 0, "maximum": MOST}
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


def mapping(given: object, where: str, known: Collection[str] = ()) -> Mapping[str, Any]:
    """An object; with ``known``, one that says nothing else."""
    if not isinstance(given, Mapping):
        raise Wrong(f"{where} must be an object.")
    for name in given:
        if known and name not in known:
            raise Wrong(f"{where} says “{name}”, which means nothing here; what does: {', '.join(known)}.")
    return given


def listed(given: object, where: str) -> list[Any]:
    if not isinstance(given, list):
        raise Wrong(f"{where} must be a list.")
    return given


def number(given: object, where: str, least: int = 0) -> int:
    if not isinstance(given, int) or isinstance(given, bool) or not least <= given <= MOST:
        raise Wrong(f"{where} must be a whole number from {least} to {MOST}.")
    return given


def truth(given: object, where: str) -> bool:
    if not isinstance(given, bool):
        raise Wrong(f"{where} must be true or false.")
    return given


def name(given: object, where: str) -> str:
    """A text that says something and can be written down again."""
    if not isinstance(given, str) or not given:
        raise Wrong(f"{where} must be a text.")
    if any("\ud800" <= letter <= "\udfff" for letter in given):
        raise Wrong(f"{where} holds half a letter, which cannot be written.")
    return given


def names(given: object, where: str) -> list[str]:
    return [name(each, f"{where}[{place}]") for place, each in enumerate(listed(given, where))]


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
