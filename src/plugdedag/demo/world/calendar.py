"""When it all was: every month has the four or five weekdays it has in life, shifted so that now is at lunch three.

The third lunch of the running month is on the first of the city's weekdays from today on; all other months are shifted
by as many weeks. As when a month is planned, a fifth date gives way to a public holiday, or is left for the free day;
a public holiday in a month of four moves its day to the next working day, in the demo as in life.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from plugdedag.cities.holidays import half_holiday_on, holiday_on
from plugdedag.cities.models import City
from plugdedag.days.proposing import weekdays

WEEK = dt.timedelta(weeks=1)
LUNCHES = 4
NOW_AT = 2  # the third of its days, counted from nought
SATURDAY = 5


@dataclass(frozen=True)
class Stretch:
    """A month's days in order. ``at`` counts months from the running one; ``free`` is the fifth date, if it has one."""

    at: int
    lunches: tuple[dt.date, ...]
    free: dt.date | None

    @property
    def start(self) -> dt.date:
        return min(self.lunches[0], self.free or self.lunches[0])

    @property
    def month(self) -> dt.date:
        """The month in which it begins, so that each of its days is in that month or the next."""
        return self.start.replace(day=1)


def stretches(city: City, today: dt.date, before: int, after: int) -> list[Stretch]:
    """The months from ``before`` ago to ``after`` ahead, the oldest first."""
    soon = today + dt.timedelta(days=(city.weekday - today.weekday()) % 7)
    shift = soon - weekdays(soon.replace(day=1), city.weekday)[NOW_AT]
    return [
        stretch(city, at, [date + shift for date in weekdays(month(soon, at), city.weekday)])
        for at in range(-before, after + 1)
    ]


def month(date: dt.date, further: int) -> dt.date:
    """The first day of the month so many months further, or back."""
    months = date.year * 12 + date.month - 1 + further
    return dt.date(months // 12, months % 12 + 1, 1)


def stretch(city: City, at: int, dates: Sequence[dt.date]) -> Stretch:
    """Four lunches out of four or five dates. In the running month the first four are, whatever happens."""
    left = list(dates)
    if len(left) > LUNCHES and at != 0:
        left = next(
            ([*left[:n], *left[n + 1 :]] for n, date in enumerate(left) if holiday_on(city, date)), left
        )
    free = None
    if len(left) > LUNCHES:
        half = [date for date in left if half_holiday_on(city, date)] if at != 0 else []
        free = (half or left)[-1]
    lunches = [date for date in left if date != free]
    if at > 0:  # still to be planned, so nobody plans it on a holiday
        lunches = [working_day(city, date) for date in lunches]
    return Stretch(at, tuple(lunches), free)


def working_day(city: City, date: dt.date) -> dt.date:
    """The date itself, or the first one after it that is neither a public holiday nor a weekend."""
    while holiday_on(city, date) or date.weekday() >= SATURDAY:
        date += dt.timedelta(days=1)
    return date
