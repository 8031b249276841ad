"""How the lunches of this month were led: two that went by their script to the end, and one that is in the middle of
it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from plugdedag.days.models import Day
from plugdedag.demo.world.frame import Frame
from plugdedag.demo.world.months import Month
from plugdedag.people.models import Person
from plugdedag.questions.models import Contribution, Theme, Themed
from plugdedag.steering.choosing import script_of
from plugdedag.steering.clock import Press
from plugdedag.steering.models import ScriptChoice, Steer
from plugdedag.steering.scripts import Script

MINUTE = dt.timedelta(minutes=1)
OTHERWISE = {2: "one-two-four-all"}  # the second lunch went by another method
LATE, LATE_TODAY = 4 * MINUTE, 8 * MINUTE  # soup first
SORTED = 20 * MINUTE
HALFWAY = 3  # presses of the lunch that is on: begun, and on twice, so that people write in silence now

Pressed = tuple[Press, dt.datetime]


def make(frame: Frame, month: Month) -> None:
    if month.stretch.at != 0:
        return
    for number, day in month.lunches.items():
        if day in month.there:
            led(frame, number, day, month.there[day][1])
    put_together(frame, month)


def led(frame: Frame, number: int, day: Day, by: Person) -> None:
    """One lunch: the method somebody chose that morning, and the buttons they pressed."""
    if number in OTHERWISE:
        ScriptChoice.objects.create(
            client_key=frame.key("script", day.pk), day=day, script=OTHERWISE[number], by=by,
            at=day.starts + 30 * MINUTE,
        )  # fmt: skip
    is_on = day.date == frame.today
    pressed = list(by_the_book(script_of(day), day.lunch_starts + (LATE_TODAY if is_on else LATE)))
    last: Steer | None = None
    for position, (press, at) in enumerate(pressed[:HALFWAY] if is_on else pressed):
        last = Steer.objects.create(
            client_key=frame.key("steer", day.pk, position), day=day, after=last, kind=press, by=by, at=at
        )


def by_the_book(script: Script, at: dt.datetime) -> Iterator[Pressed]:
    """On to the next round when its time is up, and the end after the last one."""
    yield Press.BEGIN, at
    for each in script.rounds[:-1]:
        at += each.minutes * MINUTE
        yield Press.NEXT, at
    yield Press.END, at + script.rounds[-1].minutes * MINUTE


def put_together(frame: Frame, month: Month) -> None:
    """What was put under a theme, as the text has it."""
    for text in month.text.get("theme", []):
        said = [frame.key("contribution", month.name, key) for key in text["said"]]
        lines = list(Contribution.objects.filter(pk__in=said).select_related("day__city", "question"))
        if len(lines) != len(said) or lines[0].day is None:
            continue
        day = lines[0].day
        by, at = month.there[day][1], day.lunch_starts + SORTED
        theme = Theme.objects.create(
            uuid=frame.key("theme", text["title"]),
            question=lines[0].question,
            day=day,
            title=text["title"],
            by=by,
            at=at,
        )
        Themed.objects.bulk_create(
            Themed(client_key=frame.key("themed", line.pk), contribution=line, theme=theme, by=by, at=at)
            for line in lines
        )
