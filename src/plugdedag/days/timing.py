"""When a letter about a day goes: reminded the evening before, and nothing that can wait at night.

Theory of operation. A reminder goes at six in the evening before the day, on the city's clock. That is between 30 and 4
hours before the doors open, whatever the opening hours: only a day that opens near midnight after a clock was set back
would be further, and is held to 30 hours. What comes late, because no worker was there, waits for eight in the morning
if that is four hours before; else it goes at once. Later than four hours before nobody is reminded any more: who comes
is getting ready. Differences are taken in UTC, for an hour on the wall is not always an hour.
"""

from __future__ import annotations

import datetime as dt

from plugdedag.days.models import Day
from plugdedag.outbox.quiet import decent

EVENING = dt.time(18)
EARLIEST, LATEST = dt.timedelta(hours=30), dt.timedelta(hours=4)  # before the doors open


def reminds_at(day: Day) -> dt.datetime:
    """The moment from which who has a seat is reminded of a day."""
    evening = day.city.at(day.date - dt.timedelta(days=1), EVENING)
    return max(evening.astimezone(dt.UTC), starts(day) - EARLIEST)


def too_late(day: Day) -> dt.datetime:
    """From this moment on nobody is reminded of a day any more."""
    return starts(day) - LATEST


def is_time(day: Day, now: dt.datetime) -> bool:
    """Whether somebody with a seat is to be reminded now."""
    return reminds_at(day) <= now < too_late(day)


def fit(day: Day, now: dt.datetime) -> dt.datetime:
    """When a letter about a day goes that is written now: at once, but not at night when the morning is soon enough."""
    morning = decent(now, day.city.tzinfo)
    return morning if morning <= too_late(day) else now


def starts(day: Day) -> dt.datetime:
    """When the doors open, as the world counts it."""
    return day.starts.astimezone(dt.UTC)
