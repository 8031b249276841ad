"""What is kept about people: each field says what for, for how long, and who sees it. Knows no app.

Each app lists its fields in ``personal.py``. From those lists come the page about privacy, the page and the file of
one's own data, what is erased when its time is over, and the test that fails for a field nobody declared.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kept(Enum):
    """For how long: the words for a reader, and the days after which the clock erases it, if it does."""

    UNTIL_LEAVING = (_("until you leave PLUG"), None)
    NAMELESS = (_("stays, without your name once you leave"), None)
    UNTIL_ANSWERED = (_("until you answer; thirty days at most"), None)
    WITH_THE_PLACE = (
        _("while a month at the place needs it; then you or an organiser clear it with one button"),
        None,
    )
    WITHOUT_THE_HOST = (_("stays with the month, without a name once that is cleared"), None)
    SIGNED_IN = (_("while you are signed in there"), None)
    A_DAY = (_("one day"), 1)
    THREE_DAYS = (_("three days after"), 3)
    A_MONTH = (_("thirty days"), 30)
    THREE_MONTHS = (_("three months"), 92)
    A_YEAR = (_("one year"), 365)

    @property
    def words(self) -> Any:
        return self.value[0]

    @property
    def days(self) -> int | None:
        return self.value[1]


THE_ROW = object()  # what is left when the time is over: nothing at all


@dataclass(frozen=True)
class Personal:
    """A field about somebody. ``what``, ``purpose`` and ``seen`` (by whom) are words for a reader.

    ``whose`` names the field beside it that says who it is about: a person, or an e-mail address. It is empty for who
    has no account. What is kept for some days is counted from ``since`` (a lookup from the row to a date or a moment),
    and ``leaves`` is what stands there afterwards.
    """

    what: Any
    purpose: Any
    seen: Any
    kept: Kept
    whose: str = ""
    since: str = ""
    leaves: Any = ""
    among: models.Q = field(default_factory=models.Q)  # of which rows, when not of all
    also: str = (
        ""  # names who wrote the words, when that is not who they are about: they read them as their own too
    )

    def of(self, whose: str) -> Personal:
        """The same, about the one that another field of the row names."""
        return replace(self, whose=whose)

    @property
    def told(self) -> tuple[str, str, str, str]:
        """A line of the page about privacy."""
        return str(self.what), str(self.purpose), str(self.seen), str(self.kept.words)


class Plain(Enum):
    """A field that could hold something about a person, and does not."""

    PLAIN = "plain"


PLAIN = Plain.PLAIN
Fields = Mapping[str, Personal | Plain]
Register = Mapping[type[models.Model], Fields]
TEXTS = (
    models.CharField, models.TextField, models.JSONField, models.FileField, models.GenericIPAddressField,
    models.BinaryField,
)  # fmt: skip


def to_declare(model: type[models.Model], people: tuple[type[models.Model], ...]) -> set[str]:
    """The fields of a model that must be declared: free text and files, and what points at one of ``people``."""
    return {
        each.name
        for each in model._meta.concrete_fields
        if (each.remote_field and each.remote_field.model in people)
        or (isinstance(each, TEXTS) and not each.choices and not each.remote_field)
    }


def personal(register: Register) -> Iterator[tuple[type[models.Model], str, Personal]]:
    """Every field that is about somebody."""
    for model, fields in register.items():
        for name, one in fields.items():
            if isinstance(one, Personal):
                yield model, name, one


def forget(register: Register, now: dt.datetime) -> int:
    """Erase what was kept for long enough. Answers in how many rows."""
    count = 0
    for model, name, one in personal(register):
        if one.kept.days is None:
            continue
        moment = now - dt.timedelta(days=one.kept.days)
        ended = moment if isinstance(end_of(model, one.since), models.DateTimeField) else moment.date()
        old = model._default_manager.filter(**{f"{one.since}__lt": ended})
        old = old.filter(one.among)
        if one.leaves is THE_ROW:
            count += old.delete()[0]
        else:
            count += old.exclude(**{name: one.leaves}).exclude(**{name: ""}).update(**{name: one.leaves})
    return count


def end_of(model: type[models.Model], lookup: str) -> models.Field[Any, Any]:
    """The field at the end of a lookup such as ``day__date``."""
    first, _path, rest = lookup.partition("__")
    found: Any = model._meta.get_field(first)
    return end_of(found.related_model, rest) if rest else found


def cut(register: Register, person: models.Model) -> None:
    """Take somebody who leaves out of every row that may be kept only while they are here.

    What is theirs goes; what is somebody else’s and can do without them stays. Rows that are kept without a name are
    left alone: the name goes with the person.
    """
    for model, name, one in personal(register):
        points = model._meta.get_field(name)
        if one.kept is Kept.NAMELESS or getattr(points, "related_model", None) is not type(person):
            continue
        rows = model._default_manager.filter(**{name: person})
        if points.null:
            rows.update(**{name: None})
        else:
            rows.delete()
