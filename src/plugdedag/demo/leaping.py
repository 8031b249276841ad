"""On to the fourth lunch of the month that runs, at which actions are agreed and postcards written.

The world stays as it was built; only its clock goes on. Who leads the third lunch leads the fourth, so that every
persona has something to do there.
"""

from __future__ import annotations

import datetime as dt
import os

from django.utils import timezone

from plugdedag.cities.models import City
from plugdedag.days import turns
from plugdedag.days.models import Day, Turn, TurnKind
from plugdedag.demo import clock
from plugdedag.demo.personas import PERSONAS
from plugdedag.people.models import Person

LAST = 4


def leap() -> Day:
    """Have the demo's clock say lunch on that day, for this process and those it starts; again changes nothing."""
    city = City.objects.get()
    now = Day.objects.in_city(city).get(date=city.today(), number__isnull=False)
    last: Day = (
        Day.objects.in_city(city).select_related("city", "place").get(residency=now.residency_id, number=LAST)
    )
    carried = Turn.objects.filter(day=last, ended__isnull=True).values_list("kind", flat=True)
    organiser = Person.objects.get(email=PERSONAS["organiser"].email)
    for kind in {TurnKind.OPENER, TurnKind.FACILITATOR} - set(carried):
        turns.give(last, Person.objects.get(email=PERSONAS[kind].email), kind, organiser)
    forward(clock.until_lunch(last.date, timezone.now()))
    return last


def forward(by: dt.timedelta) -> None:
    """Shift the clock further; the worker is a child and inherits it."""
    os.environ[clock.SHIFT] = str((clock.ahead() + by).total_seconds())
