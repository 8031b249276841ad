"""Public holidays by country, in the reader's language."""

import datetime as dt

import pytest
from django.utils import translation

from plugdedag.cities.holidays import half_holiday_on, holiday_on
from plugdedag.cities.models import City


@pytest.mark.parametrize(
    ("country", "language", "date", "name"),
    [
        ("NL", "nl", dt.date(2027, 4, 27), "Koningsdag"),
        ("NL", "en", dt.date(2027, 4, 27), "King's Day"),
        ("NL", "nl", dt.date(2027, 5, 6), "Hemelvaartsdag"),
        ("NL", "nl", dt.date(2027, 5, 5), None),
        ("NL", "nl", dt.date(2030, 5, 5), "Bevrijdingsdag"),
        ("BE", "nl", dt.date(2027, 7, 21), "Nationale feestdag"),
        (
            "DE",
            "nl",
            dt.date(2027, 10, 3),
            "Tag der Deutschen Einheit",
        ),  # nobody translated it, so as Germans say it
        ("XX", "nl", dt.date(2027, 1, 1), None),
        ("", "nl", dt.date(2027, 1, 1), None),
        ("NL", "nl", dt.date(1, 1, 1), None),
        ("NL", "nl", dt.date(9999, 12, 25), None),
    ],
)
def test_the_holiday_of_a_date(country: str, language: str, date: dt.date, name: str | None) -> None:
    with translation.override(language):
        assert holiday_on(City(country=country), date) == name


def test_a_half_holiday_is_told_apart_and_never_both() -> None:
    city = City(country="NL")
    with translation.override("en"):
        assert half_holiday_on(city, dt.date(2027, 5, 5)) == "Liberation Day"
        assert half_holiday_on(city, dt.date(2030, 5, 5)) is None
        assert half_holiday_on(city, dt.date(2027, 4, 27)) is None


def test_without_a_language_the_citys_own_is_spoken() -> None:
    with translation.override(None):
        assert holiday_on(City(country="NL", language="nl"), dt.date(2027, 4, 27)) == "Koningsdag"
