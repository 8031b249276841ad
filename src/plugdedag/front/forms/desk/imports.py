"""Bringing a list along: the file, and what its columns are."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from plugdedag.lib.roomy import RoomyForm
from plugdedag.lib.sheets.columns import LOOK, Fields, letter, named
from plugdedag.lib.sheets.sheet import BYTES
from plugdedag.people.models import ImportKind, Upload

SAMPLES = 3
NONE = "none"  # no row has the headings
NOT_KEPT = "-"


class UploadForm(RoomyForm):
    """A file with a list. It is looked at before anything happens."""

    kind = forms.ChoiceField(
        choices=ImportKind, initial=ImportKind.MEMBERS, label=_("What is in the list?"),
        widget=forms.RadioSelect(attrs={"class": "choices--chips"}),
        error_messages={"required": _("Choose what is in the list.")},
    )  # fmt: skip
    file = forms.FileField(
        label=_("The file"), allow_empty_file=True, help_text=_("Excel (.xlsx) or CSV, at most 10,000 rows and 5 MB."),
        error_messages={
            "required": _("Choose the file with the list."), "missing": _("Choose the file with the list."),
            "invalid": _("No file arrived. Choose it once more."),
        },
    )  # fmt: skip

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > BYTES:
            raise forms.ValidationError(
                _(
                    "This file is larger than 5 MB. Keep only the columns that are needed, or split it in parts."
                )
            )
        return file


class ColumnsForm(RoomyForm):
    """Which row has the headings, and what each column is. Begins with what we understood."""

    header = forms.ChoiceField(label=_("The headings are in"))

    def __init__(self, upload: Upload, fields: Fields, data: Any = None) -> None:
        self.upload, self.known = upload, fields
        super().__init__(data, initial={"header": NONE if upload.header is None else str(upload.header)})
        self.fields["header"].choices = [(NONE, _("no row: the list begins at once")), *self.rows()]  # type: ignore[attr-defined]
        choices = [(NOT_KEPT, _("not kept")), *((field.key, field.label) for field in fields.wanted)]
        for index, key in enumerate(upload.columns):
            self.fields[f"column_{index}"] = forms.ChoiceField(
                choices=choices,
                initial=key or NOT_KEPT,
                label=self.heading(index),
                help_text=self.told(index),
            )

    def rows(self) -> list[tuple[str, str]]:
        """The first rows with something in them, as choices."""
        filled = [(index, row) for index, row in enumerate(self.upload.rows[:LOOK]) if any(row)]
        shown = [one for one in filled if one[0] == self.upload.header or one in filled[:8]]
        return [
            (str(index), now("row %(number)d: %(cells)s") % {"number": index + 1, "cells": beginning(row)})
            for index, row in shown
        ]

    def heading(self, index: int) -> str:
        """What stands above a column; of a nameless one its letter."""
        header = self.upload.header
        text = self.upload.rows[header][index] if header is not None else ""
        return " ".join(text.split())[:60] or now("Column %(letter)s") % {"letter": letter(index)}

    def told(self, index: int) -> str:
        """Why a column is not kept; else its first cells."""
        header = self.upload.header
        if header is not None and (why := self.known.why_not(self.upload.rows[header][index])):
            return why
        start = 0 if header is None else header + 1
        cells = [row[index] for row in self.upload.rows[start : start + 50] if row[index]]
        return beginning(cells[:SAMPLES])

    @property
    def columns(self) -> list[Any]:
        """The fields of the columns, to be drawn."""
        return [self[f"column_{index}"] for index in range(len(self.upload.columns))]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first: dict[str, str] = {}
        for index in range(len(self.upload.columns)):
            name = f"column_{index}"
            key = cleaned.get(name)
            if key in first:
                self.add_error(name, _("Another column is this already. Choose which of the two counts."))
            elif key and key != NOT_KEPT:
                first[key] = name
        return cleaned

    def save(self) -> None:
        """Keep how the columns are to be read. With headings from another row they are understood anew."""
        chosen = self.cleaned_data["header"]
        header = None if chosen == NONE else int(chosen)
        keys = [self.cleaned_data[f"column_{index}"] for index in range(len(self.upload.columns))]
        self.upload.columns = ["" if key == NOT_KEPT else key for key in keys]
        if header is not None and header != self.upload.header:
            found = named(self.upload.rows, header, self.known)
            self.upload.columns = found if any(found) else self.upload.columns
        self.upload.header = header
        self.upload.save(update_fields=["header", "columns"])


def beginning(cells: list[str]) -> str:
    """The first cells with something in them, on a line."""
    words = " · ".join(" ".join(cell.split()) for cell in cells if cell)
    return words if len(words) <= 60 else words[:59] + "…"
