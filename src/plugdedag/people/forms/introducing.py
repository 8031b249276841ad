from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from plugdedag.cities.models import City
from plugdedag.lib.roomy import RoomyForm
from plugdedag.people import consent
from plugdedag.people.hats import wear
from plugdedag.people.models import Hat, HatAs, Membership, Person, Purpose

CHIPS = {"class": "choices--chips"}


class HatForm(RoomyForm):
    """One hat. Half a hat is asked for the other half. An empty one is left on the peg, where that is all right."""

    may_stay_empty = False

    network = forms.CharField(
        max_length=120, required=False, label=_("Where?"),
        help_text=_("A company, a club, a street, a circle of friends."),
        widget=forms.TextInput(attrs={"list": "networks", "autocomplete": "off"}),
    )  # fmt: skip
    what = forms.CharField(
        max_length=120, required=False, label=_("What do you do there?"),
        help_text=_("In your own words: drawing streets, coaching the under-tens, baking."),
    )  # fmt: skip
    worn_as = forms.ChoiceField(
        choices=HatAs,
        required=False,
        label=_("As"),
        widget=forms.RadioSelect(attrs=CHIPS),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        what, network = cleaned.get("what"), cleaned.get("network")
        if what and not network and "network" not in self.errors:
            self.add_error("network", _("And where do you do that? A name is enough."))
        if network and not what and "what" not in self.errors:
            self.add_error("what", _("And what do you do there? A few words are enough."))
        if not (what or network or self.errors or self.may_stay_empty):
            self.add_error("network", _("Where do you wear this hat? A name is enough."))
            self.add_error("what", _("And what do you do there? A few words are enough."))
        return cleaned

    def save(self, person: Person, city: City) -> Hat | None:
        if not self.cleaned_data.get("what"):
            return None
        worn_as = self.cleaned_data["worn_as"] or HatAs.OTHER
        return wear(person, city, self.cleaned_data["what"], self.cleaned_data["network"], worn_as)


class SpareHatForm(HatForm):
    """A hat while introducing oneself: nobody has to wear one."""

    may_stay_empty = True


class IntroductionForm(RoomyForm):
    """Who are you, without a job title? Everything but the name may stay empty."""

    name = forms.CharField(
        max_length=120, label=_("What do people call you?"), help_text=_("A first name is enough."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )  # fmt: skip
    working_on = forms.CharField(
        max_length=200, required=False, label=_("What are you working on these days?"),
        help_text=_("One line. It is what people will ask you about at the coffee machine."),
    )  # fmt: skip
    language = forms.ChoiceField(
        choices=settings.LANGUAGES, label=_("In which language shall we write?"),
        widget=forms.RadioSelect(attrs=CHIPS),
    )  # fmt: skip
    agreed = forms.MultipleChoiceField(
        choices=Purpose, required=False, label=_("Is this all right with you?"),
        help_text=_("You can take it back at any time, under My PLUG."), widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, *args: Any, membership: Membership, **kwargs: Any) -> None:
        self.membership, self.person = membership, membership.person
        initial = {
            "name": self.person.name, "working_on": membership.working_on, "language": self.person.language,
            "agreed": sorted(consent.agreed(self.person)),
        }  # fmt: skip
        super().__init__(*args, **kwargs | {"initial": initial})

    @transaction.atomic
    def save(self) -> Person:
        """Keep what was said, and the consents as rows."""
        cleaned = self.cleaned_data
        self.person.name, self.person.language = cleaned["name"].strip(), cleaned["language"]
        self.person.save(update_fields=["name", "language"])
        self.membership.working_on = cleaned["working_on"].strip()
        self.membership.save(update_fields=["working_on"])
        consent.settle(self.person, set(cleaned["agreed"]))
        return self.person
