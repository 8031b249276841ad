"""The day itself, as ``plug demo`` shows it: people are inside, and the board has its first words."""

import datetime as dt

import pytest
import time_machine
from django.core import mail

from plugdedag.cities.models import City
from plugdedag.days.models import Answer, Day, Rsvp, Visit
from plugdedag.demo import world
from plugdedag.demo.clock import LUNCH
from plugdedag.demo.personas import PERSONAS
from plugdedag.demo.world.texts import SMALL
from plugdedag.outbox.delivery import handlers
from plugdedag.outbox.mail import message_id
from plugdedag.outbox.models import Effect
from plugdedag.outbox.worker import work
from plugdedag.people import consent
from plugdedag.people.models import Purpose
from plugdedag.questions import announcing
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
def test_a_newcomer_to_the_demo_finds_a_month_announced_and_a_reminder() -> None:
    """Both are of the product's own making, and go as any letter does."""
    with time_machine.travel(dt.datetime(2026, 11, 25, 11, 55, tzinfo=dt.UTC), tick=False):
        world.build(1, WEDNESDAY, size=SMALL, at_lunch=True)
        personas = {one.email for one in PERSONAS.values() if one.email}
        news = Effect.objects.filter(kind=announcing.KIND, recipient__in=personas)
        reminders = Effect.objects.filter(key__startswith="day-reminder:")
        day, to_announce, to_remind = (
            Day.objects.get(date=WEDNESDAY),
            [one.pk for one in news],
            list(reminders),
        )
        readers = consent.who_agreed(day.city, Purpose.LETTERS).filter(email__in=personas)
        assert {one.recipient for one in news} == {one.email for one in readers}
        assert PERSONAS["plugger"].email in {one.email for one in readers}
        seated = Rsvp.objects.filter(day=day, answer=Answer.GOING, person__email__in=personas)
        assert sorted(one.recipient for one in to_remind) == sorted(one.person.email for one in seated)
        assert to_remind
        while work(handlers()):
            pass
        sent = {one.extra_headers["Message-ID"] for one in mail.outbox}
        went = Effect.objects.filter(pk__in=[*to_announce, *(one.pk for one in to_remind)])
        assert [
            (one.key, one.recipient, one.state, one.payload) for one in went if message_id(one) not in sent
        ] == []
    first = next(one for one in mail.outbox if one.extra_headers["Message-ID"] == message_id(to_remind[0]))
    assert day.place.name in first.subject
    assert day.place.street in first.body


@pytest.mark.django_db
def test_a_lunch_still_to_come_is_empty() -> None:
    world.build(1, WEDNESDAY, size=SMALL)
    assert not Visit.objects.filter(day__date=WEDNESDAY).exists()
    assert not Contribution.objects.filter(day__date=WEDNESDAY).exists()
