"""The days to come, laid out as months at a place: strips of stamps on a cable."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import pgettext

from plugdedag.days.models import Day, Residency, Step
from plugdedag.days.standing import Standing, Viewer, standings
from plugdedag.places.models import Place


@dataclass(frozen=True)
class Stamped:
    """A day as a stamp. ``state``: now (the very next), next or free."""

    standing: Standing
    state: str
    number: str
    label: str

    @property
    def day(self) -> Day:
        return self.standing.day


@dataclass(frozen=True)
class Month:
    """Days that belong together: those of a residency, or one that stands by itself, such as a gathering."""

    residency: Residency | None
    place: Place
    days: list[Stamped]

    @property
    def name(self) -> str:
        """What a gathering is called; empty for a month at a place."""
        return self.days[0].day.name

    @property
    def done(self) -> int:
        """How far the cable is lit: up to the day that is now."""
        return next((place for place, one in enumerate(self.days, 1) if one.state == "now"), 0)


def months(days: Iterable[Day], person: Viewer) -> list[Month]:
    """The days grouped, in the order of their first dates."""
    days = list(days)
    stands = standings(days, person)
    first = next((day for day in days if not day.is_cancelled and not day.is_over), None)
    found: dict[object, list[Day]] = {}
    for day in days:
        found.setdefault(day.residency_id or day.pk, []).append(day)
    return [
        Month(group[0].residency, group[0].place, [stamped(stands[day.pk], first) for day in group])
        for group in found.values()
    ]


def stamped(stand: Standing, first: Day | None) -> Stamped:
    day = stand.day
    free = day.is_cancelled or not (day.step or day.is_gathering)
    state = "free" if free else "now" if day == first else "next"
    return Stamped(stand, state, sign(day), label(day))


def sign(day: Day) -> str:
    """What stands large on its stamp: which lunch, a day more, or us and all who come along."""
    return "&" if day.is_gathering else str(day.number or "+")


def label(day: Day) -> str:
    """One word for what a day is for: it has to fit on a stamp."""
    if day.is_gathering:
        return pgettext("stamp", "Guests")
    return {
        Step.BEHIND: pgettext("stamp", "Behind"),
        Step.DEEPEN: pgettext("stamp", "Deepen"),
        Step.ACT: pgettext("stamp", "Act"),
        None: pgettext("stamp", "Free"),
    }[day.step]
