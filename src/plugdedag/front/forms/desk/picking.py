"""Picking one of all pluggers: a list when they are few, else by a few letters of the name.

Without JavaScript the button beside the letters asks the page anew, with everything that was typed; with it the list
follows while one types. Since when somebody is plugged in tells two of one name apart. Who is not shown is not noted as
looked up.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from plugdedag.cities.models import City
from plugdedag.lib.roomy import RoomyForm
from plugdedag.people.finding import matching
from plugdedag.people.models import Membership, Person

FEW = 15  # fewer than this are a list
MOST = 10  # that many are shown at once


class Somebody(forms.ModelChoiceField):
    """A plugger of this city; of a day, those who come first."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            queryset=Person.objects.none(), empty_label=gettext_lazy("Choose somebody"),
            error_messages={
                "required": gettext_lazy("Choose somebody."),
                "invalid_choice": gettext_lazy("This person is not plugged in here."),
            }, **kwargs,
        )  # fmt: skip

    def label_from_instance(self, obj: Any) -> str:
        return _("%(name)s (comes)") % {"name": obj} if getattr(obj, "comes", False) else str(obj)


class Letters(forms.TextInput):
    """A few letters, with the button that looks."""

    input_type = "search"
    template_name = "front/forms/letters.html"


class Hits(forms.RadioSelect):
    """Who was found, and a line that says how it stands."""

    template_name = "front/forms/hits.html"
    note = ""

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["widget"]["note"] = self.note
        return context


class PersonForm(RoomyForm):
    """Somebody of the city. ``shown`` are those whose names are on the page."""

    who = forms.CharField(
        label=gettext_lazy("Who?"), required=False, max_length=80, help_text=gettext_lazy("A few letters of the name."),
        widget=Letters(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip
    person = Somebody(label=gettext_lazy("Who?"))

    def __init__(self, city: City, data: Any = None, *, people: Any = None, **kwargs: Any) -> None:
        if (
            data is not None and "search" in data
        ):  # only looking: nothing is judged yet, nothing typed is lost
            kwargs["initial"], data = {**kwargs.get("initial", {}), **data.dict()}, None
        super().__init__(data, **kwargs)
        self.city, self.people = city, pluggers(city) if people is None else people
        field: Any = self.fields["person"]
        field.queryset = self.people
        names = list(self.people.values_list("pk", "name"))
        if len(names) < FEW:
            del self.fields["who"]
            self.shown = list(self.people)
        else:
            self.ask_for_letters(names)

    def ask_for_letters(self, names: list[tuple[int, str]]) -> None:
        """Instead of a list of hundreds: those who were found, or for a day who comes."""
        field: Any = self.fields["person"]
        field.label, field.widget = _("Whom do you mean?"), Hits(attrs={"required": False})
        typed, chosen = str(self["who"].value() or ""), str(self["person"].value() or "")
        hits = matching(names, typed) if typed.strip() else self.at_first()
        keys = [key for key, _name in names if str(key) == chosen] + hits[:MOST]
        since = Membership.objects.filter(city=self.city, person=OuterRef("pk")).values("since")[:1]
        rows = {row.pk: row for row in self.people.filter(pk__in=keys).annotate(since=Subquery(since))}
        self.shown = [rows[key] for key in dict.fromkeys(keys)]
        widget = field.widget
        widget.choices = [(row.pk, told(field.label_from_instance(row), row)) for row in self.shown]
        widget.note = note(typed, len(hits))
        self.fields["who"].widget.attrs |= {
            "hx-get": self.address(), "hx-trigger": "input changed delay:200ms, search", "hx-sync": "this:replace",
            "hx-target": f"#{self['person'].auto_id}_hits", "hx-swap": "outerHTML",
        }  # fmt: skip

    def at_first(self) -> list[int]:
        """Whom one may think of before a letter is typed."""
        return []

    def address(self) -> str:
        """Where the list is asked while one types."""
        return reverse("desk_people")


def told(name: str, person: Any) -> str:
    """A name, and since when: two of one name are seldom of one month."""
    since = date_format(person.since, "F Y")
    return _("%(name)s · since %(month)s") % {"name": name, "month": since}


def note(typed: str, count: int) -> str:
    """How the search stands, for the eye and for a screen reader."""
    if not typed.strip():
        return _("Type a few letters to find somebody.")
    if not count:
        return _("Nobody begins like that. Try fewer letters, or the other name.")
    if count > MOST:
        return _("%(count)s begin like that; these are the first. One more letter helps.") % {"count": count}
    return ngettext("%(count)s found.", "%(count)s found.", count) % {"count": count}


def pluggers(city: City) -> Any:
    """Everybody plugged in to this city, by name. Who has not said a name yet cannot be told from another."""
    found = Person.objects.filter(memberships__city=city, is_active=True).exclude(name="")
    return found.order_by("name", "pk")
