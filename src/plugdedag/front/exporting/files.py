"""The sheets of a city, written: as files in a folder, or packed in one."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db.models import Field, ForeignKey, Model
from django.utils.text import slugify
from django.utils.translation import gettext as _

from plugdedag.cities.models import City
from plugdedag.front.exporting.headings import heading_of, title_of
from plugdedag.front.exporting.tables import columns, rows_of, tables
from plugdedag.lib.sheets.writing import written
from plugdedag.people.models import Network, Person
from plugdedag.places.models import Contact, Place
from plugdedag.questions.models import Question

NAMED: dict[type[Model], tuple[str, ...]] = {
    Person: ("name", "email"), Network: ("name",), Place: ("name",), Contact: ("name",), Question: ("title",),
}  # fmt: skip
Names = dict[type[Model], dict[Any, str]]


def sheets(city: City) -> Iterator[tuple[str, bytes]]:
    """Each table as (file name, CSV), and at the end a page that says what is in them."""
    names, listed = known_names(), []
    for model in tables():
        shown = columns(model)
        rows = [
            list(cells(row, shown, city, names)) for row in rows_of(model, city).iterator(chunk_size=2000)
        ]
        file = f"{slugify(title_of(model))}.csv"
        listed.append((file, len(rows)))
        yield file, written(headings(shown), rows, separator=";" if city.language == "nl" else ",")
    yield _("READ-ME.txt"), about(city, listed).encode("utf-8-sig")


def known_names() -> Names:
    """What rows that others point to are called: by table and key."""
    return {
        model: {pk: next(filter(None, words), "") for pk, *words in model._default_manager.values_list("pk", *fields)}
        for model, fields in NAMED.items()
    }  # fmt: skip


def headings(shown: list[Field[Any, Any]]) -> list[str]:
    """A heading a column; where a row points to another that has a name, one for its number too."""
    found = []
    for field in shown:
        found.append(heading_of(field))
        if has_name(field):
            found.append(_("%(heading)s (number)") % {"heading": heading_of(field)})
    return found


def has_name(field: Field[Any, Any]) -> bool:
    return isinstance(field, ForeignKey) and field.related_model in NAMED


def cells(row: Model, shown: list[Field[Any, Any]], city: City, names: Names) -> Iterator[str]:
    """The cells of a row, as text."""
    for field in shown:
        value = getattr(row, field.attname)
        if has_name(field):
            yield names[field.related_model].get(value, "")  # type: ignore[index]
        if field.choices and value not in (None, ""):
            value = getattr(row, f"get_{field.name}_display")()
        yield said(value, city)


def said(value: Any, city: City) -> str:
    """A value for people, that programs can read too."""
    match value:
        case None:
            return ""
        case bool():
            return _("yes") if value else _("no")
        case dt.datetime():
            return value.astimezone(city.tzinfo).strftime("%Y-%m-%d %H:%M:%S")
        case dt.time():
            return value.strftime("%H:%M")
        case dict() | list():
            return json.dumps(value, ensure_ascii=False)
        case UUID() | dt.date():
            return str(value)
    return str(value)


def about(city: City, listed: list[tuple[str, int]]) -> str:
    """The page that goes with the sheets."""
    lines = [
        _("Everything PLUG %(city)s keeps, on %(date)s.") % {"city": city.name, "date": city.today().isoformat()},
        "",
        _("There are names and addresses in it. Keep it where nobody else comes, and throw it away after use."),
        _("A row has a number; where another row points to it, the column says its name and its number."),
        _("A cell that could be taken for a formula has an apostrophe in front. Times are those of the city."),
        _("Not in here: what opens doors by itself (codes, links), and lists that were never agreed to."),
        _("Nor who blocked, reported or looked up whom: that is for them alone."),
        "",
    ]  # fmt: skip
    return "\r\n".join([*lines, *(f"{file}: {count}" for file, count in listed), ""])


def packed(city: City) -> bytes:
    """All of it as one zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sheets(city):
            archive.writestr(name, data)
    return out.getvalue()


def write_folder(city: City, folder: Path) -> int:
    """All of it as files in a folder, which is made when it is not there. Answers how many files."""
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for name, data in sheets(city):
        (folder / name).write_bytes(data)
        count += 1
    return count
