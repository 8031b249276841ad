"""Public holidays of a city's country, named in the language of who reads."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

import holidays
from django.utils.translation import get_language

from plugdedag.cities.models import City


def holiday_on(city: City, date: dt.date) -> str | None:
    """The name of the public holiday on that date, or None. A country nobody counts holidays for has none."""
    return named(city.country, date.year, get_language() or city.language, "public").get(date)


def half_holiday_on(city: City, date: dt.date) -> str | None:
    """The name of a holiday that only some people have off, such as 5 May in most Dutch years; else None."""
    if holiday_on(city, date):
        return None
    return named(city.country, date.year, get_language() or city.language, "optional").get(date)


@lru_cache(maxsize=256)
def named(country: str, year: int, language: str, category: str) -> dict[dt.date, str]:
    """A year's holidays of one category, by date. The names fall back to the country's own language."""
    try:
        found = holidays.country_holidays(country)
    except NotImplementedError:
        return {}
    if category not in found.supported_categories:
        return {}
    spoken = [code for code in found.supported_languages if code[:2] == language[:2]]
    named_in = spoken[0] if spoken else found.default_language
    return dict(
        holidays.country_holidays(country, years=year, language=named_in, categories=(category,)).items()
    )
