"""One round at the tables as JSON."""

from __future__ import annotations

from typing import Any

from plugdedag.engine.mixing.arranging import MOVES, Progress, seat
from plugdedag.engine.mixing.problem import Met, Pair, Person, Problem
from plugdedag.engine.mixing.reading.values import NAME, NAMES, PAIRS, SIZES, TABLE, pairs, sizes
from plugdedag.engine.mixing.seating import Seating, Table
from plugdedag.engine.values import COUNT, Wrong, listed, mapping, name, names, number, truth

PERSON = {
    "type": "object", "required": ["id"], "additionalProperties": False,
    "properties": {
        "id": NAME, "networks": NAMES,
        "languages": NAMES | {"description": "Can follow a conversation in; none named: any."},
        "attended": COUNT | {"description": "So many of the days so far."},
        "newcomer": {"type": "boolean", "description": "On their first day."},
        "facilitator": {"type": "boolean"}, "host": {"type": "boolean", "description": "Of the host's people."},
    },
}  # fmt: skip
MET = {
    "type": "array",
    "items": {"type": "array", "prefixItems": [NAME, NAME, COUNT, {"type": "integer", "minimum": 1}], "minItems": 2},
    "description": "Two ids, how many times they sat together, how many days of the network ago the last time was.",
}  # fmt: skip
SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Who sits with whom?",
    "type": "object",
    "required": ["people", "table_sizes"],
    "additionalProperties": False,
    "properties": {
        "people": {"type": "array", "items": PERSON},
        "table_sizes": SIZES,
        "tables": {
            "type": "array", "items": {"type": "integer", "minimum": 1},
            "description": "The exact sizes, in their order.",
        },
        "days_so_far": COUNT, "days_to_come": COUNT, "met": MET,
        "together": PAIRS | {"description": "Must sit at one table."},
        "apart": PAIRS | {"description": "Must not."},
        "pinned": {
            "oneOf": [
                {"type": "object", "additionalProperties": COUNT},
                {"type": "array", "items": {"type": "array", "prefixItems": [NAME, COUNT], "minItems": 2}},
            ],
            "description": "The table an id sits at; 0 is the first.",
        },
    },
}  # fmt: skip
WHY = {
    "type": "object",
    "properties": {
        "new_pairs": PAIRS,
        "repeats": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"pair": NAMES, "times": COUNT, "unavoidable": {"type": "boolean"}},
            },
        },
        "networks": COUNT | {"description": "So many networks meet here."},
        "sharing": PAIRS | {"description": "Pairs who share a network."},
        "newcomers": {
            "type": "array", "items": {"type": "object", "properties": {"id": NAME, "guides": NAMES}},
        },
        "facilitated": {"type": "boolean"},
        "language": {
            "type": ["string", "null"],
            "description": "One all can follow; empty when nobody named any, null when there is none.",
        },
    },
}  # fmt: skip
ANSWER_SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Who sits at each table, and why",
    "type": "object",
    "required": ["tables", "repeats", "new_pairs", "cross_network_pairs", "least_repeats", "proven", "why"],
    "properties": {
        "tables": {"type": "array", "items": TABLE},
        "repeats": COUNT | {"description": "Pairs who sat together before."},
        "new_pairs": COUNT,
        "cross_network_pairs": COUNT | {"description": "Pairs who share no network."},
        "least_repeats": COUNT | {"description": "No seating at tables of these sizes has fewer repeats."},
        "proven": {"type": "boolean", "description": "This one has no more than that."},
        "why": {"type": "array", "items": WHY},
    },
}  # fmt: skip


def problem(given: object) -> Problem:
    """The problem in this JSON. Raises :class:`Wrong`."""
    whole = mapping(given, "the problem", SCHEMA["properties"])
    people = listed(whole.get("people"), "people")
    tables = whole.get("tables")
    return Problem(
        tuple(person(each, f"people[{place}]") for place, each in enumerate(people)),
        sizes(whole.get("table_sizes"), "table_sizes"),
        None if tables is None else tuple(
            number(each, f"tables[{place}]", 1) for place, each in enumerate(listed(tables, "tables"))
        ),
        number(whole.get("days_so_far", 0), "days_so_far"), number(whole.get("days_to_come", 0), "days_to_come"),
        remembered(whole.get("met", [])), pairs(whole.get("together", []), "together"),
        pairs(whole.get("apart", []), "apart"), pinned(whole.get("pinned", {})),
    )  # fmt: skip


def person(given: object, where: str) -> Person:
    row = mapping(given, where, PERSON["properties"])  # type: ignore[arg-type]
    return Person(
        name(row.get("id"), f"{where}.id"),
        frozenset(names(row.get("networks", []), f"{where}.networks")),
        frozenset(names(row.get("languages", []), f"{where}.languages")),
        number(row.get("attended", 0), f"{where}.attended"),
        truth(row.get("newcomer", False), f"{where}.newcomer"),
        truth(row.get("facilitator", False), f"{where}.facilitator"),
        truth(row.get("host", False), f"{where}.host"),
    )


def remembered(given: object) -> dict[Pair, Met]:
    """Who met whom; what is said twice of a pair adds up."""
    found: dict[Pair, Met] = {}
    for place, each in enumerate(listed(given, "met")):
        where = f"met[{place}]"
        row = listed(each, where)
        if not 2 <= len(row) <= 4:
            raise Wrong(f"{where} must be two ids, how many times they met, and how many days ago.")
        one, other = names(row[:2], where)
        if one == other:
            raise Wrong(f"{where}: {one} is named with themselves.")
        times = number(row[2], f"{where}[2]") if len(row) > 2 else 1
        ago = number(row[3], f"{where}[3]", 1) if len(row) > 3 else 1
        both = (min(one, other), max(one, other))
        before = found.get(both)
        found[both] = Met(before.times + times, min(before.ago, ago)) if before else Met(times, ago)
    return found


def pinned(given: object) -> dict[str, int]:
    """The table of each who is pinned. Raises :class:`Wrong` when somebody is pinned to two tables."""
    found: dict[str, int] = {}
    rows = list(given.items()) if isinstance(given, dict) else listed(given, "pinned")
    for place, each in enumerate(rows):
        if not isinstance(each, (list, tuple)) or len(each) != 2:
            raise Wrong(f"pinned[{place}] must be an id and the number of a table.")
        who = name(each[0], f"pinned[{place}][0]")
        table = number(each[1], f"pinned.{who}")
        if found.setdefault(who, table) != table:
            raise Wrong(f"pinned: {who} is pinned to two tables, {found[who]} and {table}.")
    return found


def answer(told: Seating) -> dict[str, Any]:
    """The seating as JSON."""
    return {
        "tables": [list(table) for table in told.tables],
        "repeats": told.repeats, "new_pairs": told.new_pairs, "cross_network_pairs": told.cross_network_pairs,
        "least_repeats": told.least_repeats, "proven": told.proven, "why": [because(table) for table in told.why],
    }  # fmt: skip


def because(table: Table) -> dict[str, Any]:
    return {
        "new_pairs": [list(pair) for pair in table.new_pairs],
        "repeats": [
            {"pair": list(each.pair), "times": each.times, "unavoidable": each.unavoidable} for each in table.repeats
        ],
        "networks": table.networks, "sharing": [list(pair) for pair in table.sharing],
        "newcomers": [{"id": each.id, "guides": list(each.guides)} for each in table.newcomers],
        "facilitated": table.facilitated, "language": table.language,
    }  # fmt: skip


def run(
    given: object, *, seed: int, moves: int | None = None, progress: Progress | None = None
) -> dict[str, Any]:
    """The answer to this JSON. Raises :class:`Wrong`, :class:`Contradiction` or :class:`Undecided`."""
    return answer(seat(problem(given), seed=seed, moves=MOVES if moves is None else moves, progress=progress))
