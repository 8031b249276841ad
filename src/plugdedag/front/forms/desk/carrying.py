"""Who carries what: turns on a day, and standing duties."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from plugdedag.cities.models import City
from plugdedag.days.models import Answer, Day, Rsvp, TurnKind
from plugdedag.lib.roomy import RoomyForm
from plugdedag.people.models import Person, StandingDuty


class Somebody(forms.ModelChoiceField):
    """A plugger of this city; of a day, those who come first."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            queryset=Person.objects.none(), empty_label=_("Choose somebody"),
            error_messages={
                "required": _("Choose somebody."), "invalid_choice": _("This person is not plugged in here.")
            }, **kwargs,
        )  # fmt: skip

    def label_from_instance(self, obj: Any) -> str:
        return _("%(name)s (comes)") % {"name": obj} if getattr(obj, "comes", False) else str(obj)


def pluggers(city: City) -> Any:
    """Everybody plugged in to this city, by name. Who has not said a name yet cannot be told from another."""
    found = Person.objects.filter(memberships__city=city, is_active=True).exclude(name="")
    return found.order_by("name", "pk")


def pluggers_for(day: Day) -> Any:
    """The same, with those who come on that day first."""
    going = Rsvp.objects.filter(day=day, person=OuterRef("pk"), answer=Answer.GOING)
    return pluggers(day.city).annotate(comes=Exists(going)).order_by("-comes", "name", "pk")


class PersonForm(RoomyForm):
    person = Somebody(label=_("Who?"))

    def __init__(self, city: City, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = pluggers(city)  # type: ignore[attr-defined]


class TurnForm(PersonForm):
    kind = forms.ChoiceField(
        label=_("Which turn?"), choices=TurnKind, widget=forms.RadioSelect(attrs={"class": "choices--chips"}),
        error_messages={"required": _("Choose a turn.")},
    )  # fmt: skip
    field_order = ["kind", "person"]

    def __init__(self, day: Day, *args: Any, **kwargs: Any) -> None:
        super().__init__(day.city, *args, **kwargs)
        self.fields["person"].queryset = pluggers_for(day)  # type: ignore[attr-defined]
        if not day.number:
            self.fields["kind"].choices = [(TurnKind.OPENER, TurnKind.OPENER.label)]  # type: ignore[attr-defined]


class DutyForm(PersonForm):
    kind = forms.ChoiceField(
        label=_("Which duty?"), choices=StandingDuty, widget=forms.RadioSelect(attrs={"class": "choices--chips"}),
        error_messages={"required": _("Choose a duty.")},
    )  # fmt: skip
    field_order = ["kind", "person"]
