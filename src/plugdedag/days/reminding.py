"""Whom to remind of a day, and until when: the same for a lunch and for a gathering.

Only who it is for is kept in the outbox, under a key that names the day and its date: a day that moved reminds again,
and nobody is reminded twice of one date. Who got a seat, or heard of another date, after the moment of reminding was
told everything by that letter. The words are of who knows what the day is about; they are written when the letter goes,
and by then the day may be off, or the seat given up: see :func:`seat_of`.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from plugdedag.days import timing
from plugdedag.days.models import Answer, Day, Rsvp
from plugdedag.days.models.day import Days
from plugdedag.outbox.models import Effect
from plugdedag.outbox.queue import enqueue_all
from plugdedag.people.models import Person

AROUND = dt.timedelta(days=3)  # wider than any zone is from ours, and than the earliest reminder


def remind(kind: str, days: Days) -> None:
    """Have a letter of this kind written to who is to be reminded now of one of these days. Again is as once."""
    now = timezone.now()
    for day in standing(days).filter(date__range=(now.date() - AROUND, now.date() + AROUND)):
        if timing.is_time(day, now):
            enqueue_all(kind, [effect(day, person) for person in to_remind(day)], timing.fit(day, now))


def effect(day: Day, person: Person) -> tuple[str, str, dict[str, Any]]:
    date = day.date.isoformat()
    return (
        f"day-reminder:{day.pk}:{date}",
        person.email,
        {"day": str(day.pk), "date": date, "person": person.pk},
    )


def standing(days: Days) -> QuerySet[Day]:
    """Of these, what takes place for certain; one by invitation too, for its guests have a seat."""
    return days.settled().standing().select_related("city", "place", "residency")


def seats(day: Day) -> QuerySet[Rsvp]:
    """The seats of a day, with who has them. Who brings somebody has one too, so they get one letter for all."""
    rows = Rsvp.objects.filter(day=day, answer=Answer.GOING, person__is_active=True)
    return rows.select_related("person").order_by("seat")


def to_remind(day: Day) -> list[Person]:
    """Who has a seat, and had no letter with the same facts since the moment of reminding."""
    at = timing.reminds_at(day)
    if day.moves.filter(at__gt=at).exists():
        return []
    return [rsvp.holder for rsvp in seats(day).filter(Q(seated__isnull=True) | Q(seated__lte=at))]


def seat_of(effect: Effect) -> Rsvp | None:
    """The seat a reminder is about; None when the day is off or elsewhere, the seat given up, or it is too late."""
    kept = effect.payload
    day = standing(Day.objects.all()).filter(pk=kept["day"], date=kept["date"]).first()
    if day is None or timezone.now() >= timing.too_late(day):
        return None
    rsvp = seats(day).filter(person=kept["person"]).first()
    if rsvp is not None:
        rsvp.day = day
    return rsvp
