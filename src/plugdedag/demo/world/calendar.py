"""When it all was: every month fills a stretch of five of the city's weekdays, and the last stretch is at lunch three.

The third lunch of the last month is on the first of the city's weekdays from today on. A public holiday moves its day
to the next working day, in the demo as in life.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from plugdedag.cities.holidays import holiday_on
from plugdedag.cities.models import City

WEEK = dt.timedelta(weeks=1)
NOW_AT = 2  # the third of its days, counted from nought
LENGTH = 5
SATURDAY = 5


@dataclass(frozen=True)
class Stretch:
    """Five weekdays in a row, the month they are called after, and whether it is the last one."""

    dates: tuple[dt.date, ...]
    month: dt.date
    is_last: bool

    @property
    def start(self) -> dt.date:
        return self.dates[0]


def stretches(city: City, today: dt.date, count: int) -> list[Stretch]:
    """The stretches of ``count`` months, the oldest first. Their months differ, as five weeks never fit in one."""
    soon = today + dt.timedelta(days=(city.weekday - today.weekday()) % 7)
    now = soon - NOW_AT * WEEK
    return [stretch(now - back * LENGTH * WEEK, is_last=back == 0) for back in reversed(range(count))]


def stretch(start: dt.date, *, is_last: bool) -> Stretch:
    dates = tuple(start + week * WEEK for week in range(LENGTH))
    return Stretch(dates, dates[NOW_AT].replace(day=1), is_last)


def working_day(city: City, date: dt.date) -> dt.date:
    """The date itself, or the first one after it that is neither a public holiday nor a weekend."""
    while holiday_on(city, date) or date.weekday() >= SATURDAY:
        date += dt.timedelta(days=1)
    return date
