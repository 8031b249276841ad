"""The day itself, as ``plug demo`` shows it: people are inside, and the board has its first words."""

import datetime as dt

import pytest

from plugdedag.cities.models import City
from plugdedag.days.models import Answer, Day, Rsvp, Visit
from plugdedag.demo import world
from plugdedag.demo.clock import LUNCH
from plugdedag.demo.world.texts import SMALL
from plugdedag.questions.models import Contribution

WEDNESDAY = dt.date(2026, 11, 25)


@pytest.mark.django_db
def test_a_lunch_that_has_begun() -> None:
    world.build(1, WEDNESDAY, size=SMALL, at_lunch=True)
    day, now = Day.objects.get(date=WEDNESDAY), City.objects.get().at(WEDNESDAY, LUNCH)
    visits = Visit.objects.filter(day=day)
    going = Rsvp.objects.filter(day=day, answer=Answer.GOING)
    inside = set(visits.filter(person__isnull=False).values_list("person", flat=True))
    assert inside < set(going.values_list("person", flat=True))  # some are still on their way
    assert len(inside) > 5
    assert {turn.person_id for turn in day.turns.all()} <= inside
    said = Contribution.objects.filter(day=day)
    assert said.exists()
    assert {one.author_id for one in said} <= inside
    assert not visits.filter(at__gt=now).exists()
    assert not said.filter(at__gt=now).exists()


@pytest.mark.django_db
def test_a_lunch_still_to_come_is_empty() -> None:
    world.build(1, WEDNESDAY, size=SMALL)
    assert not Visit.objects.filter(day__date=WEDNESDAY).exists()
    assert not Contribution.objects.filter(day__date=WEDNESDAY).exists()
