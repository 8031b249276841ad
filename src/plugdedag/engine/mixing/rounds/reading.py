"""Several rounds as JSON: what ``plug engine rounds`` takes and gives.

Theory of operation. Each value is looked at (``engine.values``), and what is wrong is said in one line that names the
place. What comes out says how it was found and what it was held against.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plugdedag.engine.mixing.rounds.budget import Progress
from plugdedag.engine.mixing.rounds.making import MOVES, Schedule, rounds
from plugdedag.engine.mixing.rounds.problem import MOST_PEOPLE, MOST_ROUNDS, Pair, RoundsProblem, Unworkable
from plugdedag.engine.values import COUNT, Wrong, listed, mapping, number, truth

PAIRS = {
    "type": "array",
    "items": {"type": "array", "items": COUNT, "minItems": 2, "maxItems": 2},
}
SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Several rounds with one group: who sits with whom?",
    "type": "object",
    "required": ["tables", "size", "rounds"],
    "additionalProperties": False,
    "properties": {
        "tables": {"type": "integer", "minimum": 1, "maximum": MOST_PEOPLE},
        "size": {"type": "integer", "minimum": 1, "description": "How many seats a table has."},
        "rounds": {"type": "integer", "minimum": 0, "maximum": MOST_ROUNDS},
        "people": {
            "type": "integer", "minimum": 0, "maximum": MOST_PEOPLE,
            "description": "How many there are, numbered from 0; as many as seats, if not said.",
        },
        "rests": {"type": "boolean", "description": "More people than seats take turns in resting."},
        "apart": PAIRS | {"description": "Pairs who never share a table."},
        "together": PAIRS | {"description": "Pairs who share a table in every round."},
    },
}  # fmt: skip
ANSWER_SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "The tables of each round",
    "type": "object",
    "required": ["rounds", "repeats", "least", "perfect", "how", "pairs", "oftenest", "rested", "faults"],
    "properties": {
        "rounds": {"type": "array", "items": {"type": "array", "items": {"type": "array", "items": COUNT}}},
        "repeats": COUNT | {"description": "Each time a pair sits together after its first."},
        "wished": COUNT | {"description": "So many of the repeats were asked for by “together”."},
        "least": COUNT | {"description": "No schedule has fewer repeats."},
        "perfect": {
            "type": ["integer", "null"],
            "description": "More rounds than this must repeat a pair; null if nobody can meet twice.",
        },
        "how": {"enum": ["design", "kept", "symmetric", "search"]},
        "pairs": COUNT | {"description": "So many different pairs met."},
        "oftenest": COUNT | {"description": "How often the pair that met most did."},
        "rested": {"type": "array", "items": COUNT, "description": "How often who rested least and most did."},
        "faults": {"type": "array", "items": {"type": "string"}, "description": "Wishes that could not be kept."},
    },
}  # fmt: skip


def problem(given: object) -> RoundsProblem:
    """The problem in this JSON. Raises :class:`Wrong`."""
    whole = mapping(given, "the problem", SCHEMA["properties"])
    missing = [name for name in SCHEMA["required"] if name not in whole]
    if missing:
        raise Wrong(f"{missing[0]} is missing.")
    people = whole.get("people")
    try:
        return RoundsProblem(
            number(whole["tables"], "tables", 1), number(whole["size"], "size", 1), number(whole["rounds"], "rounds"),
            None if people is None else number(people, "people"), pairs(whole, "apart"), pairs(whole, "together"),
            truth(whole.get("rests", False), "rests"),
        )  # fmt: skip
    except Unworkable as error:
        raise Wrong(str(error)) from error


def pairs(given: Mapping[str, Any], where: str) -> tuple[Pair, ...]:
    rows = listed(given.get(where, []), where)
    return tuple(pair(row, f"{where}[{place}]") for place, row in enumerate(rows))


def pair(given: object, where: str) -> Pair:
    if not isinstance(given, list) or len(given) != 2:
        raise Wrong(f"{where} must be a pair of two numbers.")
    return number(given[0], f"{where}[0]"), number(given[1], f"{where}[1]")


def answer(told: Schedule) -> dict[str, Any]:
    """The schedule as JSON."""
    found = told.certificate
    return {
        "rounds": [[list(table) for table in tables] for tables in told.rounds],
        "repeats": found.repeats, "wished": found.wished, "least": told.least, "perfect": told.perfect, "how": told.how,
        "pairs": found.pairs, "oftenest": found.oftenest, "rested": list(found.rested), "faults": list(found.faults),
    }  # fmt: skip


def run(
    given: object, *, seed: int, moves: int | None = None, progress: Progress | None = None
) -> dict[str, Any]:
    """The answer to this JSON. Raises :class:`Wrong`."""
    return answer(
        rounds(problem(given), seed=seed, moves=MOVES if moves is None else moves, progress=progress)
    )
