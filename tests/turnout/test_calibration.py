"""How often was the range right: over days that were told in time, and honest where they are few."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from plugdedag.days.models import Cancellation, Day
from plugdedag.turnout.calibration import AT_MOST, judged, looks, table
from tests.cast import Cast, other_city, person
from tests.turnout.days import came, told, weeks_ago


@pytest.fixture
def six(cast: Cast) -> list:
    return [cast.bo, cast.noor, cast.idris, cast.femke, person(cast.city, "Gijs"), person(cast.city, "Sara")]


def test_within_the_range_or_not_the_oldest_first(cast: Cast, six: list) -> None:
    for weeks, (low, high) in {3: (5, 7), 2: (7, 9), 1: (6, 6)}.items():
        day = weeks_ago(cast.city, cast.place, weeks)
        told(day, 6, low=low, high=high)
        came(day, *six)
    assert [(one.held, one.came) for one in judged(cast.city, 7)] == [(True, 6), (False, 6), (True, 6)]
    assert judged(cast.city, 1) == []


@pytest.mark.parametrize("what", ["early", "moved", "uncounted", "cancelled", "today", "elsewhere"])
def test_what_does_not_count(cast: Cast, what: str) -> None:
    day = weeks_ago(cast.city, cast.place, 1)
    other = {"early": {"learned": 3}, "moved": {"date": day.date - dt.timedelta(days=1)}}.get(what, {})
    told(day, 3, **other)
    if what != "uncounted":
        came(day, cast.bo)
    if what == "cancelled":
        Cancellation.objects.create(day=day)
    if what in ("today", "elsewhere"):
        Day.objects.filter(pk=day.pk).update(
            **{"date": cast.city.today()} if what == "today" else {"city": other_city()}
        )
    assert judged(cast.city, 7) == []


def test_guests_came_too(cast: Cast) -> None:
    day = weeks_ago(cast.city, cast.place, 1)
    told(day, 3, low=3, high=3)
    came(day, cast.bo, guests=2)
    assert [one.held for one in judged(cast.city, 7)] == [True]


def test_it_says_so_when_there_is_too_little_to_judge_by(cast: Cast, six: list) -> None:
    verdicts = []
    for weeks in range(1, 9):
        day = weeks_ago(cast.city, cast.place, weeks)
        told(day, 6, low=6 if weeks % 2 else 7, high=9)
        came(day, *six)
        with override("en"):
            verdicts.append(looks(cast.city)[0].verdict)
    assert verdicts[0] == "One day so far: too few to judge by."
    assert verdicts[6] == "7 days so far: too few to judge by."
    assert verdicts[7] == "Of the last 8 days the range was right 4 times; a good one is so about 6 times."
    with override("en"):
        assert looks(cast.city)[1].verdict == "Of no day that has been a range was told so long before."


def test_the_last_half_year_counts(cast: Cast) -> None:
    for weeks in range(1, AT_MOST + 3):
        day = weeks_ago(cast.city, cast.place, weeks)
        told(day, 3)
        came(day, cast.bo)
    found = judged(cast.city, 7)
    assert len(found) == AT_MOST
    assert found[-1].told.date == cast.city.today() - dt.timedelta(weeks=1)


def test_the_page_tells_it_day_by_day_and_no_small_number(cast: Cast, six: list) -> None:
    small, large = weeks_ago(cast.city, cast.place, 2), weeks_ago(cast.city, cast.place, 1)
    for day in (small, large):
        told(day, 6, low=3, high=7)
    told(large, 6, low=5, high=8, days_to_go=1)
    came(small, *six[:3])
    came(large, *six)
    with override("en"):
        rows = table(looks(cast.city))
    assert [row.came for row in rows] == ["6", "a handful"]
    assert [text for _title, text in rows[0].told] == ["at most 7 people", "5 to 8 people"]
    assert [text for _title, text in rows[1].told] == ["at most 7 people", ""]
    client = Client()
    client.force_login(cast.noor)
    page = client.get(reverse("desk_turnout"), headers={"accept-language": "en"}).content.decode()
    assert page.count("<circle") >= 3
    assert "2 days so far" in page


def test_without_a_history_the_page_says_what_will_be_here(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.noor)
    page = client.get(reverse("desk_turnout"), headers={"accept-language": "en"}).content.decode()
    assert "Nothing to look back on yet" in page


def test_the_same_queries_at_one_day_and_at_three(cast: Cast) -> None:
    client, counted = Client(), []
    client.force_login(cast.noor)
    client.get(reverse("desk_turnout"))  # the first look is kept
    for weeks in (1, 2, 3):
        day = weeks_ago(cast.city, cast.place, weeks)
        told(day, 3)
        came(day, cast.bo)
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("desk_turnout"))
        counted.append(len(queries))
    assert counted[1:] == counted[:1] * 2
