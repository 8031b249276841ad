"""Everything that is kept about somebody, over all cities: read off the register, with nobody else's name in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format

from plugdedag.front.register import REGISTER
from plugdedag.lib.dates import clock
from plugdedag.lib.personal import Fields, Personal, personal
from plugdedag.people.models import Person

Value = str | int | bool | float | list[Any] | dict[str, Any] | None
Row = dict[str, Value]
SECRETS = (
    "password",
    "_hash",
    "digest",
    "source",
    "sender",
    "session",
    "credential",
    "counter",
)  # of no use to anybody but a thief


@dataclass(frozen=True)
class Section:
    """The rows of one table that are about somebody, or that they made. ``name`` is the same in every language."""

    name: str
    what: str
    purpose: str
    kept: str
    rows: list[Row]
    lines: list[str]  # the same in words, for the page


def sections(person: Person) -> list[Section]:
    """What there is about this person; one query a table."""
    found = [section(person, model, name, one) for model, name, one in anchors()]
    return [each for each in found if each.rows]


def anchors() -> Iterator[tuple[type[models.Model], str, Personal]]:
    """The fields by which rows are about somebody: what points at a person, and the addresses of letters."""
    for model, name, one in personal(REGISTER):
        if model is Person:
            if name == "email":
                yield model, "pk", one
        elif one.whose == name:
            yield model, name, one


def section(person: Person, model: type[models.Model], name: str, one: Personal) -> Section:
    value: Any = person.pk if name == "pk" else person
    if name != "pk" and not model._meta.get_field(name).remote_field:
        value = person.email
    fields = shown(model, name)
    to_follow = [each.name for each in fields if each.remote_field]
    found = model._default_manager.filter(**{name: value}).select_related(*to_follow).order_by("pk")
    rows = list(found)
    label = model._meta.label if name in ("pk", "person") else f"{model._meta.label}.{name}"
    what = names_of_person() if model is Person else str(one.what)
    return Section(
        label, what, str(one.purpose), str(one.kept.words),
        [{each.name: said(row, each) for each in fields} for row in rows],
        [" · ".join(filter(None, (in_words(row, each) for each in fields))) for row in rows],
    )  # fmt: skip


def names_of_person() -> str:
    """What the row of a person holds: each of its fields by its own name."""
    told = dict.fromkeys(str(one.what) for one in REGISTER[Person].values() if isinstance(one, Personal))
    return " · ".join(told)


def shown(model: type[models.Model], whose: str) -> list[Any]:
    """The fields of a row that are about its person, or about nobody: no other person, and none of their words."""
    declared = REGISTER[model]
    return [each for each in model._meta.concrete_fields if is_shown(each, declared, whose)]


def is_shown(field: Any, declared: Fields, whose: str) -> bool:
    if any(secret in field.name for secret in SECRETS) or (field.remote_field and points_at_people(field)):
        return False
    one = declared.get(field.name)
    return whose in (one.whose, one.also) if isinstance(one, Personal) else not is_number(field)


def is_number(field: Any) -> bool:
    """The number of a row means nothing outside this database."""
    return isinstance(field, models.AutoField)


def points_at_people(field: Any) -> bool:
    """Whether it leads to somebody, or to somebody's words."""
    model, declared = field.related_model, REGISTER.get(field.related_model, {})
    told = [name for name, one in declared.items() if isinstance(one, Personal)]
    return any(not model._meta.get_field(name).remote_field for name in told)


def said(row: models.Model, field: Any) -> Value:
    """A value as it can be read, and written as JSON."""
    if field.remote_field:
        other = getattr(row, field.name)
        return None if other is None else str(other)
    value = getattr(row, field.name)
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    return value if isinstance(value, (str, int, bool, float, list, dict, type(None))) else str(value)


def in_words(row: models.Model, field: Any) -> str:
    """A value as somebody reads it; empty for what is there for the machine alone."""
    value = getattr(row, field.name)
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    if isinstance(value, dt.datetime):
        return date_format(timezone.localtime(value), "j F Y H:i")
    if isinstance(value, dt.date):
        return date_format(value, "j F Y")
    if isinstance(value, dt.time):
        return clock(value)
    return str(value) if isinstance(value, (str, models.Model)) else ""


def as_file(person: Person) -> dict[str, Any]:
    """Everything, to take away."""
    return {
        "made": timezone.now().isoformat(),
        "about": {
            each.name: {"what": each.what, "kept": each.kept, "rows": each.rows} for each in sections(person)
        },
    }
