"""One at a time, for a day and for a city's calendar.

SQLite holds the whole file for a writer from the first statement on (``transaction_mode: IMMEDIATE``). PostgreSQL locks
the row; ``NO KEY`` leaves room for rows that merely point at it. Where both are needed: first the city, then the day.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from django.db import OperationalError, transaction
from django.db.models import QuerySet

from plugdedag.cities.models import City
from plugdedag.days.models import Day


@contextmanager
def locked(day: Day) -> Iterator[Day]:
    """The day as it is now, with nobody else at it until the block ends (committed, or undone by an error).

    The row is locked first and read after: a row that waited for its lock would come with stale joins.
    """
    with ExitStack() as held:
        hold(held, Day.objects.filter(pk=day.pk))
        yield Day.objects.select_related("city", "place", "residency__confirmation", "cancellation").get(
            pk=day.pk
        )


@contextmanager
def calendar(city: City) -> Iterator[None]:
    """Nobody else plans in this city until the block ends, so that no two days land on one date."""
    with ExitStack() as held:
        hold(held, City.objects.filter(pk=city.pk))
        yield


def hold(held: ExitStack, rows: QuerySet[Any]) -> None:
    """Open a transaction and lock the rows in it. A lock that took too long is asked for again: nothing was done."""
    for last in (False, False, True):
        with ExitStack() as tried:
            tried.enter_context(transaction.atomic())
            try:
                list(rows.order_by("pk").select_for_update(no_key=True).values_list("pk"))
            except OperationalError:
                if last:
                    raise
                transaction.set_rollback(True)
                continue
            held.push(tried.pop_all())
            return
