"""The form by which a host offers a place, for people who are no computer people; the desk shares half of it."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils import formats
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from plugdedag.cities.models import City
from plugdedag.lib.dates import first_of_next_month
from plugdedag.lib.roomy import KeyForm, RoomyForm
from plugdedag.places.models import PlaceKind
from plugdedag.places.offering import Sent

MONTHS = 12
MOST_SEATS = 1000
POSTCODES = {"NL": (re.compile(r"([1-9]\d{3})\s*([A-Za-z]{2})"), r"\1 \2")}
GIVES = [
    ("wifi", _("WiFi")),
    ("power", _("power")),
    ("coffee", _("coffee and tea")),
    ("lunch", _("lunch")),
]
ACCESS = [
    ("step_free", _("one can get in without steps")),
    ("accessible_toilet", _("there is an accessible toilet")),
]
AS_TYPED = ("name", "kind", "street", "postcode", "district", "address_public", "seats", "access_notes")


WHILE_TYPING: dict[str, Any] = {
    "hx-post": reverse_lazy("alike"), "hx-params": "question,csrfmiddlewaretoken", "hx-target": "#alike",
    "hx-trigger": "input changed delay:700ms", "hx-sync": "this:replace",
}  # fmt: skip
"""Others who asked something like it, shown while one writes; of the form no more than the question is sent."""


def chips(**attrs: str) -> forms.CheckboxSelectMultiple:
    return forms.CheckboxSelectMultiple(attrs={"class": "choices--chips", **attrs})


def months_from(city: City) -> list[tuple[str, str]]:
    """The next twelve months as choices: the ISO date of the first day, and its name with the year."""
    first, choices = first_of_next_month(city.today()), []
    for _count in range(MONTHS):
        choices.append((first.isoformat(), formats.date_format(first, "F Y")))
        first = first_of_next_month(first)
    return choices


class PlaceForm(RoomyForm):
    """What a place is and what it gives: for the host who offers it, and for the organiser who corrects it."""

    kind = forms.ChoiceField(
        choices=PlaceKind, label=_("What kind of place is it?"),
        widget=forms.RadioSelect(attrs={"class": "choices--chips"}),
        error_messages={"required": _("Choose what comes nearest."), "invalid_choice": _("Choose one of these.")},
    )  # fmt: skip
    name = forms.CharField(
        max_length=120, required=False, label=_("What do you call the place?"),
        help_text=_("The canteen, the old gym, the yard … Empty: the name above."),
    )  # fmt: skip
    street = forms.CharField(
        max_length=160, label=_("Street and number"),
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )  # fmt: skip
    postcode = forms.CharField(
        max_length=12, required=False, label=_("Postcode"),
        widget=forms.TextInput(attrs={"autocomplete": "postal-code"}),
    )  # fmt: skip
    district = forms.CharField(max_length=60, required=False, label=_("Which part of the city?"))
    address_public = forms.BooleanField(
        required=False, initial=True, label=_("Everybody may see the address"),
        help_text=_("If not, only people who come get to see it."),
    )  # fmt: skip

    seats = forms.IntegerField(
        min_value=1, max_value=MOST_SEATS, label=_("How many people can sit and work?"),
        help_text=_("A rough count is fine. At tables, with a laptop."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": None, "max": None}),
        error_messages={
            "invalid": _("Write a number, such as 25."),
            "min_value": _("Without a seat nobody can come. How many fit, if you squeeze?"),
            "max_value": _("That is more than a thousand. How many can sit at a table?"),
        },
    )  # fmt: skip
    gives = forms.MultipleChoiceField(
        choices=GIVES, required=False, label=_("What is there for us?"), widget=chips()
    )
    access = forms.MultipleChoiceField(
        choices=ACCESS, required=False, label=_("Can everybody get in?"), widget=chips()
    )
    access_notes = forms.CharField(
        max_length=1000, required=False, label=_("How do people get in?"),
        help_text=_("Which door, which bell, where to park a bike or a wheelchair."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip

    def __init__(self, *args: Any, city: City, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.city = city

    def clean_seats(self) -> int:
        return int(self.cleaned_data["seats"])

    def clean_postcode(self) -> str:
        """Written as the country writes it, when it is recognised; anything else stays as it was typed."""
        typed = self.cleaned_data["postcode"].strip()
        pattern, shape = POSTCODES.get(self.city.country, (None, ""))
        match = pattern.fullmatch(typed) if pattern else None
        return match.expand(shape).upper() if match else typed

    def clean_access_notes(self) -> str:
        """With line ends of one kind, whichever browser sent them."""
        return "\n".join(self.cleaned_data["access_notes"].splitlines())

    @property
    def place(self) -> dict[str, Any]:
        """What was filled in, once it is valid, as the fields of a ``Place``."""
        data = self.cleaned_data
        ticked = {*data["gives"], *data["access"]}
        fields = {name: data[name] for name in AS_TYPED}
        return fields | {name: name in ticked for name, _label in (*GIVES, *ACCESS)}


class WifiForm(RoomyForm):
    """What one types to get online at the place, from its host."""

    wifi_name = forms.CharField(
        max_length=60, required=False, label=_("What is the WiFi called?"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )  # fmt: skip
    wifi_code = forms.CharField(
        max_length=120, required=False, label=_("And its code?"),
        help_text=_("Who has a seat gets it the evening before, and can read it until the day is over. Nobody else."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )  # fmt: skip


class OfferForm(KeyForm, PlaceForm):
    website = forms.CharField(required=False, label=_("Leave this one empty"))  # only machines fill it in

    organisation = forms.CharField(
        max_length=120, label=_("Whose place is it?"),
        help_text=_("Your club, school, gallery, foundation or company."),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )  # fmt: skip
    contact_name = forms.CharField(
        max_length=120, label=_("Your name"), widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        max_length=254, label=_("Your e-mail"), help_text=_("We answer there. Nobody else gets to see it."),
        error_messages={"invalid": _("This is no e-mail address yet. It looks like ria@example.org.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )  # fmt: skip
    phone = forms.CharField(
        max_length=30, required=False, label=_("Your phone"),
        widget=forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"}),
    )  # fmt: skip

    months = forms.MultipleChoiceField(
        label=_("Which months would suit?"), widget=chips(),
        help_text=_("Tick all that could do. It becomes one of them."),
        error_messages={
            "required": _("Tick at least one month."),
            "invalid_choice": _("One of these months has begun. Tick a later one."),
        },
    )  # fmt: skip
    question = forms.CharField(
        max_length=2000, min_length=10, label=_("Which question lives at your place?"),
        help_text=_("In your own words. It need not be clever: in the first lunch we look for the question behind it."),
        error_messages={"min_length": _("Tell a little more: one whole sentence is enough.")},
        widget=forms.Textarea(attrs={"rows": 5, "class": "is-hand", **WHILE_TYPING}),
    )  # fmt: skip

    # Who it is comes first, then the place.
    field_order = ["client_key", "website", "organisation", "contact_name", "email", "phone"]

    def __init__(self, *args: Any, city: City, **kwargs: Any) -> None:
        super().__init__(*args, city=city, **kwargs)
        self.fields["months"].choices = months_from(city)  # type: ignore[attr-defined]

    @property
    def is_machine(self) -> bool:
        """Whether the field that no person sees was filled in."""
        return bool(self.cleaned_data["website"])

    @property
    def sent(self) -> Sent:
        """What was filled in, once it is valid."""
        data = self.cleaned_data
        place = self.place | {"name": data["name"] or data["organisation"]}
        contact = {name: data[name] for name in ("email", "phone")}
        contact |= {"name": data["contact_name"], "language": get_language() or self.city.language}
        return Sent(data["organisation"], place, contact, sorted(data["months"]), data["question"])


def month_of(iso: str) -> dt.date:
    """The first day of a month that an offer names."""
    return dt.date.fromisoformat(iso).replace(day=1)
