"""A problem as JSON, and its answer: what ``plug engine turnout`` takes and gives."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plugdedag.engine.turnout.forecasting import LEVEL, Forecast, forecast
from plugdedag.engine.turnout.problem import Ahead, Known, Past, Problem
from plugdedag.engine.values import COUNT, date, listed, mapping, names, number, text

NAMES = {"type": "array", "items": {"type": "string", "minLength": 1}}
DATE = {"type": "string", "format": "date"}
SAID = {
    "oneOf": [NAMES, {"type": "object", "additionalProperties": COUNT}],
    "description": "Who said they would come; as an object also how many whole days before.",
}
SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "How many will come?",
    "type": "object",
    "required": ["history", "day"],
    "properties": {
        "history": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["date", "came"],
                "properties": {
                    "date": DATE, "said": SAID, "came": NAMES, "district": {"type": "string"},
                    "guests": {"type": "integer", "minimum": 0, "description": "Who came without being known."},
                },
            },
        },
        "day": {
            "type": "object",
            "required": ["date"],
            "properties": {
                "date": DATE, "said": NAMES, "days_to_go": {"type": "integer", "minimum": 0},
                "district": {"type": "string"},
            },
        },
        "people": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "required": ["since"],
                "properties": {"since": DATE, "district": {"type": "string"}},
            },
        },
    },
}  # fmt: skip

ANSWER_SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "So many will come",
    "type": "object",
    "required": ["mean", "low", "high", "level", "days", "early", "why", "chances"],
    "properties": {
        "mean": {"type": "number"}, "low": COUNT, "high": COUNT,
        "level": {"type": "number", "description": "The chance that it is from low to high."},
        "days": COUNT | {"description": "Learned from so many."},
        "early": {"type": "boolean", "description": "Too few days to trust it."},
        "why": {"type": "object", "additionalProperties": {"type": "number"}},
        "chances": {"type": "array", "items": {"type": "number"}, "description": "Of 0, 1, 2 … coming."},
    },
}  # fmt: skip


def problem(given: object) -> Problem:
    """The problem in this JSON. Raises :class:`Wrong`."""
    whole = mapping(given, "the problem")
    history = listed(whole.get("history"), "history")
    people = mapping(whole.get("people", {}), "people")
    return Problem(
        [past(each, f"history[{number}]") for number, each in enumerate(history)],
        ahead(whole.get("day"), "day"),
        {name: known(each, f"people.{name}") for name, each in people.items()},
    )


def past(given: object, where: str) -> Past:
    row = mapping(given, where)
    return Past(
        date(row.get("date"), f"{where}.date"), said(row.get("said", []), f"{where}.said"),
        frozenset(names(row.get("came"), f"{where}.came")), number(row.get("guests", 0), f"{where}.guests"),
        text(row.get("district", ""), f"{where}.district"),
    )  # fmt: skip


def ahead(given: object, where: str) -> Ahead:
    row = mapping(given, where)
    return Ahead(
        date(row.get("date"), f"{where}.date"), frozenset(names(row.get("said", []), f"{where}.said")),
        number(row.get("days_to_go", 0), f"{where}.days_to_go"), text(row.get("district", ""), f"{where}.district"),
    )  # fmt: skip


def known(given: object, where: str) -> Known:
    row = mapping(given, where)
    return Known(date(row.get("since"), f"{where}.since"), text(row.get("district", ""), f"{where}.district"))


def said(given: object, where: str) -> dict[str, int]:
    """Who said so, and how many days before; of a bare list nobody knows, so it counts as said at the very last."""
    if isinstance(given, Mapping):
        return {str(name): number(days, f"{where}.{name}") for name, days in given.items()}
    return dict.fromkeys(names(given, where), 0)


def answer(told: Forecast) -> dict[str, Any]:
    """The forecast as JSON: the mean, the range that holds four of five, and where it comes from."""
    low, high = told.range
    return {
        "mean": round(told.mean, 2), "low": low, "high": high, "level": LEVEL, "days": told.days,
        "early": told.is_early,
        "why": {name: round(many, 2) + 0.0 for name, many in told.why.items()},  # no minus before a nought
        "chances": [round(chance, 6) for chance in told.chances],
    }  # fmt: skip


def run(given: object) -> dict[str, Any]:
    """The answer to this JSON. It is exact: no seed, nothing is searched. Raises :class:`Wrong`."""
    return answer(forecast(problem(given)))
