"""Quiet hours: when a letter that can wait does not make a phone buzz.

From nine in the evening until eight in the morning, on the reader's clock, nothing goes that is not about the coming
hours. What is at once stays at once: the code to come in, a day that is called off, a seat for today.
"""

from __future__ import annotations

import datetime as dt

EVENING = dt.time(21)
MORNING = dt.time(8)


def decent(at: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    """The same moment, or eight in the morning when it falls in the quiet hours of a zone (``city.tzinfo``).

    ``at`` is aware, and so is the answer. The clock on the wall decides, also in the night in which it is changed.
    """
    there = at.astimezone(zone)
    if MORNING <= there.time() < EVENING:
        return at
    date = there.date() if there.time() < MORNING else there.date() + dt.timedelta(days=1)
    return dt.datetime.combine(date, MORNING, tzinfo=zone)
