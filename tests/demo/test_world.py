"""The demo world: the same for the same number, whole on any date, and true to its own rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from django.db import transaction

from plugdedag.cities.holidays import holiday_on
from plugdedag.cities.models import City
from plugdedag.days.models import Day, DayKind, Move, Residency, Rsvp, Turn, Visit
from plugdedag.demo import world
from plugdedag.people.models import Hat, Membership, Person
from plugdedag.places.models import Offer
from plugdedag.questions.models import (
    Choice,
    Contribution,
    Kind,
    Postcard,
    Publication,
    Question,
    Result,
    Support,
)

pytestmark = pytest.mark.django_db

DATES = [
    dt.date(2026, 11, 23),  # a Monday
    dt.date(2026, 11, 25),  # the weekday itself
    dt.date(2024, 12, 24),  # then the third lunch falls on Christmas, the fourth on New Year's Day
    dt.date(2025, 1, 1),  # today is a holiday and the weekday
    dt.date(2026, 1, 30),
    dt.date(2027, 5, 5),  # Liberation Day
    dt.date(2028, 2, 29),
]


def portrait(seed: int, today: dt.date = DATES[0]) -> set[tuple[object, ...]]:
    """What makes a world this world, without the numbers the database hands out."""
    with transaction.atomic():
        world.build(seed, today)
        found = set(rows())
        transaction.set_rollback(True)
    return found


def rows() -> Iterator[tuple[object, ...]]:
    yield from Person.objects.values_list("uuid", "email", "joined", "language")
    yield from Hat.objects.values_list("person__uuid", "network__name", "what", "since", "until")
    yield from Day.objects.values_list("uuid", "date", "place__name", "number", "changed")
    yield from Rsvp.objects.values_list("day", "person__uuid", "answer", "seat", "ticket", "arrives", "at")
    yield from Visit.objects.values_list("uuid", "person__uuid", "guest_name", "at")
    yield from Turn.objects.values_list("day", "person__uuid", "kind", "given", "ended")
    yield from Contribution.objects.values_list("uuid", "author__uuid", "text", "at")
    yield from Support.objects.values_list("contribution", "person__uuid", "at")
    yield from Postcard.objects.values_list("tip", "motif", "with_name", "withdrawn")


def test_the_same_number_is_the_same_world_and_another_is_another() -> None:
    first = portrait(7)
    assert portrait(7) == first
    other = portrait(8)
    assert first & other == set()
    assert {row[1] for row in first if len(row) == 4} & {
        row[1] for row in other if len(row) == 4
    }  # the same people


@pytest.mark.parametrize("today", DATES, ids=str)
def test_it_is_whole_on_any_date(today: dt.date) -> None:
    world.build(3, today)
    city = City.objects.get()
    assert (
        Person.objects.count(),
        Residency.objects.confirmed().count(),
        Offer.objects.waiting().count(),
    ) == (60, 4, 2)
    dates = list(Day.objects.values_list("date", flat=True))
    assert len(dates) == len(set(dates)) == 18
    assert [date for date in dates if holiday_on(city, date) or date.weekday() > 4] == []
    last = Residency.objects.order_by("-month")[0]
    lunches = list(last.days.order_by("number").values_list("date", flat=True))
    assert lunches == sorted(lunches)
    assert lunches[1] < today <= lunches[2] < today + dt.timedelta(days=11)
    assert len(set(Residency.objects.values_list("month", flat=True))) == 4
    assert not Visit.objects.filter(day__date__gte=today).exists()
    assert Move.objects.count() >= 1


def test_nothing_happens_before_its_time() -> None:
    world.build(1, DATES[0])
    now = City.objects.get().at(DATES[0], dt.time(23, 59))
    for model in (Rsvp, Visit, Contribution, Support, Choice, Result, Publication):
        assert not model.objects.filter(at__gt=now).exists()
    for membership in Membership.objects.select_related("person"):
        assert not membership.person.visits.filter(day__date__lt=membership.since).exists()


def test_a_month_has_all_that_a_month_has() -> None:
    world.build(1, DATES[0])
    for question in Question.objects.select_related("residency"):
        reframings = question.contributions.standing().filter(kind=Kind.REFRAMING)
        chosen = question.choices.get().contribution
        assert 5 <= reframings.count() <= 9
        assert chosen in reframings
        assert question.residency is not None
        sides = question.residency.terms.values_list("side", flat=True)
        assert set(sides) == {"place", "plug"}
    closed = Question.objects.filter(results__isnull=False)
    assert [question.publications.count() for question in closed.order_by("asked")] == [1, 1, 0]
    assert min(question.actions.count() for question in closed) >= 3
    assert Day.objects.filter(kind=DayKind.FREE, cancellation__isnull=True).count() == 1
    assert Day.objects.filter(kind=DayKind.FREE, cancellation__isnull=False).count() == 1


def test_who_speaks_was_there_and_nobody_supports_themselves() -> None:
    world.build(1, DATES[0])
    spoken = Contribution.objects.filter(author__isnull=False).values_list("day", "author")
    supported = Support.objects.values_list("contribution__day", "person")
    there = set(Visit.objects.values_list("day", "person"))
    assert {*spoken, *supported} - there == set()
    assert [each for each in Support.objects.all() if each.person_id == each.contribution.author_id] == []


def test_weeks_differ_and_a_full_house_has_a_line() -> None:
    world.build(1, DATES[0])
    turnouts = [
        day.visits.count() for day in Day.objects.filter(date__lt=DATES[0], cancellation__isnull=True)
    ]
    assert min(turnouts) < 8 < 15 < max(turnouts)
    assert Rsvp.objects.filter(answer="waiting").exists()
    assert Visit.objects.exclude(guest_name="").exists()
    said = set(Rsvp.objects.filter(answer="going").values_list("day", "person"))
    assert set(Visit.objects.filter(person__isnull=False).values_list("day", "person")) - said
