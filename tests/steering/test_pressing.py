"""Pressing: once for twice, two facilitators at once, what cannot be, and what a lunch that ended still allows."""

from __future__ import annotations

import datetime as dt
from uuid import uuid4

import pytest
import time_machine
from django.db import IntegrityError, transaction

from plugdedag.days.models import Cancellation, Day
from plugdedag.lib.refusals import KeyReused, Refused, Stale
from plugdedag.people.models import Person
from plugdedag.steering.clock import Press
from plugdedag.steering.models import Steer
from plugdedag.steering.now import live, now
from plugdedag.steering.pressing import MINUTE, steer
from tests.cast import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_lunch")]


@pytest.fixture
def day(cast: Cast) -> Day:
    return Day.objects.whole().get(pk=cast.days[0].pk)


def press(day: Day, what: Press, by: Person, seen: int | None, **other: object) -> Steer:
    return steer(day, what, by=by, seen=seen, client_key=uuid4(), **other)  # type: ignore[arg-type]


def begun(day: Day, by: Person) -> Steer:
    return press(day, Press.BEGIN, by, None)


def test_a_double_tap_is_one_press(cast: Cast, day: Day) -> None:
    key = uuid4()
    rows = [steer(day, Press.BEGIN, by=cast.femke, seen=None, client_key=key) for _twice in range(2)]
    assert rows[0] == rows[1]
    assert Steer.objects.count() == 1
    with pytest.raises(KeyReused):
        steer(day, Press.PAUSE, by=cast.femke, seen=rows[0].pk, client_key=key)


@pytest.mark.parametrize("what", [Press.NEXT, Press.PAUSE, Press.END])
def test_two_who_press_the_same_press_it_once(cast: Cast, day: Day, what: Press) -> None:
    seen = begun(day, cast.femke).pk
    first = press(day, what, cast.femke, seen)
    assert press(day, what, cast.noor, seen) == first
    assert Steer.objects.count() == 2


def test_two_who_press_something_else_are_told_where_it_stands(cast: Cast, day: Day) -> None:
    seen = begun(day, cast.femke).pk
    press(day, Press.NEXT, cast.femke, seen)
    with pytest.raises(Stale, match="ronde 2: Alleen vragen"):
        press(day, Press.PAUSE, cast.noor, seen)
    with pytest.raises(Stale):
        press(day, Press.EXTEND, cast.noor, seen, seconds=MINUTE)
    assert now(day).state.round == 1


def test_more_time_by_two_is_never_taken_for_one(cast: Cast, day: Day) -> None:
    seen = begun(day, cast.femke).pk
    press(day, Press.EXTEND, cast.femke, seen, seconds=MINUTE)
    with pytest.raises(Stale):
        press(day, Press.EXTEND, cast.noor, seen, seconds=MINUTE)


def test_without_naming_what_was_seen_the_second_press_would_go_on_twice(cast: Cast, day: Day) -> None:
    """The control: told what is really the last press, both go on, and a round is lost."""
    begun(day, cast.femke)
    for who in (cast.femke, cast.noor):
        press(day, Press.NEXT, who, now(day).last)
    assert now(day).state.round == 2


def test_the_database_lets_no_two_follow_the_same_press(cast: Cast, day: Day) -> None:
    first = begun(day, cast.femke)
    Steer.objects.create(day=day, after=first, kind="next", by=cast.femke)
    with pytest.raises(IntegrityError), transaction.atomic():
        Steer.objects.create(day=day, after=first, kind="end", by=cast.noor)
    with pytest.raises(IntegrityError), transaction.atomic():
        Steer.objects.create(day=day, after=None, kind="begin", by=cast.noor)


def test_anybody_with_the_duty_goes_on_where_another_left(cast: Cast, day: Day) -> None:
    press(day, Press.NEXT, cast.noor, begun(day, cast.femke).pk)
    assert now(day).state.round == 1


def test_what_cannot_be_is_refused_and_leaves_no_row(cast: Cast, day: Day) -> None:
    for what in (Press.NEXT, Press.PAUSE, Press.END, Press.RESUME, Press.BACK):
        with pytest.raises(Refused):
            press(day, what, cast.femke, None)
    seen = begun(day, cast.femke).pk
    for seconds in (0, 17, 100 * MINUTE):
        with pytest.raises(Refused):
            press(day, Press.EXTEND, cast.femke, seen, seconds=seconds)
    assert Steer.objects.count() == 1


def test_only_on_the_day_itself_and_not_when_it_is_called_off(
    cast: Cast, day: Day, at_lunch: time_machine.Traveller
) -> None:
    at_lunch.move_to(day.starts - dt.timedelta(minutes=1))
    with pytest.raises(Refused, match="nog niet begonnen"):
        begun(day, cast.femke)
    at_lunch.move_to(day.starts + dt.timedelta(days=1))
    with pytest.raises(Refused, match="voorbij"):
        begun(day, cast.femke)
    Cancellation.objects.create(day=day, by=cast.noor)
    at_lunch.move_to(day.lunch_starts)
    with pytest.raises(Refused, match="gaat niet door"):
        begun(Day.objects.whole().get(pk=day.pk), cast.femke)


def test_an_end_is_undone_within_the_day_and_not_after(
    cast: Cast, day: Day, at_lunch: time_machine.Traveller
) -> None:
    ended = press(day, Press.END, cast.femke, begun(day, cast.femke).pk)
    assert live(day) is None
    back = press(day, Press.RESUME, cast.noor, ended.pk)
    found = live(day)
    assert found is not None
    assert found.state.round == 0
    ended = press(day, Press.END, cast.noor, back.pk)
    at_lunch.move_to(day.lunch_starts + dt.timedelta(days=1))
    with pytest.raises(Refused):
        press(day, Press.RESUME, cast.noor, ended.pk)


def test_a_lunch_nobody_ended_is_not_led_the_day_after(
    cast: Cast, day: Day, at_lunch: time_machine.Traveller
) -> None:
    begun(day, cast.femke)
    assert live(day) is not None
    at_lunch.move_to(day.lunch_starts + dt.timedelta(days=1))
    assert live(day) is None
