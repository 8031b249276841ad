"""What is filled in to plan rounds: how many cards, how many at a table, how many rounds; and the taps after that."""

from __future__ import annotations

from math import isqrt
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plugdedag.days.models import Day
from plugdedag.lib.refusals import Refused
from plugdedag.lib.roomy import KeyForm
from plugdedag.people.models import Person
from plugdedag.seating import outlook
from plugdedag.seating.models import Programme
from plugdedag.seating.outlook import MOST_CARDS, MOST_ROUNDS, SIZES, Plan
from plugdedag.seating.programme import make

MANY = 60  # from so many people a launch rather than a lunch: larger tables, more rounds


def number(label: Any, most: int, least: int = 1, help_text: Any = "") -> forms.IntegerField:
    """A number that a phone offers digits for."""
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        min_value=least,
        max_value=most,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )


class ProgrammeForm(KeyForm):
    """Rounds to plan; it starts with what fits who said to come, and a few cards for who walks in."""

    cards = number(
        gettext_lazy("How many cards?"), MOST_CARDS, 2,
        gettext_lazy("One for everybody who said to come, and some without a name for who walks in."),
    )  # fmt: skip
    size = number(gettext_lazy("How many at a table, at most?"), SIZES[-1], SIZES[0])
    rounds = number(gettext_lazy("How many rounds?"), MOST_ROUNDS)

    def __init__(self, day: Day, people: int, data: Any = None) -> None:
        self.day, self.people = day, people
        super().__init__(data, initial=start(day, people))

    def clean_cards(self) -> int:
        cards: int = self.cleaned_data["cards"]
        if cards < self.people:
            words = _("%(people)s people come already: make at least so many cards.")
            raise forms.ValidationError(words % {"people": self.people})
        return cards

    @property
    def plan(self) -> Plan | None:
        """What is filled in; what it starts with when nothing was sent; None when it is wrong."""
        if self.is_bound and not self.is_valid():
            return None
        told = self.cleaned_data if self.is_bound else self.initial
        return Plan(told["cards"], told["size"], told["rounds"])

    @property
    def outlook(self) -> outlook.Outlook | None:
        return outlook.outlook(self.plan) if self.plan else None

    def save(self, by: Person) -> Programme | None:
        """Plan them; None when it was refused, which then stands among the errors."""
        assert self.plan is not None  # noqa: S101 - called when it is valid
        try:
            return make(self.day, self.plan, by, self.cleaned_data["client_key"])
        except Refused as refused:
            self.add_error(None, refused)
            self.status = refused.status
            self.renew_key()
            return None

    status = 422  # of what went wrong


def start(day: Day, people: int) -> dict[str, int]:
    """One in twenty walks in, two at least; all tables are full, and no larger than there are tables: else some who sit
    together in one round must do so in the next."""
    most, rounds = (6, 6) if people >= MANY else (5, 3)
    wanted = people + max(2, people // 20) if people else day.capacity
    size = max(SIZES[0], min(most, isqrt(wanted)))
    cards = min(-(-wanted // size) * size, MOST_CARDS)
    return {"cards": max(cards, people, 2), "size": size, "rounds": rounds}


class StepForm(KeyForm):
    """A tap below the plan: which programme or which round it was about."""

    number = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=10**18, required=False)
