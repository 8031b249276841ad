"""What a month could look like: which days it could have, and what stands in the way of each.

Theory of operation. All dates of the city's weekday in the month are looked at, each with what stands in its way: a
public holiday, a day of another place, the past. The first four that are free become the lunches; what is left over is
a free day. When a month has five, a date on which only some people are off is left to be the free one. When fewer than
four are free, the next month's first free dates follow on. The days beside the lost ones are named as alternatives and
chosen by nobody but a person: people count on the weekday.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plugdedag.cities.holidays import half_holiday_on, holiday_on
from plugdedag.cities.models import City
from plugdedag.days.models import Day, Residency
from plugdedag.lib.dates import first_of_next_month, said
from plugdedag.lib.refusals import Refused

LUNCHES = 4
NAMED = 4  # alternatives in a sentence
NEAR = 3  # months; further from its residency a date is a typing error, and everybody would get a letter
SUNDAY, SATURDAY = 6, 5


@dataclass(frozen=True)
class Candidate:
    """A date that was looked at, with what stands in its way."""

    date: dt.date
    holiday: str | None = None
    taken: str | None = None  # the name of the place that has it
    past: bool = False
    remark: str | None = None  # a day that only some people have off: no obstacle, worth knowing

    @property
    def is_free(self) -> bool:
        return not (self.holiday or self.taken or self.past)

    @property
    def why(self) -> str:
        """What stands in the way, or what is worth knowing, in words; empty when there is nothing to say."""
        if self.past:
            return _("This date has passed.")
        if self.taken:
            return _("PLUG is at %(place)s that day.") % {"place": self.taken}
        if self.holiday:
            return _("%(holiday)s: a public holiday.") % {"holiday": self.holiday}
        if self.remark:
            return _("%(holiday)s: some people have the day off. Ask the place.") % {"holiday": self.remark}
        return ""


@dataclass(frozen=True)
class Proposal:
    """A month as it could be. ``lunches`` are four dates in order, or fewer when four are not to be found."""

    month: dt.date
    candidates: tuple[Candidate, ...]  # every date of the city's weekday in the month
    lunches: tuple[dt.date, ...]
    free: tuple[dt.date, ...]
    spill: tuple[Candidate, ...]  # dates of the next month that were looked at because this one falls short
    neighbours: tuple[Candidate, ...]  # free days beside the lost ones
    words: tuple[str, ...]

    @property
    def is_complete(self) -> bool:
        return len(self.lunches) == LUNCHES


def propose(city: City, month: dt.date, *, leave_out: Residency | None = None) -> Proposal:
    """What a month could look like. ``month`` is any date in it; ``leave_out`` is a residency planned anew."""
    first = month.replace(day=1)
    following = first_of_next_month(first)
    look = Looking(city, first, first_of_next_month(following), leave_out)
    candidates = look.at(weekdays(first, city.weekday))
    good = [one for one in candidates if one.is_free]
    chosen = sorted(good, key=lambda one: (one.remark is not None, one.date))[:LUNCHES]
    spill: tuple[Candidate, ...] = ()
    neighbours: tuple[Candidate, ...] = ()
    if len(chosen) < LUNCHES:
        spill = enough(look.at(weekdays(following, city.weekday)), LUNCHES - len(chosen))
        neighbours = tuple(one for one in look.at(beside(candidates, city.weekday)) if one.is_free)
    more = [one for one in spill if one.is_free]
    lunches = tuple(sorted(one.date for one in (*chosen, *more)))
    free = tuple(one.date for one in good if one.date not in lunches)
    words = (*explained(len(good), lunches, following, free), *beside_it(neighbours))
    return Proposal(first, candidates, lunches, free, spill, neighbours, words)


class Looking:
    """What is known of a stretch of a city's calendar, asked from the database once."""

    def __init__(self, city: City, start: dt.date, end: dt.date, leave_out: Residency | None = None) -> None:
        self.city, self.today = city, city.today()
        self.taken = taken(city, start, end, leave_out)

    def at(self, dates: Iterable[dt.date]) -> tuple[Candidate, ...]:
        return tuple(self.candidate(date) for date in dates)

    def candidate(self, date: dt.date) -> Candidate:
        return Candidate(
            date, holiday=holiday_on(self.city, date), taken=self.taken.get(date), past=date < self.today,
            remark=half_holiday_on(self.city, date),
        )  # fmt: skip


def taken(city: City, start: dt.date, end: dt.date, leave_out: Residency | None = None) -> dict[dt.date, str]:
    """The dates in [start, end) on which PLUG is somewhere already, with the place's name."""
    days = Day.objects.in_city(city).regular().standing().filter(date__gte=start, date__lt=end)
    if leave_out is not None:
        days = days.exclude(residency=leave_out)
    return dict(days.order_by("date").values_list("date", "place__name"))


def check_near(residency: Residency | None, date: dt.date) -> None:
    """Raise ``Refused`` when a date is months away from its residency."""
    month = residency.month if residency else date
    if abs((date.year - month.year) * 12 + date.month - month.month) > NEAR:
        raise Refused(_("%(date)s is too far from this month.") % {"date": said(date)})


def weekdays(first: dt.date, weekday: int) -> list[dt.date]:
    """All dates of a weekday in the month that starts at ``first``."""
    start = first + dt.timedelta(days=(weekday - first.weekday()) % 7)
    dates = [start + dt.timedelta(weeks=week) for week in range(5)]
    return [date for date in dates if date.month == first.month]


def enough(candidates: tuple[Candidate, ...], wanted: int) -> tuple[Candidate, ...]:
    """The candidates up to the one that makes ``wanted`` free ones."""
    free = 0
    for index, one in enumerate(candidates):
        free += one.is_free
        if free == wanted:
            return candidates[: index + 1]
    return candidates


def beside(candidates: tuple[Candidate, ...], weekday: int) -> list[dt.date]:
    """The day before and the day after each lost date, inside the month; no weekend for a city of working days."""
    lost = [one.date for one in candidates if not one.is_free]
    dates = [date + dt.timedelta(days=step) for date in lost for step in (-1, 1)]
    month = candidates[0].date.month
    return [
        date for date in dates
        if date.month == month and (weekday >= SATURDAY or date.weekday() < SATURDAY)
    ]  # fmt: skip


def explained(
    found: int, lunches: Sequence[dt.date], following: dt.date, free: Sequence[dt.date]
) -> Iterable[str]:
    """The proposal in a few sentences."""
    if len(lunches) < LUNCHES:
        yield _("There are not four days to be found around this month. Try another one.")
        return
    if not found:
        yield _("No day of this month is free any more. Another month may suit better.")
    elif found < LUNCHES:
        yield ngettext(
            "This month has one free day.", "This month has %(count)d free days.", found
        ) % {"count": found}  # fmt: skip
    for date in lunches:
        if date >= following:
            yield _("A lunch moves on to %(date)s.") % {"date": said(date)}
    for date in free:
        yield _("%(date)s is a free day: working together, without a lunch question.") % {"date": said(date)}


def beside_it(neighbours: Sequence[Candidate]) -> Iterable[str]:
    """The days that could stand in for a lost one."""
    if neighbours:
        dates = ", ".join(said(one.date) for one in neighbours[:NAMED])
        yield _("Free beside a day that is lost: %(dates)s. Only if the place likes that better.") % {
            "dates": dates
        }


def first_whole(city: City, months: Sequence[dt.date]) -> dt.date | None:
    """The first of these months in which four days of the city's weekday are free; asked from the database once."""
    if not months:
        return None
    look = Looking(city, months[0], first_of_next_month(months[-1]))
    for month in months:
        if sum(one.is_free for one in look.at(weekdays(month, city.weekday))) >= LUNCHES:
            return month
    return None
