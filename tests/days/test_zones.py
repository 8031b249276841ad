"""Five hundred and twenty Wednesdays in twelve zones: nine is nine, and nobody is reminded too early or too late."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from icalendar import Timezone

from plugdedag.cities.models import City
from plugdedag.days import feeds, timing
from plugdedag.days.models import Day
from plugdedag.places.models import Place
from tests.days.reading import read

ZONES = (
    "Europe/Amsterdam", "Europe/London", "Atlantic/Azores", "America/New_York", "America/St_Johns",
    "America/Sao_Paulo", "Asia/Kathmandu", "Asia/Tehran", "Australia/Adelaide", "Australia/Lord_Howe",
    "Pacific/Auckland", "Africa/Casablanca",
)  # fmt: skip
FIRST, WEEKS = dt.date(2018, 1, 3), 520  # Iran and Brazil gave their summer time up within these years
HOUR = dt.timedelta(hours=1)


def wednesdays(zone: str) -> list[Day]:
    """Days that are in no database, from before to after a working day."""
    city = City(name="Stad", hostname="stad.example.org", zone=zone)
    place = Place(city=city, name="Plek", street="Straat 1")
    hours = [(dt.time(9), dt.time(17)), (dt.time(0, 30), dt.time(6)), (dt.time(19), dt.time(23, 59))]
    days = [
        Day(city=city, place=place, kind="free", date=FIRST + week * dt.timedelta(weeks=1), capacity=1,
            opens=hours[week % 3][0], lunch=hours[week % 3][0], closes=hours[week % 3][1])
        for week in range(WEEKS)
    ]  # fmt: skip
    for day in days:
        day._state.fields_cache["cancellation"] = None  # as a query with the row beside it leaves it
    return days


@pytest.mark.only("sqlite")  # it asks no database
@pytest.mark.parametrize("zone", ZONES)
def test_the_file_says_the_time_on_the_wall(zone: str) -> None:
    days, clock = wednesdays(zone), ZoneInfo(zone)
    found = read(feeds.file(days[0].city, days))
    assert len(found) == WEEKS
    for day in days:
        event = found[f"{day.pk}@stad.example.org"]
        starts, ends = event.dtstart.value, event.dtend.value
        assert (starts.date(), starts.time(), ends.time()) == (day.date, day.opens, day.closes)
        assert starts.utcoffset() == dt.datetime.combine(day.date, day.opens, clock).utcoffset(), day.date
        assert ends.utcoffset() == dt.datetime.combine(day.date, day.closes, clock).utcoffset(), day.date


@pytest.mark.only("sqlite")
@pytest.mark.parametrize("zone", ZONES)
def test_a_reminder_goes_between_thirty_and_four_hours_before_and_not_at_night(zone: str) -> None:
    for day in wednesdays(zone):
        at = timing.reminds_at(day)
        assert 4 * HOUR <= timing.starts(day) - at <= 30 * HOUR, day.date
        assert at.astimezone(day.city.tzinfo).time() == dt.time(18)
        assert timing.is_time(day, at)
        assert timing.fit(day, at) == at


@pytest.mark.only("sqlite")
@pytest.mark.parametrize("zone", ["Europe/Amsterdam", "Africa/Casablanca"])
def test_the_rules_of_another_hand_would_be_read_wrongly(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: with the changes of the clock in one list, or some left out, days stand an hour off."""

    def of_icalendar(name: str, first: int, last: int) -> Timezone:
        return Timezone.from_tzid(
            name, first_date=dt.date(first - 1, 1, 1), last_date=dt.date(last + 1, 1, 1)
        )

    monkeypatch.setattr(feeds, "zone", of_icalendar)
    days, clock = wednesdays(zone), ZoneInfo(zone)
    found = read(feeds.file(days[0].city, days))
    offsets = [found[f"{day.pk}@stad.example.org"].dtstart.value.utcoffset() for day in days]
    right = [dt.datetime.combine(day.date, day.opens, clock).utcoffset() for day in days]
    assert sum(said != told for said, told in zip(offsets, right, strict=True)) > 20


@pytest.mark.only("sqlite")
def test_hours_on_the_wall_are_not_always_hours(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: counted on the wall, a day that opens near midnight after a clock went back comes too early."""
    city = City(name="Stad", hostname="stad.example.org", zone="Europe/Amsterdam")
    day = Day(city=city, date=dt.date(2027, 10, 31), opens=dt.time(23, 30))
    assert timing.starts(day) - timing.reminds_at(day) == 30 * HOUR
    monkeypatch.setattr(timing, "EARLIEST", dt.timedelta(days=9))
    assert timing.starts(day) - timing.reminds_at(day) == 30.5 * HOUR
