"""What a doctor says of one thing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    OK = "ok"
    WARNING = "warning"
    WRONG = "wrong"


@dataclass(frozen=True)
class Finding:
    """One thing, how it is, in words; with the cure when it is not well."""

    about: str
    state: State
    words: str


def ok(about: str, words: str) -> Finding:
    return Finding(about, State.OK, words)


def warning(about: str, words: str) -> Finding:
    return Finding(about, State.WARNING, words)


def wrong(about: str, words: str) -> Finding:
    return Finding(about, State.WRONG, words)
