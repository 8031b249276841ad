"""What people fill in about when they always come, and when they are away."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plugdedag.cities.models import City
from plugdedag.days import away, rhythms
from plugdedag.days.models import Away, Rhythm, Rule
from plugdedag.days.models.rhythm import monday, rule_words
from plugdedag.lib.dates import FURTHEST
from plugdedag.lib.refusals import Refused
from plugdedag.lib.roomy import KeyForm
from plugdedag.people.models import Person
from plugdedag.places.models import Place

A_WEEK = dt.timedelta(weeks=1)


class RhythmForm(KeyForm):
    """A rule, and perhaps only some parts of the city. A second week is told by its next date, sent as one of two."""

    rule = forms.ChoiceField(label=gettext_lazy("When do you come?"), widget=forms.RadioSelect)
    districts = forms.MultipleChoiceField(
        label=gettext_lazy("Only in some parts of the city?"), required=False,
        help_text=gettext_lazy("Choose none, and you come wherever we are."),
        widget=forms.CheckboxSelectMultiple(attrs={"class": "choices--chips"}),
    )  # fmt: skip

    def __init__(self, city: City, data: Any = None, *, mine: Rhythm | None = None) -> None:
        self.city = city
        super().__init__(data, initial=start(mine))
        self.weeks = coming_weeks(city)
        self.fields["rule"].choices = list(self.rules())  # type: ignore[attr-defined]
        names = sorted(set(districts(city)) | set(mine.districts if mine else []))
        self.fields["districts"].choices = [(name, name) for name in names]  # type: ignore[attr-defined]

    def rules(self) -> list[tuple[str, str]]:
        second = rule_words(Rule.SECOND, self.city)
        from_then = _("%(rhythm)s, from %(date)s")
        weeks = [
            (name, from_then % {"rhythm": second, "date": formats.date_format(date, "j F")})
            for name, date in self.weeks.items()
        ]
        every, first = ((str(rule), rule_words(rule, self.city)) for rule in (Rule.EVERY, Rule.FIRST))
        return [every, *weeks, first]

    def thought(self, person: Person) -> Rhythm:
        """The rhythm as it is filled in now, not kept yet; the one it starts with, when nothing was sent."""
        sent = self.cleaned_data if self.is_bound and self.is_valid() else self.initial
        rule = sent.get("rule", Rule.EVERY)
        return Rhythm(
            city=self.city, person=person, rule=Rule.SECOND if rule in self.weeks else rule,
            anchor=self.weeks.get(rule), districts=sent.get("districts", []),
        )  # fmt: skip

    def save(self, person: Person) -> Rhythm | None:
        """Choose it; None when it was refused, which then stands among the errors."""
        rhythm = self.thought(person)
        rhythm.client_key = self.cleaned_data["client_key"]
        try:
            return rhythms.choose(rhythm)
        except Refused as refused:
            self.add_error(None, refused)
            self.renew_key()
            return None


def start(mine: Rhythm | None) -> dict[str, Any]:
    """What the form begins with: the rhythm there is, else every week."""
    if mine is None:
        return {"rule": str(Rule.EVERY), "districts": []}
    rule = week_name(mine.anchor) if mine.anchor else str(mine.rule)
    return {"rule": rule, "districts": mine.districts}


def week_name(date: dt.date) -> str:
    """One of two names, in turn from week to week, whatever the year's numbers say."""
    return f"week{monday(date).toordinal() // 7 % 2}"


def coming_weeks(city: City) -> dict[str, dt.date]:
    """The next two dates of the city's weekday, by the names of their weeks."""
    today = city.today()
    first = today + dt.timedelta(days=(city.weekday - today.weekday()) % 7)
    return {week_name(date): date for date in (first, first + A_WEEK)}


def districts(city: City) -> list[str]:
    names = Place.objects.in_city(city).exclude(district="").order_by().values_list("district", flat=True)
    return list(names.distinct())


def near(date: dt.date) -> None:
    if date > timezone.localdate() + FURTHEST:
        raise forms.ValidationError(_("That is more than two years away. Look at the year again."))


def date_field(label: Any) -> forms.DateField:
    wrong = gettext_lazy("This is no date. Choose one from the calendar.")
    return forms.DateField(
        label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), validators=[near],
        error_messages={"required": wrong, "invalid": wrong},
    )  # fmt: skip


class AwayForm(KeyForm):
    """From when until when somebody is away, both days included."""

    first = date_field(gettext_lazy("From"))
    last = date_field(gettext_lazy("Up to and including"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("first") and data.get("last") and data["last"] < data["first"]:
            self.add_error("last", _("This is before the first day. Look at the two dates once more."))
        return data

    def save(self, city: City, person: Person) -> Away | None:
        """Keep it; None when it was refused, which then stands beside the field."""
        data = self.cleaned_data
        made = Away(**data, city=city, person=person)
        try:
            return away.go_away(made)
        except Refused as refused:
            self.add_error("last", refused)
            self.renew_key()
            return None
