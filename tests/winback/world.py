"""A year of days before the cast's month, and who came to which."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from plugdedag.days.models import Confirmation, Day, DayKind, Residency, Visit
from plugdedag.outbox import worker
from plugdedag.outbox.delivery import handlers
from plugdedag.people import consent
from plugdedag.people.models import Person, Purpose
from plugdedag.places.models import Place
from plugdedag.turnout import telling
from tests.cast import Cast, person

WEEKS = 30


def held(cast: Cast, weeks: int = WEEKS) -> list[Day]:
    """Free days before the cast's month, a week apart, the oldest first."""
    city, place = cast.city, cast.place
    before = Residency.objects.create(city=city, place=place, contact=cast.ria, month=dt.date(2020, 1, 1))
    Confirmation.objects.create(residency=before, by=cast.noor)
    today = city.today()
    return Day.objects.bulk_create(
        Day(
            city=city, residency=before, place=place, kind=DayKind.FREE, date=today - dt.timedelta(weeks=ago),
            opens=city.opens, lunch=city.lunch, closes=city.closes, capacity=30,
        )
        for ago in range(weeks, 0, -1)
    )  # fmt: skip


def came(who: Person, days: Iterable[Day]) -> Person:
    """They were there, and agreed to letters about the days."""
    Visit.objects.bulk_create(Visit(day=day, person=who) for day in days)
    consent.give(who, Purpose.LETTERS)
    return who


def regular(cast: Cast, name: str, days: list[Day], **fields: object) -> Person:
    """Somebody who came eight times running, and then not for the last ten days."""
    return came(person(cast.city, name, **fields), days[-18:-10])


def elsewhere(cast: Cast, district: str) -> Place:
    """Another place, in another part of the city."""
    return Place.objects.create(
        city=cast.city, network=cast.club, name=f"Plek {district}", kind="school", street="Straat 1",
        postcode="1019 AA", district=district, seats=30,
    )  # fmt: skip


def send_all() -> None:
    while worker.work(handlers()):
        pass


CROWD = ("Anna", "Bram", "Carla", "Daan", "Eefje", "Fatima", "Gijs", "Hanna")


def crowd(cast: Cast, days: list[Day]) -> list[Person]:
    """Eight who came two days in three, and said nothing yet for those to come; Bram reads English."""
    people = [person(cast.city, name, language="en" if name == "Bram" else "nl") for name in CROWD]
    for at, who in enumerate(people):
        came(who, [day for number, day in enumerate(days) if (number + at) % 3])
    telling.tell(cast.city)
    return people
