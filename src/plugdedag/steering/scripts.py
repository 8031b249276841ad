"""The methods for a lunch, from ``data/scripts.toml``: what it is for, and its timed rounds in the reader's language.

How a city tells a round otherwise is in :mod:`plugdedag.steering.adapting`, which script a lunch has in
:mod:`plugdedag.steering.choosing`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_lazy as _

from plugdedag.days.models import Step

MINUTES = 45  # as written: while the soup is warm
USUAL = "plug"


class Phase(models.TextChoices):
    """How people are together in a round."""

    LISTEN = "listen", _("listening")
    SILENT = "silent", _("writing in silence")
    TABLE = "table", _("at the table")
    PLENARY = "plenary", _("all together")
    CHOOSING = "choosing", _("choosing")


@dataclass(frozen=True)
class Round:
    """One stretch of a lunch. ``say`` is what who leads it says; ``kinds`` what can be written then, empty for all that
    belongs to the lunch; ``told`` whether a city tells it otherwise."""

    key: str
    minutes: int
    title: Any
    what: Any
    say: Any
    phase: Phase
    kinds: tuple[str, ...] = ()
    told: bool = False


@dataclass(frozen=True)
class Purpose:
    """What a lunch is for, whatever the method; ``ahead`` is for who reads it on another day."""

    title: Any
    purpose: Any
    ahead: Any


@dataclass(frozen=True)
class Script:
    """A method at one of the lunches."""

    key: str
    name: Any
    about: Any
    step: Step
    rounds: tuple[Round, ...]

    @property
    def title(self) -> Any:
        return PURPOSES[self.step].title

    @property
    def purpose(self) -> Any:
        return PURPOSES[self.step].purpose

    @property
    def minutes(self) -> int:
        return sum(each.minutes for each in self.rounds)

    @property
    def seconds(self) -> tuple[int, ...]:
        """How long each round takes, for the clock."""
        return tuple(each.minutes * 60 for each in self.rounds)

    @property
    def shown_from(self) -> int:
        """The number of the round from which on it is told how many stand behind a line."""
        phases = [each.phase for each in self.rounds]
        return phases.index(Phase.CHOOSING)

    @property
    def kinds(self) -> frozenset[str]:
        """Everything that some round of it asks for by name."""
        return frozenset(kind for each in self.rounds for kind in each.kinds)


def read(text: str) -> tuple[dict[Step, Purpose], dict[tuple[str, Step], Script]]:
    """What the lunches are for, and the scripts by method and lunch."""
    data = tomllib.loads(text)
    words = frozenset(data["translated"])
    purposes = {Step(step): Purpose(**in_words(row, words)) for step, row in data["lunch"].items()}
    scripts = {
        (key, step): Script(key, *said(method, words), step, rounds_of(method["rounds"], step, words))
        for key, method in data["method"].items()
        for step in Step
    }
    return purposes, scripts


def in_words(row: dict[str, Any], words: Iterable[str]) -> dict[str, Any]:
    """The row, with what people read in their language once it is shown."""
    return {name: gettext_lazy(value) if name in words else value for name, value in row.items()}


def said(method: dict[str, Any], words: Iterable[str]) -> tuple[Any, Any]:
    told = in_words({name: method[name] for name in ("name", "about")}, words)
    return told["name"], told["about"]


def rounds_of(rounds: dict[str, Any], step: Step, words: Iterable[str]) -> tuple[Round, ...]:
    """Those of this lunch; where it has none of its own, those of the lunches before the last."""
    return tuple(
        Round(**in_words(row, words) | {"phase": Phase(row["phase"]), "kinds": tuple(row.get("kinds", ()))})
        for row in rounds.get(step) or rounds["first"]
    )


PURPOSES, SCRIPTS = read(files(__package__).joinpath("data/scripts.toml").read_text(encoding="utf-8"))
METHODS = tuple(dict.fromkeys(key for key, _step in SCRIPTS))


def original(method: str, step: Step | None) -> Script:
    """The script as written; the usual one for a method that is no more."""
    found = SCRIPTS.get((method, step or Step.BEHIND))
    return found or SCRIPTS[USUAL, step or Step.BEHIND]
