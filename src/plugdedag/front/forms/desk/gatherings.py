"""A gathering at the desk: what it is, and whom its guest list asks."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from plugdedag.cities.models import City
from plugdedag.days.models import MOST_PLUS_ONES
from plugdedag.front.forms.desk.days import Versioned
from plugdedag.front.forms.desk.fields import DateInput, OneLine, date_field
from plugdedag.front.forms.desk.picking import PersonForm
from plugdedag.gatherings import changing, planning, rules
from plugdedag.gatherings.models import LONGEST_ABOUT, Gathering, Rule, RuleKind
from plugdedag.gatherings.planning import Plan
from plugdedag.lib.refusals import Refused
from plugdedag.lib.roomy import KeyForm, RoomyForm
from plugdedag.people.models import Person
from plugdedag.places.models import Place

OPENS, BEGINS, CLOSES = dt.time(18), dt.time(18, 30), dt.time(22)  # an evening with a meal
NO_TIME = gettext_lazy("Write a time, such as 18:30.")
NO_NUMBER = gettext_lazy("Write a number, such as 8.")
ALONE = gettext_lazy("Nobody: everybody comes by themselves")
WITH = ngettext_lazy("%(count)d guest", "%(count)d guests", "count")


def time_field(label: Any, at: dt.time) -> forms.TimeField:
    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    errors = {"required": NO_TIME, "invalid": NO_TIME}
    return forms.TimeField(label=label, initial=at, widget=widget, error_messages=errors)


def how_many() -> list[tuple[int, Any]]:
    """Whom each may bring, in the language of the moment."""
    return [
        (0, ALONE),
        *((count, WITH % {"count": count}) for count in range(1, MOST_PLUS_ONES + 1)),
    ]


class Details(RoomyForm):
    """What a gathering is, wherever and whenever it is."""

    name = OneLine(
        label=gettext_lazy("What is it called?"), max_length=80,
        widget=forms.TextInput(attrs={"placeholder": gettext_lazy("Dinner for employers and loyal pluggers")}),
    )  # fmt: skip
    about = forms.CharField(
        label=gettext_lazy("A line about it"), max_length=LONGEST_ABOUT, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("What happens, and why one would like to be there. It stands in the letter too."),
    )  # fmt: skip
    opens = time_field(gettext_lazy("The door opens at"), OPENS)
    begins = time_field(gettext_lazy("We begin at"), BEGINS)
    closes = time_field(gettext_lazy("Until"), CLOSES)
    plus_ones = forms.TypedChoiceField(
        label=gettext_lazy("Whom may each bring?"), initial=1, coerce=int, choices=how_many,
        widget=forms.RadioSelect(attrs={"class": "choices--chips"}),
        error_messages={"required": gettext_lazy("Choose how many guests each may bring.")},
    )  # fmt: skip
    asks_diets = forms.BooleanField(
        label=gettext_lazy("Ask what people do not eat"), initial=True, required=False,
        help_text=gettext_lazy("For the cook, without names; erased three days after."),
    )  # fmt: skip


class GatheringForm(Details, KeyForm):
    """All of it on one page, with an evening in mind: what differs is changed, the rest stays."""

    field_order = (
        "name",
        "about",
        "place",
        "date",
        "opens",
        "begins",
        "closes",
        "capacity",
        "who",
        "plus_ones",
    )

    place = forms.ModelChoiceField(
        label=gettext_lazy("Where?"), queryset=Place.objects.none(), empty_label=gettext_lazy("Choose a place"),
        error_messages={"required": gettext_lazy("Choose a place."), "invalid_choice": gettext_lazy("Choose a place.")},
    )  # fmt: skip
    date = date_field(gettext_lazy("On which date?"))
    capacity = forms.IntegerField(
        label=gettext_lazy("For how many people?"), min_value=1, max_value=1000, required=False,
        help_text=gettext_lazy("Guests count too. Empty: as many as the place has seats."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "min_value": gettext_lazy("Without a seat nobody can come."),
            "max_value": gettext_lazy("That is more than a thousand. How many can sit at a table?"),
            "invalid": gettext_lazy("Write a number, such as 25."),
        },
    )  # fmt: skip
    who = forms.ChoiceField(
        label=gettext_lazy("For whom?"), initial="list", widget=forms.RadioSelect,
        choices=[
            ("list", gettext_lazy("Who is on the guest list; others do not see it")),
            ("all", gettext_lazy("Everybody; it stands among the days")),
        ],
        error_messages={"required": gettext_lazy("Choose for whom it is.")},
    )  # fmt: skip

    def __init__(self, city: City, data: Any = None) -> None:
        super().__init__(data)
        places: Any = self.fields["place"]
        places.queryset = Place.objects.in_city(city).order_by("name", "pk")

    def plan(self) -> Plan:
        """What was filled in."""
        data = self.cleaned_data
        return Plan(
            name=data["name"], about=data["about"], place=data["place"], date=data["date"], opens=data["opens"],
            begins=data["begins"], closes=data["closes"], capacity=data["capacity"] or data["place"].seats,
            by_invitation=data["who"] == "list", plus_ones=data["plus_ones"], asks_diets=data["asks_diets"],
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """The hours and the date together, told at the field where one mends it."""
        data = super().clean() or {}
        if not self.errors:
            try:
                planning.check(self.plan())
            except Refused as refused:
                wrong = data["opens"] < data["begins"] < data["closes"]
                self.add_error("date" if wrong else "opens", refused)
        return data

    def save(self, by: Person) -> Gathering | None:
        """Make it; None when it was refused, which then stands among the errors."""
        try:
            return planning.plan(self.plan(), by, self.cleaned_data["client_key"])
        except Refused as refused:
            self.add_error(None, refused)
            self.renew_key()
            return None


class DetailsForm(Details, Versioned):
    """The same, changed after it was planned."""

    def __init__(self, gathering: Gathering, data: Any = None) -> None:
        super().__init__(gathering.day, data, initial=vars(changing.details(gathering, gathering.day)))
        self.fields["asks_diets"].help_text = _("Without it, what was told already is erased at once.")

    def save(self, gathering: Gathering) -> None:
        """Do it. Raises ``Refused``, or ``Stale`` when somebody changed it meanwhile."""
        data = dict(self.cleaned_data)
        version = data.pop("version")
        changing.change(gathering, changing.Details(**data), version=version)


class RuleForm(RoomyForm):
    """A rule of the guest list, in a sentence with two gaps."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Whom do you want to ask?"), choices=RuleKind, initial=RuleKind.CAME,
        widget=forms.RadioSelect, error_messages={"required": gettext_lazy("Choose whom to ask.")},
    )  # fmt: skip
    number = forms.IntegerField(
        label=gettext_lazy("How many times, or how many pluggers?"), initial=8, min_value=1, max_value=500,
        help_text=gettext_lazy("For a turn it does not matter."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "required": NO_NUMBER, "invalid": NO_NUMBER, "min_value": gettext_lazy("Once is the least."),
            "max_value": gettext_lazy("That is more than there were days."),
        },
    )  # fmt: skip
    since = forms.DateField(
        label=gettext_lazy("Since when?"), widget=DateInput,
        help_text=gettext_lazy("For employers it does not matter."),
        error_messages={"required": gettext_lazy("Choose a date."), "invalid": gettext_lazy("Choose a date.")},
    )  # fmt: skip

    def __init__(self, city: City, data: Any = None) -> None:
        self.city = city
        super().__init__(data, initial={"since": city.today().replace(month=1, day=1)}, auto_id="id_rule_%s")

    def clean_since(self) -> dt.date:
        since: dt.date = self.cleaned_data["since"]
        if since > self.city.today():
            raise forms.ValidationError(_("This date is still to come. Choose one that has been."))
        return since

    def save(self, gathering: Gathering, by: Person) -> Rule:
        data = self.cleaned_data
        return rules.add(gathering, data["kind"], data["number"], data["since"], by)


class PickForm(PersonForm):
    """Somebody to put on the list by hand."""
