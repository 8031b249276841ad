"""Days that were, made in a line: who said so how many days before, who came, and how many guests."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from plugdedag.cities.models import City
from plugdedag.days.models import Answer, Day, DayKind, Rsvp, Visit, Wish
from plugdedag.people.models import Person
from plugdedag.places.models import Place
from plugdedag.turnout.models import Forecast
from tests.cast import Cast


def free_day(city: City, place: Place, date: dt.date, capacity: int = 30) -> Day:
    """A day that stands by itself, without a lunch question."""
    return Day.objects.create(
        city=city, place=place, kind=DayKind.FREE, date=date, opens=city.opens, lunch=city.lunch, closes=city.closes,
        capacity=capacity,
    )  # fmt: skip


def says(day: Day, *people: Person, before: int = 0, comes: bool = True, hour: int = 9) -> None:
    """They tap that they come, or not, so many days before."""
    at = day.city.at(day.date - dt.timedelta(days=before), dt.time(hour))
    for person in people:
        seat = Rsvp.objects.filter(day=day).count() + 1
        Wish.objects.create(day=day, person=person, comes=comes, at=at)
        answer = {"answer": Answer.GOING, "seat": seat} if comes else {"answer": Answer.NOT, "seat": None}
        Rsvp.objects.update_or_create(day=day, person=person, defaults={**answer, "at": at})


def came(day: Day, *people: Person, guests: int = 0) -> None:
    at = day.city.at(day.date, dt.time(10))
    Visit.objects.bulk_create(
        [
            *(Visit(day=day, person=person, by=person, at=at) for person in people),
            *(Visit(uuid=uuid.uuid4(), day=day, guest_name="Jo", at=at) for _number in range(guests)),
        ]
    )


def weeks_ago(city: City, place: Place, weeks: int) -> Day:
    return free_day(city, place, city.today() - dt.timedelta(weeks=weeks))


def lived(cast: Cast, weeks: int) -> list[Day]:
    """So many weeks that have been, the latest last: Bo and Idris come, Noor every second time, Femke never."""
    days = [weeks_ago(cast.city, cast.place, number) for number in range(weeks, 0, -1)]
    for number, day in enumerate(days):
        says(day, cast.bo, cast.femke, before=3)
        came(day, cast.bo, cast.idris, *([cast.noor] if number % 2 else []))
    return days


def told(day: Day, likely: int, **other: Any) -> Forecast:
    """A forecast that is sure of a number."""
    row = {
        "date": day.date, "days_to_go": 7, "learned": 10, "said": 0, "mean": likely, "low": likely, "high": likely,
        "chances": [0.0] * likely + [1.0],
    }  # fmt: skip
    return Forecast.objects.create(day=day, **row | other)
