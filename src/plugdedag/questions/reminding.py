"""The reminder of a day of the rhythm, the evening before: where, how to get in, and what the lunch is about.

Whom and when is in ``days/reminding.py``.
"""

from __future__ import annotations

from typing import Any

from plugdedag.days import reminding, rhythms
from plugdedag.days.letters import Reader, calendar_file, link
from plugdedag.days.models import Day, Rsvp
from plugdedag.outbox import mail
from plugdedag.outbox.models import Effect
from plugdedag.questions.cable import chosen
from plugdedag.questions.models import Question

KIND = "reminder"


def remind() -> None:
    """Have a letter written to who is to be reminded now. A chore: often is the same as once."""
    reminding.remind(KIND, Day.objects.regular())


def write(effect: Effect) -> dict[str, Any] | None:
    """The letter as it reads now; None when there is nothing to remind of any more."""
    rsvp = reminding.seat_of(effect)
    return None if rsvp is None else words(rsvp)


def words(rsvp: Rsvp) -> dict[str, Any]:
    """The letter to who has this seat, as it reads now. Its ``day`` has its city and place."""
    day, reader = rsvp.day, Reader.of(rsvp.holder)
    city = day.city
    context = {
        "city": city, "day": day, "reader": reader, "rsvp": rsvp, "link": link(day, reader), "about": about(day),
        "by_rhythm": rhythms.is_by_rhythm(rsvp),
    }  # fmt: skip
    template = "questions/letters/reminder.html"
    files = [calendar_file(day, reader, address=True)]
    return mail.written(template, context, reader.language, headers=city.reply_to, attachments=files)


def about(day: Day) -> str:
    """What the lunch is about, as its question reads now; nothing for a day without one."""
    if not day.number:
        return ""
    question = Question.objects.filter(residency=day.residency_id).shareable().first()
    if question is None:
        return ""
    choice = chosen(question)
    return choice.words if choice else question.as_asked
