"""Single values out of JSON, each with the place where it stands: what every engine's reader is made of.

Theory of operation. Nothing is believed of what comes in. Each value is looked at once, here, so that all engines say
the same of the same mistake, in one line that names the place.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

MOST = 10**9
COUNT = {"type": "integer", "minimum": 0, "maximum": MOST}


class Wrong(ValueError):
    """What was given is no problem; the words say where, and what was expected."""


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


def text(given: object, where: str) -> str:
    """A text that can be written down again."""
    if not isinstance(given, str):
        raise Wrong(f"{where} must be a text.")
    if any("\ud800" <= letter <= "\udfff" for letter in given):
        raise Wrong(f"{where} holds half a letter, which cannot be written.")
    return given


def name(given: object, where: str) -> str:
    """A text that says something."""
    if not text(given, where):
        raise Wrong(f"{where} must be a text.")
    return str(given)


def names(given: object, where: str) -> list[str]:
    return [name(each, f"{where}[{place}]") for place, each in enumerate(listed(given, where))]


def date(given: object, where: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text(given, where))
    except ValueError as error:
        raise Wrong(f"{where} must be a date such as 2026-01-14.") from error
