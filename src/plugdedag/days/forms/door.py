"""What is filled in at the door: a tap of the opener, and somebody who checks in by the poster."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plugdedag.days import scanning, visiting
from plugdedag.days.models import Answer, Day, Rsvp, Visit
from plugdedag.lib.ago import AgoField
from plugdedag.lib.refusals import Refused
from plugdedag.lib.roomy import KeyForm, RoomyForm
from plugdedag.people.models import Membership, Person

MOST_KEY = 10**18  # no row has a larger one
LONGEST_AGO = 60 * 60 * 24 * 60  # seconds; a door is closed long before


class VisitForm(RoomyForm):
    """A tap at the door: somebody is here, by who they are or by a name; or a tap is taken back."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    person = forms.UUIDField(widget=forms.HiddenInput, required=False)
    plus_one = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=MOST_KEY)
    guest_name = forms.CharField(
        label=gettext_lazy("Who comes in?"), max_length=80, required=False,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off", "dir": "auto", "enterkeyhint": "done",
                "placeholder": gettext_lazy("a few letters of the name"),
            }
        ),
    )  # fmt: skip
    of_host = forms.BooleanField(required=False, widget=forms.HiddenInput)
    undo = forms.BooleanField(required=False, widget=forms.HiddenInput)
    ago = AgoField(LONGEST_AGO)

    def __init__(self, day: Day, data: Any = None) -> None:
        self.day = day
        self.visit: Visit | None = None
        super().__init__(data, initial={"key": uuid.uuid4()})

    def clean_person(self) -> Person | None:
        found = self.cleaned_data["person"]
        if found is None:
            return None
        rows = Membership.objects.in_city(self.day.city).filter(person__uuid=found).select_related("person")
        row = rows.first() or self.day.rsvps.filter(person__uuid=found).select_related("person").first()
        if row is None:
            raise forms.ValidationError(_("We do not know this person here. Write down the name instead."))
        return row.person

    def clean_plus_one(self) -> Rsvp | None:
        """Who is brought along; nobody, and so a guest by the name alone, when they were taken off the list since."""
        return (
            self.day.rsvps.exclude(answer=Answer.NOT)
            .filter(pk=self.cleaned_data["plus_one"] or 0, brought_by__isnull=False)
            .first()
        )

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if data.get("plus_one"):
            data["guest_name"] = data["plus_one"].guest_name
        if not (self.errors or data.get("undo") or data.get("person") or data.get("guest_name")):
            self.add_error("guest_name", _("Fill in a name."))
        return data

    def save(self, by: Person) -> bool:
        """Do it; False when it was refused, which then stands among the errors."""
        data = self.cleaned_data
        try:
            if data["undo"]:
                visiting.undo(self.day, data["key"], by)
            else:
                at = timezone.now() - data["ago"]
                self.visit = visiting.check_in(self.day, data["key"], by, at=at, **self.who())
        except Refused as refused:
            self.add_error("guest_name" if data["guest_name"] else None, refused)
            self.status = refused.status
            return False
        return True

    def who(self) -> dict[str, Any]:
        data = self.cleaned_data
        if data["person"]:
            return {"person": data["person"]}
        if data["plus_one"]:
            return {"guest_name": data["guest_name"], "plus_one": data["plus_one"]}
        return {"guest_name": data["guest_name"], "of_host": data["of_host"]}

    status = 422  # of what went wrong

    @property
    def words(self) -> list[str]:
        """All that is wrong, for a page that is not drawn anew."""
        return [str(error) for errors in self.errors.values() for error in errors]


class ArrivalForm(KeyForm):
    """By the poster, without an account: a first name, as who walks in or as a guest of the host."""

    guest_name = forms.CharField(
        label=gettext_lazy("Your first name"), max_length=80,
        error_messages={"required": gettext_lazy("Fill in a name.")},
        widget=forms.TextInput(attrs={"autocomplete": "given-name", "dir": "auto"}),
    )  # fmt: skip
    of_host = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def save(self, day: Day) -> Visit | None:
        """Check the guest in; None when it was refused, which then stands among the errors."""
        data = self.cleaned_data
        try:
            visit = scanning.guest_arrives(
                day, data["client_key"], data["guest_name"], of_host=data["of_host"]
            )
        except Refused as refused:
            self.add_error(None, refused)
            visit = None
        if visit is None:
            self.renew_key()
        return visit
