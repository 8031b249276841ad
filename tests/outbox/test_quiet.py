"""Quiet hours, by the clock on the wall: also in the nights in which it is changed."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from plugdedag.outbox.quiet import decent

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def at(text: str, zone: ZoneInfo = AMSTERDAM) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=zone)


@pytest.mark.parametrize("moment", ["2027-05-12 08:00", "2027-05-12 14:30", "2027-05-12 20:59:59"])
def test_by_day_it_stays_as_it_is(moment: str) -> None:
    assert decent(at(moment), AMSTERDAM) == at(moment)


@pytest.mark.parametrize(
    ("moment", "then"),
    [
        ("2027-05-12 21:00", "2027-05-13 08:00"),
        ("2027-05-12 23:59", "2027-05-13 08:00"),
        ("2027-05-13 00:00", "2027-05-13 08:00"),
        ("2027-05-13 07:59:59", "2027-05-13 08:00"),
        ("2026-12-31 22:00", "2027-01-01 08:00"),
        ("2027-03-27 22:00", "2027-03-28 08:00"),  # the clock goes forward: nine hours later
        ("2027-03-28 03:30", "2027-03-28 08:00"),
        ("2027-10-30 22:00", "2027-10-31 08:00"),  # the clock goes back: eleven hours later
        ("2027-10-31 02:30", "2027-10-31 08:00"),
    ],
)
def test_at_night_it_waits_until_eight_on_the_wall(moment: str, then: str) -> None:
    assert decent(at(moment), AMSTERDAM) == at(then)


def test_the_hour_that_comes_twice_and_the_one_that_never_comes() -> None:
    hour = dt.timedelta(hours=1)
    back = at("2027-10-31 08:00").astimezone(dt.UTC)
    assert back - at("2027-10-30 22:00").astimezone(dt.UTC) == 11 * hour
    forward = at("2027-03-28 08:00").astimezone(dt.UTC)
    assert forward - at("2027-03-27 22:00").astimezone(dt.UTC) == 9 * hour
    for minute in range(0, 24 * 60, 7):  # each moment of that day and night, as the world counts them
        moment = at("2027-10-30 18:00").astimezone(dt.UTC) + dt.timedelta(minutes=minute)
        then = decent(moment, AMSTERDAM)
        assert then == (moment if at("2027-10-30 21:00") > moment or moment >= back else back)


@pytest.mark.parametrize(
    "name", ["Asia/Kathmandu", "Australia/Lord_Howe", "America/St_Johns", "Pacific/Auckland"]
)
def test_it_is_the_clock_of_the_zone_that_counts_not_ours(name: str) -> None:
    zone = ZoneInfo(name)
    moment = at("2027-04-04 02:45", zone).astimezone(AMSTERDAM)  # Lord Howe goes back half an hour that night
    assert decent(moment, zone) == at("2027-04-04 08:00", zone)
    noon = at("2027-04-04 12:00", zone).astimezone(AMSTERDAM)
    assert decent(noon, zone) == noon
