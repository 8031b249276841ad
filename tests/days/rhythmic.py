"""What the tests of rhythms share: a city whose weekday is the one of the cast's days, and rhythms for its people."""

from __future__ import annotations

import datetime as dt
from typing import Any

from plugdedag.cities.models import City
from plugdedag.config.effects import HANDLERS
from plugdedag.days import rhythms
from plugdedag.days.changes import confirm
from plugdedag.days.models import Confirmation, Rhythm, Rsvp, Rule
from plugdedag.outbox import worker
from plugdedag.people.models import Person
from tests.cast import Cast

A_WEEK = dt.timedelta(weeks=1)


def settle_in(cast: Cast) -> Cast:
    """The city meets on the weekday of its days, and nothing is public yet."""
    City.objects.filter(pk=cast.city.pk).update(weekday=cast.days[0].date.weekday())
    cast.city.refresh_from_db()
    Confirmation.objects.all().delete()
    cast.residency.refresh_from_db()
    return cast


def rhythm(cast: Cast, person: Person, rule: Rule = Rule.EVERY, **more: Any) -> Rhythm:
    """Chosen by this person, by the deed."""
    return rhythms.choose(Rhythm(city=cast.city, person=person, rule=rule, **more))


def publish(cast: Cast) -> None:
    """The month is public, and the worker did all there is to do."""
    confirm(cast.residency, cast.noor)
    work()


def work() -> None:
    while worker.work(HANDLERS):
        pass


def answers(person: Person) -> list[str]:
    """What somebody answered, day after day; a dash where nothing."""
    found = dict(Rsvp.objects.filter(person=person).values_list("day", "answer"))
    days = Confirmation.objects.get().residency.days.order_by("date")
    return [found.get(day.pk, "–") for day in days]
