"""A month: its dates, its terms, its question and who owns that."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from plugdedag.cities.models import City
from plugdedag.days.models import Residency, Side
from plugdedag.days.proposing import LUNCHES, Looking, Proposal
from plugdedag.days.terms import Lines
from plugdedag.front.forms.desk.fields import date_field
from plugdedag.lib.dates import first_of_next_month, said
from plugdedag.lib.roomy import RoomyForm
from plugdedag.places.models import Contact
from plugdedag.questions.models import Question

DATES = [f"lunch_{number}" for number in range(1, LUNCHES + 1)]


class MonthForm(RoomyForm):
    """Four lunches and any free days, proposed and still to change, and the question's title."""

    month = forms.DateField(widget=forms.HiddenInput)
    lunch_1 = date_field(_("Lunch 1: the question behind the question"))
    lunch_2 = date_field(_("Lunch 2: deepening"))
    lunch_3 = date_field(_("Lunch 3: deepening"))
    lunch_4 = date_field(_("Lunch 4: to action"))
    free = forms.TypedMultipleChoiceField(
        label=_("Days to work together, without a lunch question"), required=False,
        coerce=dt.date.fromisoformat, widget=forms.CheckboxSelectMultiple(attrs={"class": "choices--chips"}),
        error_messages={"invalid_choice": _("This day is not free any more. Look at the month anew.")},
    )  # fmt: skip
    title = forms.CharField(
        label=_("A short title for the question"), max_length=120,
        help_text=_("The question itself stays as they wrote it. This is what stands above the page."),
    )  # fmt: skip

    def __init__(self, city: City, proposal: Proposal, *args: Any, **kwargs: Any) -> None:
        initial = {"month": proposal.month, "free": [date.isoformat() for date in proposal.free]}
        initial |= dict(zip(DATES, proposal.lunches, strict=False))
        self.leave_out: Residency | None = kwargs.pop("leave_out", None)  # what it became by an earlier tap
        super().__init__(*args, initial=initial | kwargs.pop("initial", {}), **kwargs)
        self.city, self.proposal = city, proposal
        choices = [(date.isoformat(), said(date)) for date in proposal.free]
        if choices:
            self.fields["free"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["free"]

    def clean(self) -> dict[str, Any]:
        """Say beside each date why it cannot be."""
        data = super().clean() or {}
        first = self.proposal.month
        look = Looking(self.city, first, first_of_next_month(first_of_next_month(first)), self.leave_out)
        seen: set[dt.date] = set()
        for name in DATES:
            date = data.get(name)
            if date is None:
                continue
            one = look.candidate(date)
            if one.past or one.taken:
                self.add_error(name, one.why)
            elif date in seen:
                self.add_error(name, _("Another lunch is on this date already."))
            seen.add(date)
        return data

    @property
    def dates(self) -> list[dt.date]:
        return [self.cleaned_data[name] for name in DATES]

    @property
    def free_dates(self) -> list[dt.date]:
        """The free days that were ticked and did not become a lunch."""
        return [date for date in self.cleaned_data.get("free", []) if date not in self.dates]

    @property
    def date_fields(self) -> list[Any]:
        return [self[name] for name in DATES]


class DeclineForm(RoomyForm):
    words = forms.CharField(
        label=_("What do you write to them?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("These words go to them by mail, as you write them. Say why, and what could be later."),
    )  # fmt: skip


class TermsForm(RoomyForm):
    """The two sides, a line for each promise."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    place = forms.CharField(
        label=_("The place gives"), max_length=4000, widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_("One promise a line."),
    )  # fmt: skip
    plug = forms.CharField(
        label=_("PLUG gives"), max_length=4000, widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_("One promise a line."),
    )  # fmt: skip

    def lines(self, name: str) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data[name].splitlines() if line.strip()]
        long = next((line for line in lines if len(line) > 200), None)
        if long:
            words = _("“%(start)s…” is %(count)d characters long; 200 fit on a line. Cut it in two.")
            raise forms.ValidationError(words, params={"start": long[:30], "count": len(long)})
        return lines

    def clean_place(self) -> list[str]:
        return self.lines("place")

    def clean_plug(self) -> list[str]:
        return self.lines("plug")

    @property
    def sides(self) -> Lines:
        return {Side.PLACE: self.cleaned_data["place"], Side.PLUG: self.cleaned_data["plug"]}

    @classmethod
    def of(cls, residency: Residency, lines: Lines) -> TermsForm:
        texts = {str(side): "\n".join(lines[side]) for side in Side}
        return cls(initial={"version": residency.version, **texts})


class FreeDayForm(RoomyForm):
    date = date_field(_("Which day?"))


class TitleForm(RoomyForm):
    seen = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)
    title = forms.CharField(label=_("A short title for the question"), max_length=120)

    @classmethod
    def of(cls, question: Question) -> TitleForm:
        return cls(initial={"seen": question.title, "title": question.title})


class OwnerForm(RoomyForm):
    """Who owns the question from now on."""

    name = forms.CharField(label=_("Their name"), max_length=120)
    email = forms.EmailField(
        label=_("Their e-mail"), max_length=254,
        help_text=_("They get a link of their own. The old one stops working."),
        error_messages={"invalid": _("This is no e-mail address yet. It looks like ria@example.org.")},
    )  # fmt: skip

    def is_already(self, owner: Contact) -> bool:
        """Whether this person owns it already: a double tap, or no change."""
        return (owner.name, owner.email) == (self.cleaned_data["name"].strip(), self.cleaned_data["email"])
