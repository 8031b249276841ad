"""The demo's clock: there it is always the day itself, at lunch, so that every door can be tried.

It runs as fast as ours, shifted by what brings the moment of starting to the first of the demo's weekdays that is no
public holiday. The processes of one demo share the shift by their environment. Set before any model is imported, since
a field's default keeps the clock it was given.
"""

from __future__ import annotations

import datetime as dt
import os
from zoneinfo import ZoneInfo

import holidays
from django.utils import timezone

SHIFT = "PLUG_DEMO_SHIFT"  # seconds, from the first process of a demo to its children
ZONE, COUNTRY, WEEKDAY = ZoneInfo("Europe/Amsterdam"), "NL", 2  # as in ``world/frame.py``
LUNCH = dt.time(12, 55)


def start() -> None:
    """Set the clock of this process; the first one of a demo decides for all."""
    real = timezone.now
    os.environ.setdefault(SHIFT, str(shift(real()).total_seconds()))
    timezone.now = lambda: real() + ahead()


def ahead() -> dt.timedelta:
    """How far the demo's clock is ahead of the machine's; nothing outside a demo."""
    return dt.timedelta(seconds=float(os.environ.get(SHIFT, "0")))


def shift(now: dt.datetime) -> dt.timedelta:
    """From ``now`` to the lunch of the first day on which the demo is together."""
    date = now.astimezone(ZONE).date()
    free = holidays.country_holidays(COUNTRY, years=[date.year, date.year + 1])
    while date.weekday() != WEEKDAY or date in free:
        date += dt.timedelta(days=1)
    return until_lunch(date, now)


def until_lunch(date: dt.date, now: dt.datetime) -> dt.timedelta:
    return dt.datetime.combine(date, LUNCH, ZONE) - now
