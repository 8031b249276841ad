"""Dates as people say them, in the language of the moment."""

import datetime as dt

from django.utils import formats, timezone
from django.utils.translation import get_language

FURTHEST = dt.timedelta(days=800)
"""Nobody plans for a day further away than this; such a date is a typing error."""


def said(date: dt.date) -> str:
    """“woensdag 14 april”, with the year when it is not this one."""
    words = formats.date_format(date, "l j F")
    return words if date.year == timezone.localdate().year else f"{words} {date.year}"


def clock(time: dt.time) -> str:
    """A time of day: “9.30” in Dutch, “9:30” in English."""
    separator = "." if (get_language() or "")[:2] == "nl" else ":"
    return f"{time.hour}{separator}{time.minute:02}"


def first_of_next_month(date: dt.date) -> dt.date:
    return (date.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
