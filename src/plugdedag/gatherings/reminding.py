"""The reminder of a gathering, the evening before: what it is, where, how to get in, and who comes along.

Whom and when is in ``days/reminding.py``, the same as for any day: open or by invitation, who has a seat gets one.
"""

from __future__ import annotations

from typing import Any

from plugdedag.days import coming, reminding
from plugdedag.days.letters import Reader, calendar_file, link
from plugdedag.days.models import Day
from plugdedag.gatherings.models import Gathering
from plugdedag.outbox import mail
from plugdedag.outbox.models import Effect

KIND = "gathering-reminder"
TEMPLATE = "gatherings/letters/reminder.html"


def remind() -> None:
    """Have a letter written to who is to be reminded now. A chore: often is the same as once."""
    reminding.remind(KIND, Day.objects.gatherings())


def write(effect: Effect) -> dict[str, Any] | None:
    """The letter as it reads now; None when there is nothing to remind of any more."""
    rsvp = reminding.seat_of(effect)
    if rsvp is None:
        return None
    day, reader = rsvp.day, Reader.of(rsvp.holder)
    context = {
        "city": day.city, "day": day, "reader": reader, "rsvp": rsvp, "link": link(day, reader),
        "gathering": Gathering.objects.get(day=day), "guests": coming.brought(day, rsvp.holder),
    }  # fmt: skip
    files = [calendar_file(day, reader, address=True)]
    return mail.written(TEMPLATE, context, reader.language, headers=day.city.reply_to, attachments=files)
