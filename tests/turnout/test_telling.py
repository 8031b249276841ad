"""The worker tells how many will come: which days, when anew, and nothing about anybody."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plugdedag.days.changes import cancel, move, resize
from plugdedag.days.coming import cancel as says_no
from plugdedag.days.coming import come
from plugdedag.days.models import Confirmation, Day, DayKind
from plugdedag.engine.turnout import forecast
from plugdedag.turnout.history import problem
from plugdedag.turnout.models import Forecast
from plugdedag.turnout.telling import keep, tell, tell_all
from tests.cast import Cast, other_city, person
from tests.turnout.days import came, free_day, lived, says

A_WEEK = dt.timedelta(weeks=1)


@pytest.fixture(autouse=True)
def planned(cast: Cast) -> None:
    """The days were planned yesterday, whatever the clock says now."""
    Day.objects.update(changed=cast.city.at(cast.days[0].date - dt.timedelta(days=1), dt.time(12)))


def morning(cast: Cast, **later: float) -> time_machine.travel:
    """Before the doors open on the first day, or so much later."""
    today = cast.city.at(cast.days[0].date, dt.time(7))
    return time_machine.travel(today + dt.timedelta(**later), tick=False)


def told(cast: Cast) -> list[tuple[dt.date, int]]:
    return list(Forecast.objects.order_by("date", "-days_to_go").values_list("date", "days_to_go"))


def test_each_coming_day_within_four_weeks_is_told_once_a_date(cast: Cast) -> None:
    free_day(cast.city, cast.place, cast.city.today() + dt.timedelta(weeks=4))
    free_day(cast.city, cast.place, cast.city.today() + dt.timedelta(weeks=4, days=1))
    with morning(cast):
        tell_all()
        first = told(cast)
        tell_all()
    assert first == told(cast) == [(cast.city.today() + number * A_WEEK, 7 * number) for number in range(5)]
    with morning(cast, days=1):
        tell_all()
    assert len(told(cast)) == 5 + 4 + 1  # today's has been, and the one farthest off has come into sight


def test_a_row_says_what_the_engine_says(cast: Cast) -> None:
    lived(cast, 6)
    says(cast.days[1], cast.bo, before=8)
    with morning(cast):
        tell(cast.city)
        said = forecast(problem(cast.days[1]))
    row = Forecast.objects.get(day=cast.days[1])
    assert ((row.low, row.high), row.learned, row.said, row.is_early) == (said.range, 6, 1, False)
    assert row.mean == pytest.approx(said.mean, abs=0.01)
    assert sum(row.chances) == pytest.approx(1, abs=0.01)
    assert sum(row.why.values()) == pytest.approx(row.mean, abs=0.05)
    assert row.low <= row.likely <= row.high
    assert len(row.chances) > row.high


def test_a_city_without_a_history_says_that_it_is_early(cast: Cast) -> None:
    lived(cast, 3)
    tell(cast.city)
    assert Forecast.objects.get(day=cast.days[1]).is_early
    assert not Forecast.objects.sure().exists()


@pytest.mark.parametrize("what", ["cancelled", "plan", "gathering", "past", "begun"])
def test_days_nobody_has_to_know_of(cast: Cast, what: str) -> None:
    day = free_day(cast.city, cast.place, cast.city.today() + dt.timedelta(days=2))
    Day.objects.exclude(pk=day.pk).delete()
    if what == "cancelled":
        cancel(day, cast.noor)
    elif what == "plan":
        Confirmation.objects.all().delete()
        Day.objects.filter(pk=day.pk).update(residency=cast.residency)
    elif what == "gathering":
        Day.objects.filter(pk=day.pk).update(kind=DayKind.GATHERING)
    away = {"past": 3, "begun": 2}.get(what, 0)
    with morning(cast, days=away, hours=3 if away else 0):
        assert tell(cast.city) == 0
    assert not Forecast.objects.exists()


def test_an_answer_tells_it_anew_in_the_same_row(cast: Cast) -> None:
    with morning(cast):
        tell(cast.city)
        before = Forecast.objects.get(day=cast.days[1])
    with morning(cast, minutes=15):
        come(cast.days[1], cast.bo, client_key=uuid.uuid4())
    with morning(cast, minutes=30):
        assert tell(cast.city) == 1
        after = Forecast.objects.get(day=cast.days[1])
        assert (after.pk, before.said, after.said) == (before.pk, 0, 1)
        assert tell(cast.city) == 0
    with morning(cast, minutes=31):
        says_no(cast.days[1], cast.bo, client_key=uuid.uuid4())
    with morning(cast, minutes=45):
        tell(cast.city)
    assert Forecast.objects.get(day=cast.days[1]).said == 0


def test_an_answer_that_may_not_have_been_read_tells_it_anew(cast: Cast) -> None:
    """It was stamped just before the forecast was, and committed after that had read."""
    with morning(cast):
        tell(cast.city)
    with morning(cast, seconds=-5):
        come(cast.days[1], cast.bo, client_key=uuid.uuid4())
    with morning(cast, minutes=15):
        assert tell(cast.city) == 1
    assert Forecast.objects.get(day=cast.days[1]).said == 1


def test_more_seats_tell_it_anew_for_who_was_given_one(cast: Cast) -> None:
    Day.objects.update(capacity=1)
    with morning(cast, minutes=-30):
        for who in (cast.bo, cast.idris):
            come(cast.days[1], who, client_key=uuid.uuid4())
    with morning(cast):
        tell(cast.city)
    with morning(cast, minutes=15):
        resize(Day.objects.get(pk=cast.days[1].pk), 2, cast.noor)
        tell(cast.city)
    assert Forecast.objects.get(day=cast.days[1]).said == 2


def test_a_day_that_moves_is_told_for_its_new_date_and_the_old_one_no_longer_counts(cast: Cast) -> None:
    lived(cast, 4)
    with morning(cast):
        tell(cast.city)
        move(cast.days[3], cast.days[3].date + dt.timedelta(days=1), cast.noor)
        assert not Forecast.objects.filter(day=cast.days[3]).sure().exists()
        assert not Forecast.objects.filter(day=cast.days[3]).last_told().exists()
        tell(cast.city)
    assert [row.days_to_go for row in Forecast.objects.filter(day=cast.days[3]).last_told()] == [22]
    assert Forecast.objects.filter(day=cast.days[3]).count() == 2


def test_published_tomorrow_is_told_tomorrow(cast: Cast) -> None:
    Confirmation.objects.all().delete()
    with morning(cast):
        assert tell(cast.city) == 0
    with morning(cast, days=1):
        Confirmation.objects.create(residency=cast.residency)
        assert tell(cast.city) == 3


def test_each_city_by_itself(cast: Cast) -> None:
    lived(cast, 4)
    there = other_city()
    day = free_day(there, cast.place, cast.city.today() + A_WEEK)
    tell_all()
    assert Forecast.objects.get(day=day).is_early
    assert not Forecast.objects.get(day=cast.days[1]).is_early


def test_the_same_queries_for_one_day_and_for_three_and_one_when_nothing_is_new(cast: Cast) -> None:
    lived(cast, 2)
    counted = []
    with morning(cast):
        tell(cast.city)
        for number in (1, 3):
            Forecast.objects.filter(day__in=cast.days[:number]).delete()
            with CaptureQueriesContext(connection) as queries:
                assert tell(cast.city) == number
            counted.append(len(queries))
        with CaptureQueriesContext(connection) as queries:
            tell(cast.city)
    assert counted[0] == counted[1]
    assert len(queries) == 1


def test_nothing_of_anybody_is_in_a_row(cast: Cast) -> None:
    """Bo said so and stayed away, week after week: the rows hold counts alone."""
    for weeks in range(1, 7):
        day = free_day(cast.city, cast.place, cast.city.today() - weeks * A_WEEK)
        says(day, cast.bo, before=3)
        came(day, cast.idris)
    says(cast.days[1], cast.bo, before=9)
    tell(cast.city)
    told = {field.name for field in Forecast._meta.get_fields()}
    assert told == {
        "id", "day", "date", "days_to_go", "made", "learned", "said", "mean", "low", "high", "chances", "why",
    }  # fmt: skip
    row = Forecast.objects.get(day=cast.days[1])
    assert all(isinstance(chance, float) for chance in row.chances)
    assert set(row.why) == {"said", "others", "strangers"}


def test_two_workers_at_once_keep_one_row(cast: Cast) -> None:
    person(cast.city, "Gijs")
    with morning(cast):
        tell(cast.city)
        rows = list(Forecast.objects.all())
        for one in rows:
            one.pk, one.mean = None, 3.0
        keep(rows)
    assert set(Forecast.objects.values_list("mean", flat=True)) == {3.0}
    assert Forecast.objects.count() == len(rows)
