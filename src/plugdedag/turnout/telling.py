"""The worker tells how many will come: a row for each coming day and each number of days to go.

Theory of operation. A chore comes by every quarter of an hour. It looks for coming days that have no row for today
yet, or on which something changed since; only when there are any it learns the city's history, once for all of them.
A row is stamped before anything is read, and an answer from just before the stamp may not have been there to be read:
so whatever is younger than a minute before the stamp counts as new, and the next round tells it again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from plugdedag.cities.models import City
from plugdedag.days.models import Day, Rsvp
from plugdedag.engine.turnout import Ahead, Learner
from plugdedag.turnout.history import KINDS, ahead, history, known
from plugdedag.turnout.models import Forecast

REACH = dt.timedelta(weeks=4)
SLACK = dt.timedelta(minutes=1)
LEAST = 0.0005  # a chance below it is not kept


def tell_all() -> None:
    """A chore: every city's coming days."""
    for city in City.objects.order_by("pk"):
        tell(city)


def tell(city: City, now: dt.datetime | None = None) -> int:
    """Tell anew what has to be told anew. Answers how many days; none costs one query."""
    made = now or timezone.now()
    today = made.astimezone(city.tzinfo).date()
    days = to_tell(city, made, today)
    if not days:
        return 0
    read = history(city, today, days)
    learner = Learner(known(city, today))
    for past in read.past:
        learner.learn(past)
    keep([row(day, learner, ahead(day, read.said[day.pk], today), made) for day in days])
    return len(days)


def to_tell(city: City, now: dt.datetime, today: dt.date) -> list[Day]:
    """The coming days within four weeks that have not begun, and have no row of today that still holds."""
    days = Day.objects.in_city(city).published().standing().upcoming(today).filter(kind__in=KINDS)
    mine = Forecast.objects.filter(day=OuterRef("pk"), date=OuterRef("date")).order_by("days_to_go")
    answers = Rsvp.objects.filter(day=OuterRef("pk")).order_by("-at")
    found = days.filter(date__lte=today + REACH).select_related("city", "place").annotate(
        told=Subquery(mine.values("made")[:1]), told_at=Subquery(mine.values("days_to_go")[:1]),
        newest=Subquery(answers.values("at")[:1]),
    )  # fmt: skip
    return [day for day in found if now < day.starts and not holds(day, today)]


def holds(day: Day, today: dt.date) -> bool:
    """Whether what was told of it last was told today, and nothing changed since."""
    told, newest = day.told, max(filter(None, (day.changed, day.newest)))  # type: ignore[attr-defined]
    return told is not None and day.told_at == (day.date - today).days and newest < told - SLACK  # type: ignore[attr-defined]


def row(day: Day, learner: Learner, asked: Ahead, made: dt.datetime) -> Forecast:
    """What the engine says of a day, as a row that is still to be kept."""
    told = learner.tell(asked)
    low, high = told.range
    chances = [round(chance, 4) for chance in told.chances]
    last = max(at for at, chance in enumerate(told.chances) if chance >= LEAST)
    return Forecast(
        day=day, date=day.date, days_to_go=asked.days_to_go, made=made, learned=told.days, said=len(asked.said),
        mean=round(told.mean, 2), low=low, high=high, chances=chances[: max(last, high) + 1],
        why={name: round(many, 2) for name, many in told.why.items()},
    )  # fmt: skip


def keep(rows: Iterable[Forecast]) -> None:
    """Write the rows down, in the place of what was told on the same date before."""
    fields = ["made", "learned", "said", "mean", "low", "high", "chances", "why"]
    Forecast.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["day", "date", "days_to_go"], update_fields=fields
    )
