"""What a sheet would do, row by row, before anything is done."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Outcome(models.TextChoices):
    """What becomes of a row."""

    NEW = "new", _("new")
    FILLS = "fills", _("known, gets something added")
    KNOWN = "known", _("known, nothing changes")
    ASKED = "asked", _("asked before, no answer yet")
    LEFT_OUT = "left-out", _("left out")


@dataclass
class Line:
    """One row: its number as Excel shows it, who or what it is about, and in words what happens and what to do."""

    number: int
    about: str
    outcome: Outcome
    words: list[str] = field(default_factory=list)
    entry: Any = None  # what was understood, for who carries it out

    @property
    def is_warned(self) -> bool:
        """Whether it goes in, with something to look at."""
        return self.outcome != Outcome.LEFT_OUT and bool(self.words)


@dataclass(frozen=True)
class Report:
    """All rows that are about somebody, in the order of the sheet; ``skipped`` are totals and titles."""

    lines: list[Line]
    skipped: list[int] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        """How many rows come to what; outcomes without a row left out."""
        counted = Counter(line.outcome.value for line in self.lines)
        return {value: counted[value] for value in Outcome.values if counted[value]}

    @property
    def warned(self) -> int:
        return sum(line.is_warned for line in self.lines)

    @property
    def changes(self) -> list[Line]:
        """What is to be done."""
        return [line for line in self.lines if line.outcome in {Outcome.NEW, Outcome.FILLS}]
