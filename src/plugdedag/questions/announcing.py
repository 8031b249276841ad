"""A month is announced: one letter to everybody who said that PLUG may write about the days.

Only who it is for is kept in the outbox. The words are written when the letter goes, so that it tells the days as they
are by then, and who took the consent back a minute ago gets none.
"""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from plugdedag.days import rhythms
from plugdedag.days.letters import Reader, link
from plugdedag.days.models import Day, Residency
from plugdedag.days.standing import answers
from plugdedag.outbox import mail
from plugdedag.outbox.models import Effect
from plugdedag.outbox.queue import enqueue_all
from plugdedag.outbox.quiet import decent
from plugdedag.people import consent
from plugdedag.people.models import Link, Purpose
from plugdedag.questions.models import Question

KIND = "announcement"


def announce(residency: Residency) -> None:
    """Have a letter written to each of them, by day. Once a month, however often it is confirmed."""
    readers, key = consent.who_agreed(residency.city, Purpose.LETTERS), f"month-announced:{residency.pk}"
    enqueue_all(
        KIND,
        [(key, person.email, {"residency": residency.pk, "person": person.pk}) for person in readers],
        decent(timezone.now(), residency.city.tzinfo),
    )


def write(effect: Effect) -> dict[str, Any] | None:
    """The letter as it reads now; None when the days are gone, or the reader wants none."""
    kept = effect.payload
    residency = Residency.objects.select_related("city", "place").get(pk=kept["residency"])
    person = consent.who_agreed(residency.city, Purpose.LETTERS).filter(pk=kept["person"]).first()
    days = list(coming(residency))
    if person is None or not days:
        return None
    city, reader = residency.city, Reader.of(person)
    rhythm = rhythms.of(city, person)
    if rhythm is not None:
        rhythms.settle(person, days)  # so that the letter is right, even if it goes first
    mine = answers(days, person)
    context = {
        "city": city, "residency": residency, "reader": reader,
        "days": [(day, link(day, reader), mine.get(day.pk)) for day in days],
        "rhythm": any(one.is_by_rhythm for one in mine.values()) and rhythm,
        "question": Question.objects.filter(residency=residency, withdrawal__isnull=True).first(),
    }  # fmt: skip
    stop = city.link(reverse("letters", args=[Link.issue(city, consent.STOP, "", person=person)]))
    template = "questions/letters/announced.html"
    return mail.written(template, context, person.language, headers=city.reply_to, stop=stop)


def coming(residency: Residency) -> QuerySet[Day]:
    """The days of the month that can still be answered."""
    days = Day.objects.filter(residency=residency).published().standing()
    return days.upcoming(residency.city.today()).select_related("city", "place")
