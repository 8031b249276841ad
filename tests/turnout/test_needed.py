"""How many more sit well at tables of five."""

from __future__ import annotations

import datetime as dt

import pytest

from plugdedag.days.changes import cancel
from plugdedag.days.models import Day
from plugdedag.turnout.needed import missing, needed
from tests.cast import Cast
from tests.turnout.days import says, told, weeks_ago

WELL = {
    10: "5 5",
    11: "5 6",
    12: "6 6",
    15: "5 5 5",
    18: "6 6 6",
    20: "5 5 5 5",
    24: "6 6 6 6",
    31: "5 5 5 5 5 6",
}


def test_what_is_missing() -> None:
    assert [missing(people) for people in (0, 5, 6, 9)] == [10, 5, 4, 1]  # one table is no lunch to meet at
    assert {people: missing(people) for people in WELL} == dict.fromkeys(WELL, 0)
    assert [missing(people) for people in (13, 14, 19)] == [2, 1, 1]


@pytest.mark.parametrize("people", range(80))
def test_with_them_every_table_has_five_or_six(people: int) -> None:
    whole = people + missing(people)
    tables, over = divmod(whole, 5)
    assert over <= tables >= 2
    assert missing(whole) == 0


def test_by_the_number_that_is_likely(cast: Cast) -> None:
    told(cast.days[1], 6)
    assert needed(cast.days[1]) == 4


def test_none_when_enough_are_likely(cast: Cast) -> None:
    told(cast.days[1], 20)
    assert needed(cast.days[1]) == 0


def test_none_while_it_is_too_early_to_say(cast: Cast) -> None:
    assert needed(cast.days[1]) == 0
    told(cast.days[1], 6, learned=3)
    assert needed(cast.days[1]) == 0


def test_no_more_than_there_are_seats(cast: Cast) -> None:
    Day.objects.update(capacity=8)
    day = Day.objects.get(pk=cast.days[1].pk)
    told(day, 6)
    assert needed(day) == 2
    says(day, *(cast.bo, cast.noor, cast.idris, cast.femke))
    Day.objects.update(capacity=4)
    assert needed(Day.objects.get(pk=day.pk)) == 0


def test_the_last_forecast_counts_and_none_of_an_older_date(cast: Cast) -> None:
    told(cast.days[1], 6)
    told(cast.days[1], 7, days_to_go=3)
    told(cast.days[1], 1, days_to_go=2, date=cast.days[1].date + dt.timedelta(days=1))
    assert needed(cast.days[1]) == 3


def test_not_for_a_day_that_was_or_is_called_off(cast: Cast) -> None:
    day = weeks_ago(cast.city, cast.place, 1)
    told(day, 6)
    assert needed(day) == 0
    told(cast.days[1], 6)
    cancel(cast.days[1], cast.noor)
    assert needed(Day.objects.get(pk=cast.days[1].pk)) == 0
