"""A day: another date, called off, more or fewer seats."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from plugdedag.days.models import Day
from plugdedag.front.forms.desk.fields import date_field
from plugdedag.lib.roomy import RoomyForm


class Versioned(RoomyForm):
    """An edit of a day, which knows the version that its editor saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, day: Day, *args: Any, **kwargs: Any) -> None:
        initial = {"version": day.version} | kwargs.pop("initial", {})
        super().__init__(*args, initial=initial, auto_id=f"id_{type(self).__name__.lower()}_%s", **kwargs)


class MoveForm(Versioned):
    to = date_field(_("To which date?"))
    why = forms.CharField(
        label=_("Why?"), max_length=300, required=False, help_text=_("This stands in the letter to those who come."),
    )  # fmt: skip


class CancelForm(Versioned):
    why = forms.CharField(
        label=_("Why?"), max_length=300, help_text=_("This stands in the letter to those who come.")
    )


class CapacityForm(Versioned):
    capacity = forms.IntegerField(
        label=_("How many people can come?"), min_value=1, max_value=1000,
        help_text=_("Fewer takes no seat away from anybody; more goes to who waits."),
        error_messages={
            "min_value": _("Without a seat nobody can come. Cancel the day if it cannot be."),
            "max_value": _("That is more than a thousand. How many can sit at a table?"),
            "invalid": _("Write a number, such as 25."),
        },
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip
