"""The rules of a time zone as a calendar file says them (VTIMEZONE, RFC 5545).

Theory of operation. We look each day whether the offset is another, and then for the minute in which it changed. Every
change stands by itself, for of a list of changes (RDATE) some calendars read the first alone, and are an hour wrong
from the second summer on. ``Timezone.from_tzid`` of icalendar makes such lists, tells a change by the clock after it
instead of the one before, and steps over summers that pause for a few weeks, as Morocco's does.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

DAY, MINUTE = dt.timedelta(days=1), dt.timedelta(minutes=1)


@lru_cache(maxsize=64)
def zone(name: str, first: int, last: int) -> Timezone:
    """The rules in these years and the one before and after them."""
    clock = ZoneInfo(name)
    begins = dt.datetime(first - 1, 1, 1, tzinfo=dt.UTC)
    ends = dt.datetime(last + 2, 1, 1, tzinfo=dt.UTC)
    made = Timezone()
    made.add("tzid", name)
    made.add_component(observance(clock, begins, offset(clock, begins)))
    for change in changes(clock, begins, ends):
        made.add_component(observance(clock, change, offset(clock, change - MINUTE)))
    return made


def changes(clock: ZoneInfo, begins: dt.datetime, ends: dt.datetime) -> Iterator[dt.datetime]:
    """The moments at which a clock is set, in UTC."""
    day = begins
    while day < ends:
        if offset(clock, day) != offset(clock, day + DAY):
            yield change_in(clock, day)
        day += DAY


def change_in(clock: ZoneInfo, day: dt.datetime) -> dt.datetime:
    """The first minute of the new offset within a day, by halving."""
    before, after, was = 0, DAY // MINUTE, offset(clock, day)
    while after - before > 1:
        middle = (before + after) // 2
        before, after = (middle, after) if offset(clock, day + middle * MINUTE) == was else (before, middle)
    return day + after * MINUTE


def offset(clock: ZoneInfo, moment: dt.datetime) -> dt.timedelta:
    return moment.astimezone(clock).utcoffset() or dt.timedelta()


def observance(
    clock: ZoneInfo, moment: dt.datetime, was: dt.timedelta
) -> TimezoneStandard | TimezoneDaylight:
    """What holds from a moment on; it begins at a time on the clock as it stood before."""
    there = moment.astimezone(clock)
    made = TimezoneDaylight() if there.dst() else TimezoneStandard()
    made.add("dtstart", (moment + was).replace(tzinfo=None))
    made.add("tzoffsetfrom", was)
    made.add("tzoffsetto", offset(clock, moment))
    made.add("tzname", there.tzname())
    return made
