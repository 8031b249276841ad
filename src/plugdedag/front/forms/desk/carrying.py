"""Who carries what: turns on a day, and standing duties."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from plugdedag.days.models import Answer, Day, Rsvp, TurnKind
from plugdedag.front.forms.desk.picking import MOST, PersonForm, pluggers
from plugdedag.people.models import StandingDuty


def pluggers_for(day: Day) -> Any:
    """Everybody plugged in, with those who come on that day first."""
    going = Rsvp.objects.filter(day=day, person=OuterRef("pk"), answer=Answer.GOING)
    return pluggers(day.city).annotate(comes=Exists(going)).order_by("-comes", "name", "pk")


class TurnForm(PersonForm):
    kind = forms.ChoiceField(
        label=_("Which turn?"), choices=TurnKind, widget=forms.RadioSelect(attrs={"class": "choices--chips"}),
        error_messages={"required": _("Choose a turn.")},
    )  # fmt: skip
    field_order = ["kind", "who", "person"]

    def __init__(self, day: Day, data: Any = None, **kwargs: Any) -> None:
        self.day = day
        super().__init__(day.city, data, people=pluggers_for(day), **kwargs)
        if not day.number:
            self.fields["kind"].choices = [(TurnKind.OPENER, TurnKind.OPENER.label)]  # type: ignore[attr-defined]

    def at_first(self) -> list[int]:
        """Those who come: most often it is one of them."""
        return list(self.people.filter(comes=True).values_list("pk", flat=True)[:MOST])

    def address(self) -> str:
        return f"{reverse('desk_people')}?day={self.day.pk}"


class DutyForm(PersonForm):
    kind = forms.ChoiceField(
        label=_("Which duty?"), choices=StandingDuty, widget=forms.RadioSelect(attrs={"class": "choices--chips"}),
        error_messages={"required": _("Choose a duty.")},
    )  # fmt: skip
    field_order = ["kind", "who", "person"]
