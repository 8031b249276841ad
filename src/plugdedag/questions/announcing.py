"""A month is announced: one letter to everybody who said that PLUG may write about the days.

Only who it is for is kept in the outbox. The words are written when the letter goes, so that it tells the days as they
are by then, and who took the consent back a minute ago gets none.
"""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from plugdedag.days.letters import Reader, link
from plugdedag.days.models import Day, Residency
from plugdedag.outbox import mail
from plugdedag.outbox.models import Effect
from plugdedag.outbox.queue import enqueue_all
from plugdedag.people import consent
from plugdedag.people.models import Link, Purpose
from plugdedag.questions.models import Question

KIND = "announcement"


def announce(residency: Residency) -> None:
    """Have a letter written to each of them. Once a month, however often it is confirmed."""
    readers = consent.who_agreed(residency.city, Purpose.LETTERS)
    payloads = [(person.email, {"residency": residency.pk, "person": person.pk}) for person in readers]
    enqueue_all(KIND, f"month-announced:{residency.pk}", payloads)


def deliver(effect: Effect) -> dict[str, Any]:
    """Write the letter and send it; nothing goes when there is no reason for it any more."""
    payload = letter_for(effect.payload)
    if payload is None:
        return {}
    effect.payload = payload
    return mail.deliver(effect)


def letter_for(kept: dict[str, Any]) -> dict[str, Any] | None:
    """The letter as it reads now; None when the days are gone, or the reader wants none."""
    residency = Residency.objects.select_related("city", "place").get(pk=kept["residency"])
    person = consent.who_agreed(residency.city, Purpose.LETTERS).filter(pk=kept["person"]).first()
    days = list(coming(residency))
    if person is None or not days:
        return None
    city, reader = residency.city, Reader.of(person)
    stop = city.link(reverse("letters", args=[Link.issue(city, consent.STOP, "", person=person)]))
    context = {
        "city": city, "residency": residency, "reader": reader, "stop": stop,
        "days": [(day, link(day, reader)) for day in days],
        "question": Question.objects.filter(residency=residency, withdrawal__isnull=True).first(),
    }  # fmt: skip
    one_click = {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    headers = city.reply_to | one_click
    return mail.written("questions/letters/announced.html", context, person.language, headers=headers)


def coming(residency: Residency) -> QuerySet[Day]:
    """The days of the month that can still be answered."""
    days = Day.objects.filter(residency=residency).published().standing()
    return days.upcoming(residency.city.today()).select_related("city", "place")
