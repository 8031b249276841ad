"""The letters of the coming day, so that the demo's mailbox has something to read: turns, answers, the agreement
with the owner's link."""

from __future__ import annotations

from plugdedag.days import letters
from plugdedag.days.models import Answer, Day, Rsvp, Turn, Wish
from plugdedag.demo.world.frame import Frame
from plugdedag.questions import owning
from plugdedag.questions.models import Question

ANSWERS = 3


def make(frame: Frame) -> None:
    day = (
        Day.objects.in_city(frame.city).upcoming(frame.today).select_related("city", "place", "residency")[0]
    )
    if day.residency is not None:
        link = owning.owner_link(Question.objects.get(residency=day.residency))
        letters.residency_confirmed(day.residency, list(day.residency.days.all()), link)
    for turn in Turn.objects.filter(day=day, ended__isnull=True).select_related("person").order_by("pk"):
        letters.turn_given(day, turn)
    going = Rsvp.objects.filter(day=day, answer=Answer.GOING).select_related("person").order_by("seat")
    for rsvp in going[:ANSWERS]:
        letters.answered(day, rsvp, Wish.objects.get(day=day, person=rsvp.person))
