"""The days of a month: four lunches, sometimes a free one; those that moved, one that was blown away."""

from __future__ import annotations

import datetime as dt

from plugdedag.cities.holidays import holiday_on
from plugdedag.days.models import Cancellation, Day, DayKind, Move
from plugdedag.demo.world.calendar import working_day
from plugdedag.demo.world.frame import Frame
from plugdedag.demo.world.months import Month

TOLD_BEFORE = dt.timedelta(days=12)


def make(frame: Frame, month: Month) -> None:
    month.days = [new_day(frame, month, number, date) for number, date in enumerate(month.stretch.lunches, 1)]
    if month.stretch.free:
        month.days.append(new_day(frame, month, None, month.stretch.free))
    Day.objects.bulk_create(month.days)
    for day in month.days:
        give_way_to_holiday(frame, day)
    if "moved" in month.text:
        move_for_the_place(frame, month)
    if month.blown_away:
        at = frame.moment(month.blown_away.date - dt.timedelta(days=1), 17, 5)
        Cancellation.objects.create(
            day=month.blown_away, why=month.text["storm"]["why"], by=frame.role("organiser"), at=at
        )


def new_day(frame: Frame, month: Month, number: int | None, date: dt.date) -> Day:
    """Lunch ``number``, or the free day."""
    city = frame.city
    return Day(
        uuid=frame.key("day", month.name, number), city=city, residency=month.residency, place=month.place,
        kind=DayKind.LUNCH if number else DayKind.FREE, number=number, date=date, opens=city.opens,
        lunch=city.lunch, closes=city.closes, capacity=month.place.seats, changed=month.residency.created,
    )  # fmt: skip


def give_way_to_holiday(frame: Frame, day: Day) -> None:
    """A day that fell on a public holiday was moved to the next working day."""
    holiday = holiday_on(frame.city, day.date)
    if holiday:
        move(frame, day, working_day(frame.city, day.date), f"{holiday}: dan is iedereen vrij.")


def move_for_the_place(frame: Frame, month: Month) -> None:
    """The place itself was closed on a day, unless a public holiday moved one of this month already."""
    if not any(day.version for day in month.days):
        day = month.lunches[month.text["moved"]["lunch"]]
        to = working_day(frame.city, day.date + dt.timedelta(days=1))
        move(frame, day, to, month.text["moved"]["why"])


def move(frame: Frame, day: Day, to: dt.date, why: str) -> None:
    at = frame.moment(min(day.date, frame.today) - TOLD_BEFORE, 9, 20)
    Move.objects.create(day=day, was=day.date, to=to, why=why, by=frame.role("organiser"), at=at)
    day.date, day.version, day.changed = to, 1, at
    day.save()
