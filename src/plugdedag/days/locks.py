"""One at a time, for a day and for a city's calendar.

SQLite holds the whole file for a writer from the first statement on (``transaction_mode: IMMEDIATE``). PostgreSQL locks
the row; ``NO KEY`` leaves room for rows that merely point at it. Where both are needed: first the city, then the day.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from plugdedag.cities.models import City
from plugdedag.days.models import Day


@contextmanager
def locked(day: Day) -> Iterator[Day]:
    """The day as it is now, with nobody else at it until the block ends (committed, or undone by an error).

    The row is locked first and read after: a row that waited for its lock would come with stale joins.
    """
    with transaction.atomic():
        list(Day.objects.filter(pk=day.pk).order_by("pk").select_for_update(no_key=True).values_list("pk"))
        yield Day.objects.select_related("city", "place", "residency__confirmation", "cancellation").get(
            pk=day.pk
        )


@contextmanager
def calendar(city: City) -> Iterator[None]:
    """Nobody else plans in this city until the block ends, so that no two days land on one date."""
    with transaction.atomic():
        list(City.objects.filter(pk=city.pk).select_for_update(no_key=True).values_list("pk"))
        yield
