"""Somebody wrote to two of those who stayed away: one letter waits for the worker, after an older one somebody wanted
to be left alone."""

from __future__ import annotations

from plugdedag.days.models import Day
from plugdedag.demo.world.frame import Frame
from plugdedag.outbox.models import Effect, State
from plugdedag.outbox.queue import enqueue
from plugdedag.winback import asking, drafts, letters
from plugdedag.winback.missed import Missed, missed
from plugdedag.winback.models import Asked, AskedKind, How, LeaveMeBe

AGO = 10  # weeks, of the older letter


def make(frame: Frame) -> None:
    """Of those whom the organiser misses, one got a letter last night, and one who was away even then in autumn."""
    organiser = frame.role("organiser")
    days = Day.objects.in_city(frame.city).published().standing().whole().order_by("date")
    day = days.filter(date__gt=frame.today).first()
    whom = missed(frame.city, organiser, day, frame.today) if day else []
    if day is not None and whom:
        asked = write(frame, whom[0], day, days=1)
        enqueue(asking.KIND, asking.key_of(asked), asked.to.email, {"asked": asked.pk})
    then = days.filter(date__gt=frame.ago(weeks=AGO)).first()
    gone = [one for one in whom[1:] if one.last < frame.ago(weeks=2 * AGO)]
    if then is not None and gone:
        leave_alone(frame, write(frame, gone[0], then, days=7 * AGO))


def write(frame: Frame, one: Missed, day: Day, *, days: int) -> Asked:
    """By the organiser, in the evening, so many days ago."""
    organiser = frame.role("organiser")
    return Asked.objects.create(
        client_key=frame.key("asked", one.person.name), day=day, to=one.person, by=organiser, kind=AskedKind.MISSED,
        words=drafts.to_missed(one, day, organiser), at=frame.moment(frame.ago(days=days), 20, 40),
    )  # fmt: skip


def leave_alone(frame: Frame, asked: Asked) -> None:
    """That letter went, and the next morning they pressed the link in it."""
    morning = frame.moment(frame.ago(days=7 * AGO - 1), 8, 5)
    kept = {"template": letters.TEMPLATE, "language": asked.to.language}
    Effect.objects.create(
        key=asking.key_of(asked), recipient=asked.to.email, kind=asking.KIND, payload=kept, state=State.DONE,
        attempts=1, due=asked.at, created=asked.at, done=asked.at,
    )  # fmt: skip
    LeaveMeBe.objects.create(person=asked.to, how=How.LETTER, at=morning)
