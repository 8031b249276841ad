"""One at a time, for a day and for a city's calendar.

SQLite holds the whole file for a writer from the first statement on (``transaction_mode: IMMEDIATE``). PostgreSQL locks
the row; ``NO KEY`` leaves room for rows that merely point at it. Where both are needed: first the city, then the day.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from django.db import OperationalError, connection, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from plugdedag.cities.models import City
from plugdedag.days.models import Day
from plugdedag.lib.refusals import Busy

PATIENCE = {"postgresql": 3}  # times its lock_timeout of 3 s; SQLite has waited 10 s when it gives up


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
    """Open a transaction and lock the rows in it. A lock that took too long is asked for again: nothing was done.

    Raises ``Busy`` in the end, in words for who waited.
    """
    for left in reversed(range(PATIENCE.get(connection.vendor, 1))):
        with ExitStack() as tried:
            try:
                tried.enter_context(transaction.atomic())
                list(rows.order_by("pk").select_for_update(no_key=True).values_list("pk"))
            except OperationalError as error:
                if "lock" not in str(error):
                    raise
                if not left:
                    raise Busy(_("It is very busy here. Nothing was lost: try again in a moment.")) from error
                if connection.in_atomic_block:
                    transaction.set_rollback(True)
                continue
            held.push(tried.pop_all())
            return
