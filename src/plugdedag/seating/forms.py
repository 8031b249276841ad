"""What is tapped on the page of the tables: each form knows which seating its reader saw."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plugdedag.days.models import Day, Visit
from plugdedag.lib.roomy import KeyForm
from plugdedag.people.models import Person
from plugdedag.seating.making import Intent
from plugdedag.seating.numbering import MOST_TABLES
from plugdedag.seating.problem import SIZES

MOST_KEY = 2**63 - 1  # no row has a larger one


class IntentForm(KeyForm):
    """From which seating somebody starts, under a key of the form."""

    base = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=MOST_KEY)

    def __init__(self, day: Day, data: Any = None, *, base: int = 0, **kwargs: Any) -> None:
        self.day = day
        super().__init__(data, initial={"base": base, "client_key": uuid.uuid4()}, **kwargs)

    def intent(self, by: Person) -> Intent:
        return Intent(by, self.cleaned_data["client_key"], self.cleaned_data["base"])

    @property
    def words(self) -> str:
        """All that is wrong, for a page that is drawn anew."""
        return " ".join(str(error) for errors in self.errors.values() for error in errors)


class SeatingForm(IntentForm):
    """Making tables, seating who came later, a second round, or moving up."""

    MAKE, LATE, ROUND, UP = "make", "late", "round", "up"

    do = forms.ChoiceField(choices=[(each, each) for each in (MAKE, LATE, ROUND, UP)])
    size = forms.TypedChoiceField(
        label=gettext_lazy("How many at a table?"), coerce=int, required=False,
        choices=[(size, str(size)) for size in SIZES],
    )  # fmt: skip


class VisitorForm(IntentForm):
    """Something about somebody who is here."""

    visit = forms.UUIDField(widget=forms.HiddenInput)

    def clean_visit(self) -> Visit:
        found = self.day.visits.select_related("person").filter(pk=self.cleaned_data["visit"]).first()
        if found is None:
            raise forms.ValidationError(
                _("The door took this check-in back meanwhile. Look who is here now, and choose again.")
            )
        return found


class MoveForm(VisitorForm):
    """Somebody goes to another table."""

    table = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=MOST_TABLES - 1)
