"""64 people, 20 seats, one moment. And the same with the lock off, to see that the lock is what holds."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from uuid import uuid4

import pytest
from django.db import connection, transaction

from plugdedag.days import coming, planning
from plugdedag.days.changes import resize
from plugdedag.days.models import Answer, Day, Residency, Rsvp, Wish
from plugdedag.outbox.models import Effect
from plugdedag.people.models import Person
from tests.at_once import Meeting, together
from tests.cast import Cast, person

PEOPLE, SEATS = 64, 20
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def day(cast: Cast) -> Day:
    return resize(cast.days[1], SEATS, cast.noor)


@pytest.fixture
def people(cast: Cast) -> list[Person]:
    return [person(cast.city, f"Plugger{number}") for number in range(PEOPLE)]


@pytest.fixture(autouse=True)
def meeting(monkeypatch: pytest.MonkeyPatch) -> Meeting:
    """A pause between looking and writing, so that who is not locked out walks in."""
    quick, meeting = coming.stand_in_line, Meeting()

    def slowly(day: Day, rsvp: Rsvp) -> None:
        quick(day, rsvp)
        meeting.wait()

    monkeypatch.setattr(coming, "stand_in_line", slowly)
    return meeting


@contextmanager
def unlocked(day: Day) -> Iterator[Day]:
    """The lock off: SQLite without its one transaction, PostgreSQL without its row lock."""
    fresh = Day.objects.select_related("city", "place", "residency__confirmation", "cancellation").get(
        pk=day.pk
    )
    if connection.vendor == "sqlite":
        yield fresh
        return
    with transaction.atomic():
        yield fresh


def contest(day: Day, people: list[Person]) -> None:
    """Everybody at once, each with the same tap sent twice; then what must be true."""
    keys = [uuid4() for _ in people]
    deeds = [
        lambda one=one, key=key: coming.come(day, one, client_key=key)
        for one, key in zip(people, keys, strict=True)
    ]
    answered = together(deeds)
    assert [result for result in answered if isinstance(result, Exception)] == []
    kept = {rsvp.person_id: rsvp for rsvp in Rsvp.objects.filter(day=day)}
    facts = [(rsvp.person_id, rsvp.answer, rsvp.seat, rsvp.ticket) for rsvp in answered]
    assert facts == [(one.pk, kept[one.pk].answer, kept[one.pk].seat, kept[one.pk].ticket) for one in people]
    going = [rsvp.seat for rsvp in kept.values() if rsvp.answer == Answer.GOING]
    assert sorted(going) == list(range(1, SEATS + 1))
    waiting = [rsvp.ticket for rsvp in kept.values() if rsvp.answer == Answer.WAITING]
    assert sorted(waiting) == list(range(1, PEOPLE - SEATS + 1))
    assert set(Wish.objects.values_list("pk", flat=True)) == set(keys)
    assert Effect.objects.filter(key__startswith="rsvp:").count() == PEOPLE


def test_twenty_go_and_forty_four_wait_in_order(day: Day, people: list[Person]) -> None:
    contest(day, people)


def test_with_the_lock_off_it_fails(
    day: Day, people: list[Person], meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting.certain()
    monkeypatch.setattr(coming, "locked", unlocked)
    with pytest.raises(AssertionError):
        contest(day, people)


def test_when_all_seats_come_free_at_once_the_line_moves_up_in_order(day: Day, people: list[Person]) -> None:
    for one in people[:40]:
        coming.come(day, one, client_key=uuid4())
    leave = [lambda one=one: coming.cancel(day, one, client_key=uuid4()) for one in people[:15]]
    arrive = [lambda one=one: coming.come(day, one, client_key=uuid4()) for one in people[40:45]]
    assert [each for each in together([*leave, *arrive]) if isinstance(each, Exception)] == []
    going = set(Rsvp.objects.filter(day=day, answer=Answer.GOING).values_list("person", flat=True))
    assert going == {one.pk for one in people[15:35]}  # five stayed, the first fifteen of the line came up
    line = (
        Rsvp.objects.filter(day=day, answer=Answer.WAITING)
        .order_by("ticket")
        .values_list("person", flat=True)
    )
    assert list(line)[:5] == [one.pk for one in people[35:40]]


def test_one_tap_sent_by_many_at_once_is_one_answer(day: Day, people: list[Person]) -> None:
    key = uuid4()
    answered = together([lambda: coming.come(day, people[0], client_key=key)] * 16)
    assert {rsvp.pk for rsvp in answered} == {Rsvp.objects.get().pk}
    assert Effect.objects.count() == 1


def planned(cast: Cast, monkeypatch: pytest.MonkeyPatch, meeting: Meeting) -> list[Residency | Exception]:
    """Six organisers plan the same four dates in the same moment."""
    careful = planning.check

    def slowly(*words: object) -> None:
        careful(*words)
        meeting.wait()

    monkeypatch.setattr(planning, "check", slowly)
    first = cast.city.today() + dt.timedelta(days=200)
    dates = [first + dt.timedelta(weeks=week) for week in range(4)]
    make = planning.make_residency
    deed = lambda: make(cast.place, cast.ria, first, dates, cast.noor, uuid4())  # noqa: E731
    return together([deed] * 6)


def test_six_organisers_plan_one_month_once(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, meeting: Meeting
) -> None:
    results = planned(cast, monkeypatch, meeting)
    assert sorted(type(result).__name__ for result in results) == ["Refused"] * 5 + ["Residency"]
    assert Day.objects.filter(residency__in=Residency.objects.exclude(pk=cast.residency.pk)).count() == 4


def test_without_the_citys_lock_they_all_do(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, meeting: Meeting
) -> None:
    meeting.certain()
    monkeypatch.setattr(planning, "calendar", lambda city: nullcontext())
    results = planned(cast, monkeypatch, meeting)
    assert [type(result).__name__ for result in results].count("Residency") > 1
