"""What the forms of the desk are made of."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from plugdedag.lib.roomy import make_room

NO_DATE = _("This is no date. Choose one from the calendar.")


class RoomyForm(forms.Form):
    """A form that keeps everything typed, however long."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        make_room(self.fields)


class DateInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def date_field(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label, widget=DateInput, error_messages={"required": NO_DATE, "invalid": NO_DATE}
    )
