"""What is asked: the days that were, who is known, and the day to come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Known:
    """Somebody who may come: since when they are known, and the part of the city they live in ("" if not known)."""

    since: dt.date
    district: str = ""


@dataclass(frozen=True)
class Past:
    """A day that was. ``said`` holds who said they would come, with how many whole days before; ``came`` who did."""

    date: dt.date
    said: Mapping[str, int]
    came: frozenset[str]
    guests: int = 0  # came without being known
    district: str = ""


@dataclass(frozen=True)
class Ahead:
    """A day to come, and who has said so by now, ``days_to_go`` whole days before."""

    date: dt.date
    said: frozenset[str]
    days_to_go: int
    district: str = ""


@dataclass(frozen=True)
class Problem:
    """``people`` who are known by name; who only turns up in the history is known from that day on."""

    history: list[Past]
    day: Ahead
    people: Mapping[str, Known] = field(default_factory=dict)
