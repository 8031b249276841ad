"""Who has a seat is reminded of a day, once, the evening before: where, how to get in, and what the lunch is about.

Only who it is for is kept in the outbox, under a key that names the day and its date: a day that moved reminds again,
and nobody is reminded twice of one date. Who got a seat, or heard of another date, after the moment of reminding was
told everything by that letter. The words are written when it goes; by then the day may be off, or the seat given up.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from plugdedag.days import rhythms, timing
from plugdedag.days.letters import Reader, calendar_file, link
from plugdedag.days.models import Answer, Day, Rsvp
from plugdedag.outbox import mail
from plugdedag.outbox.models import Effect
from plugdedag.outbox.queue import enqueue_all
from plugdedag.people.models import Person
from plugdedag.questions.cable import chosen
from plugdedag.questions.models import Question

KIND = "reminder"
AROUND = dt.timedelta(days=3)  # wider than any zone is from ours, and than the earliest reminder


def remind() -> None:
    """Have a letter written to who is to be reminded now. A chore: often is the same as once."""
    now = timezone.now()
    for day in standing_days().filter(date__range=(now.date() - AROUND, now.date() + AROUND)):
        if timing.is_time(day, now):
            enqueue_all(KIND, [effect(day, person) for person in to_remind(day)], timing.fit(day, now))


def effect(day: Day, person: Person) -> tuple[str, str, dict[str, Any]]:
    date = day.date.isoformat()
    return (
        f"day-reminder:{day.pk}:{date}",
        person.email,
        {"day": str(day.pk), "date": date, "person": person.pk},
    )


def standing_days() -> QuerySet[Day]:
    return Day.objects.published().standing().select_related("city", "place", "residency")


def seats(day: Day) -> QuerySet[Rsvp]:
    """The seats of a day, with who has them."""
    rows = Rsvp.objects.filter(day=day, answer=Answer.GOING, person__is_active=True)
    return rows.select_related("person").order_by("seat")


def to_remind(day: Day) -> list[Person]:
    """Who has a seat, and had no letter with the same facts since the moment of reminding."""
    at = timing.reminds_at(day)
    if day.moves.filter(at__gt=at).exists():
        return []
    return [rsvp.holder for rsvp in seats(day).filter(Q(seated__isnull=True) | Q(seated__lte=at))]


def write(effect: Effect) -> dict[str, Any] | None:
    """The letter as it reads now; None when the day is off or elsewhere, the seat given up, or it is too late."""
    kept = effect.payload
    day = standing_days().filter(pk=kept["day"], date=kept["date"]).first()
    if day is None or timezone.now() >= timing.too_late(day):
        return None
    rsvp = seats(day).filter(person=kept["person"]).first()
    if rsvp is None:
        return None
    city, reader = day.city, Reader.of(rsvp.holder)
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
