"""What the forms of the desk are made of."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from plugdedag.lib.dates import FURTHEST

NO_DATE = _("This is no date. Choose one from the calendar.")
TOO_FAR = _("That is more than two years away. Look at the year again.")


class DateInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def near(date: dt.date) -> None:
    """Raise a ``ValidationError`` for a date that nobody plans for yet, such as one in the year 9999."""
    if date > timezone.localdate() + FURTHEST:
        raise forms.ValidationError(TOO_FAR)


class OneLine(forms.CharField):
    """Words on one line, such as a name that becomes the subject of a letter: what was pasted with breaks as well."""

    def to_python(self, value: Any) -> str:
        return " ".join((super().to_python(value) or "").split())


def date_field(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=DateInput,
        validators=[near],
        error_messages={"required": NO_DATE, "invalid": NO_DATE},
    )
