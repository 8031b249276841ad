"""What a database must hold after a crowd answered, asked in plain SQL by who knows nothing of the product's code.

The journal says what was acknowledged, in each person's order; it was kept outside the server. Every fault is a line.
"""

from __future__ import annotations

import contextlib
import sqlite3
import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

import psycopg

Ask = Callable[[str], list[tuple[Any, ...]]]


@dataclass(frozen=True)
class Acknowledged:
    """An answer that the server thanked for."""

    day: str
    person: int
    key: str
    comes: bool


@dataclass(frozen=True)
class Row:
    """What the database says of one person on one day."""

    day: str
    person: int
    answer: str
    seat: int | None
    ticket: int | None


@contextlib.contextmanager
def asking(url: str) -> Iterator[Any]:
    """A function that answers a query on the database at an address, keys as text. What it changes is undone."""
    if url.startswith("sqlite:///"):
        database: Any = sqlite3.connect(unquote(url.removeprefix("sqlite:///")))
    else:
        database = psycopg.connect(url)
    with contextlib.closing(database):

        def ask(words: str) -> list[tuple[Any, ...]]:
            cursor = database.execute(words)
            return [tuple(map(plain, row)) for row in cursor.fetchall()] if cursor.description else []

        yield ask


def plain(value: Any) -> Any:
    """A key as text, whichever way a database keeps it."""
    if isinstance(value, uuid.UUID) or (isinstance(value, str) and len(value) == 32 and value.isalnum()):
        return str(uuid.UUID(str(value)))
    return value


def faults(url: str, journal: Iterable[Acknowledged], most: Mapping[str, int] | None = None) -> list[str]:
    """Everything that is not as it must be. ``most``: the largest that days have been, where they were made smaller."""
    with asking(url) as ask:
        return seen(ask, list(journal), most or {})


def seen(ask: Ask, journal: list[Acknowledged], most: Mapping[str, int]) -> list[str]:
    """The same of what is asked this way."""
    rows = [Row(*row) for row in ask("SELECT day_id, person_id, answer, seat, ticket FROM days_rsvp")]
    capacity = dict(ask("SELECT uuid, capacity FROM days_day"))
    wishes = {key: (day, person, bool(comes)) for key, day, person, comes in ask(
        "SELECT client_key, day_id, person_id, comes FROM days_wish"
    )}  # fmt: skip
    letters = Counter(key for (key,) in ask("SELECT key FROM outbox_effect WHERE key LIKE 'rsvp%'"))
    states = dict(ask("SELECT key, payload FROM outbox_effect WHERE key LIKE 'rsvp:%'"))
    return [
        *lost(journal, wishes),
        *doubled(journal, rows, letters),
        *unlike(journal, rows),
        *oversold(rows, capacity, {**capacity, **most}),
        *untold(journal, rows, states, letters),
    ]


def lost(journal: list[Acknowledged], wishes: dict[str, tuple[str, int, bool]]) -> Iterator[str]:
    """Acknowledged, and nowhere, or not as it was said."""
    for one in journal:
        if wishes.get(one.key) != (one.day, one.person, one.comes):
            yield f"lost: {one.key} of person {one.person}"


def doubled(journal: list[Acknowledged], rows: list[Row], letters: Counter[str]) -> Iterator[str]:
    """More than one answer of a person for a day, or more than one letter for an occasion."""
    for (day, person), times in Counter((row.day, row.person) for row in rows).items():
        if times > 1:
            yield f"doubled: person {person} answers {times} times on {day}"
    for key, times in Counter(one.key for one in journal).items():
        if times > 1:
            yield f"doubled: {key} was given out {times} times"
    yield from (f"doubled: letter {key}, {times} times" for key, times in letters.items() if times > 1)


def unlike(journal: list[Acknowledged], rows: list[Row]) -> Iterator[str]:
    """The last that somebody was thanked for is what counts."""
    last = {(one.day, one.person): one.comes for one in journal}
    stands = {(row.day, row.person): row.answer in ("going", "waiting") for row in rows}
    for (day, person), comes in last.items():
        if stands.get((day, person)) != comes:
            yield f"lost: person {person} said {'yes' if comes else 'no'} last, and {day} does not know"


def oversold(rows: list[Row], capacity: dict[str, int], most: dict[str, int]) -> Iterator[str]:
    """Two on a seat, more seats than there are, a free seat while somebody waits, two with one ticket."""
    by_day: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_day[row.day].append(row)
    for day, answers in by_day.items():
        going = [row.seat for row in answers if row.answer == "going"]
        waiting = [row.ticket for row in answers if row.answer == "waiting"]
        if None in going or len(set(going)) < len(going):
            yield f"oversold: {day} gave a seat twice, or none"
        if len(going) > most[day]:
            yield f"oversold: {day} has {len(going)} on {most[day]} seats"
        if waiting and len(going) < capacity[day]:
            yield f"idle: {day} has a free seat while {len(waiting)} wait"
        if len(going) <= capacity[day] < max((seat or 0 for seat in going), default=0):
            yield f"idle: on {day} somebody sits above the capacity beside a free seat"
        if None in waiting or len(set(waiting)) < len(waiting):
            yield f"doubled: {day} gave a ticket twice, or none"


def untold(
    journal: list[Acknowledged], rows: list[Row], states: dict[str, Any], letters: Counter[str]
) -> Iterator[str]:
    """Who came to say yes has one letter for it; who waited and got a seat has one for that, and nobody else has."""
    said: dict[tuple[str, int], str] = {}
    due = set()
    for one in journal:
        where = (one.day, one.person)
        if not one.comes:
            said.pop(where, None)
        elif where not in said:
            said[where] = one.key
            due.add(f"rsvp:{one.key}")
    yield from (f"untold: nobody was told of {key}" for key in sorted(due - set(states)))
    yield from (f"doubled: {key} was told for no reason" for key in sorted(set(states) - due))
    waited = {key for key, payload in states.items() if "letters/waiting" in str(payload)}
    moved_up = sum(
        f"rsvp:{said.get((row.day, row.person))}" in waited for row in rows if row.answer == "going"
    )
    told = sum(key.startswith("rsvp-promoted:") for key in letters)
    if told < moved_up:
        yield f"untold: {moved_up} came up from the line, and {told} letters tell it"
