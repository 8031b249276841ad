"""The letter of the evening before, to who has a seat: where, how to get in, and the sixty seconds the lunch opens
with.

One letter, not two. Whom and when is in ``days/reminding.py``; the sixty seconds are those of the page: as the
facilitator told them, else as made from the board in the reader's language.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import override

from plugdedag.days import reminding, rhythms
from plugdedag.days.letters import Reader, calendar_file, link
from plugdedag.days.models import Day, Rsvp
from plugdedag.lunches.brief import Brief, brief
from plugdedag.lunches.retelling import retold
from plugdedag.outbox import mail
from plugdedag.outbox.models import Effect
from plugdedag.questions.about import asked_at
from plugdedag.questions.board import board

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
        "city": city, "day": day, "reader": reader, "rsvp": rsvp, "link": link(day, reader),
        "by_rhythm": rhythms.is_by_rhythm(rsvp), **sixty_seconds(day, reader.language),
    }  # fmt: skip
    template = "lunches/letters/reminder.html"
    files = [calendar_file(day, reader, address=True)]
    return mail.written(template, context, reader.language, headers=city.reply_to, attachments=files)


def sixty_seconds(day: Day, language: str) -> dict[str, Any]:
    """What the lunch opens with, for a letter; nothing for a day without a question."""
    question = asked_at(day)
    if question is None:
        return {}
    with override(language):
        made: Brief = brief(question, day, board(question), ahead=True)
    edit = retold(day)
    return {"brief": made, "retold": edit.text if edit else ""}
