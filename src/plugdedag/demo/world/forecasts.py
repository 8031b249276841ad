"""What was told of each day of the last half year a week and a day before, with what was known then and no more."""

from __future__ import annotations

import datetime as dt

from plugdedag.days.models import Day
from plugdedag.demo.world.frame import Frame
from plugdedag.engine.turnout import Learner
from plugdedag.turnout.history import KINDS, ahead, history, known
from plugdedag.turnout.telling import keep, row, tell

BEFORE = (7, 1)
HALF_A_YEAR = 26  # days that have been
EARLY = (0, 5)  # the first round of a day
A_DAY, A_SECOND = dt.timedelta(days=1), dt.timedelta(seconds=1)


def make(frame: Frame) -> None:
    """One pass through the history: each day is told before it is learned."""
    soon = coming(frame)
    read = history(frame.city, frame.today, soon)
    days = [*read.days[-HALF_A_YEAR:], *soon]
    learner, pluggers, rows = Learner({}), known(frame.city, frame.today), []
    asked = sorted((day.date - dt.timedelta(days=before), before, number)
                   for number, day in enumerate(days) for before in BEFORE)  # fmt: skip
    learned = read.past[::-1]
    for date, _before, number in asked:
        if date >= frame.today:
            break
        while learned and learned[-1].date < date:
            learner.welcome({name: one for name, one in pluggers.items() if one.since < learned[-1].date})
            learner.learn(learned.pop())
        learner.welcome({name: one for name, one in pluggers.items() if one.since <= date})
        day = days[number]
        rows.append(row(day, learner, ahead(day, read.said[day.pk], date), last(frame, date)))
    keep(rows)
    tell(frame.city, frame.moment(frame.today, *EARLY))


def last(frame: Frame, date: dt.date) -> dt.datetime:
    """The last moment of a day: all that was said on it counts."""
    return frame.moment(date + A_DAY, 0) - A_SECOND


def coming(frame: Frame) -> list[Day]:
    days = Day.objects.in_city(frame.city).published().standing().upcoming(frame.today).filter(kind__in=KINDS)
    return list(days.select_related("city", "place"))
