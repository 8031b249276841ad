"""Who always comes: some chose a rhythm last night, and stand at the end of the lines of the days it means."""

from __future__ import annotations

import datetime as dt

from plugdedag.days.models import Answer, Day, Rhythm, Rsvp, Wish
from plugdedag.demo.world.frame import Frame
from plugdedag.demo.world.texts import read


def make(frame: Frame) -> None:
    days = Day.objects.in_city(frame.city).published().standing().upcoming(frame.today).whole()
    for number, text in enumerate(read("people/1_eersten")["rhythm"]):
        rhythm = chosen(frame, text, number)
        for day in days:
            if rhythm.fits(day) and not Rsvp.objects.filter(day=day, person=rhythm.person).exists():
                sign_up(frame, day, rhythm)


def chosen(frame: Frame, text: dict[str, object], number: int) -> Rhythm:
    """One after another, when everybody else had answered for the day. ``week``: which of two weeks, from today on."""
    week = text.get("week")
    return Rhythm.objects.create(
        client_key=frame.key("rhythm", text["who"]), city=frame.city, person=frame.people[str(text["who"])],
        rule=str(text["rule"]), districts=text.get("districts", []),
        anchor=None if week is None else frame.today + dt.timedelta(weeks=int(str(week))),
        since=frame.moment(frame.ago(days=1), 22, 10 + number),
    )  # fmt: skip


def sign_up(frame: Frame, day: Day, rhythm: Rhythm) -> None:
    """A seat when there is one, else the end of the line."""
    going = day.rsvps.filter(answer=Answer.GOING).count()
    waiting = day.rsvps.filter(answer=Answer.WAITING).count()
    seated = going < day.capacity
    Rsvp.objects.create(
        day=day, person=rhythm.person, at=rhythm.since, answer=Answer.GOING if seated else Answer.WAITING,
        seat=going + 1 if seated else None, ticket=None if seated else waiting + 1,
    )  # fmt: skip
    Wish.objects.create(
        client_key=frame.key("wish", day.pk, rhythm.person.name), day=day, person=rhythm.person, comes=True,
        by_rhythm=rhythm, at=rhythm.since,
    )  # fmt: skip
