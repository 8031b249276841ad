"""Months on the desk, as stamps: what is proposed, and what is planned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from plugdedag.cities.holidays import holiday_on
from plugdedag.cities.models import City
from plugdedag.days.listing import label
from plugdedag.days.models import Day, DayKind
from plugdedag.days.proposing import Candidate, Proposal, first_whole, weekdays
from plugdedag.lib.dates import first_of_next_month
from plugdedag.places.forms import month_of, months_from
from plugdedag.places.models import Offer


@dataclass(frozen=True)
class Stamp:
    """A date as a stamp: ``state`` is past, now, next or free; ``words`` say what stands in its way."""

    date: dt.date
    number: str
    label: str
    state: str
    words: str = ""
    day: Day | None = None


@dataclass(frozen=True)
class Strip:
    """The stamps of a month on their cable."""

    stamps: list[Stamp]

    @property
    def done(self) -> int:
        """How far the cable is lit: up to the day that is now, or all the way when the month has been."""
        states = [stamp.state for stamp in self.stamps]
        return states.index("now") + 1 if "now" in states else len(states) if "past" in states else 0


@dataclass(frozen=True)
class Choice:
    """A month to choose: whether the place said that it suits, and whether it is the one looked at."""

    month: dt.date
    suits: bool
    chosen: bool


def proposed(proposal: Proposal) -> Strip:
    """Every date that was looked at, in order, with what it becomes or why it cannot be."""
    known = {one.date: one for one in (*proposal.neighbours, *proposal.spill, *proposal.candidates)}
    used = {*proposal.lunches, *proposal.free, *(one.date for one in proposal.candidates)}
    dates = sorted(used | {one.date for one in proposal.spill})
    return Strip([stamp_of(proposal, known[date]) for date in dates])


def stamp_of(proposal: Proposal, one: Candidate) -> Stamp:
    if one.date in proposal.lunches:
        number = proposal.lunches.index(one.date) + 1
        return Stamp(one.date, str(number), label(Day(number=number)), "next", one.why)
    if one.date in proposal.free:
        return Stamp(
            one.date, "+", label(Day()), "free", one.why or _("To work together, without a lunch question.")
        )
    return Stamp(one.date, "", "", "free", one.why)


def planned(days: Iterable[Day]) -> Strip:
    """The days of a month as they stand; the first one to come is now."""
    days = list(days)
    first = next((day for day in days if not day.is_cancelled and not day.is_over), None)
    return Strip(
        [
            Stamp(day.date, str(day.number or "+"), label(day), state(day, first), said_of(day), day)
            for day in days
        ]
    )


def state(day: Day, first: Day | None) -> str:
    if day.is_cancelled:
        return "free"
    if day == first:
        return "now"
    if day.is_over:
        return "past"
    return "free" if day.kind == DayKind.FREE else "next"


def said_of(day: Day) -> str:
    """What a day is for, and the public holiday it stands on: it may, but not without being seen."""
    if day.is_cancelled:
        return _("Cancelled")
    words = str(day.step.label) if day.step else _("A free day")
    if day.date.weekday() != day.city.weekday:
        words = f"{date_format(day.date, 'l')}: {words}"
    holiday = standing_on(day)
    return f"{words}. {holiday}" if holiday else words


def standing_on(day: Day) -> str:
    """The public holiday that a day to come stands on, in words; empty when there is none."""
    if day.is_cancelled or day.is_over:
        return ""
    return Candidate(day.date, holiday=holiday_on(day.city, day.date)).why


def choices(city: City, offer: Offer, chosen: dt.date) -> list[Choice]:
    """This month and the twelve after it, with those that the place named."""
    named = {month_of(iso) for iso in offer.months}
    this = city.today().replace(day=1)
    months = [month_of(iso) for iso, _name in months_from(city)]
    if any(date > city.today() for date in weekdays(this, city.weekday)):
        months = [this, *months]
    return [Choice(month, month in named, month == chosen) for month in months]


def first_choice(city: City, offer: Offer) -> dt.date:
    """The month to begin with: of those the place named the first whole one, else the first; else the next month."""
    this = city.today().replace(day=1)
    named = sorted(month for month in map(month_of, offer.months) if month > this)
    return first_whole(city, named) or (named[0] if named else first_of_next_month(this))
