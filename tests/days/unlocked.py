"""A server without the lock on a day, where two surely meet between looking and writing: what the judge must catch."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from plugdedag.config.asgi import application
from plugdedag.days import coming
from plugdedag.days.models import Day, Rsvp
from tests.at_once import Meeting

careful, meeting = coming.stand_in_line, Meeting()
meeting.certain()


@contextmanager
def unlocked(day: Day) -> Iterator[Day]:
    """SQLite without its one transaction, PostgreSQL without its row lock."""
    fresh = Day.objects.select_related("city", "place", "residency__confirmation", "cancellation").get(
        pk=day.pk
    )
    if connection.vendor == "sqlite":
        yield fresh
        return
    with transaction.atomic():
        yield fresh


def slowly(day: Day, rsvp: Rsvp) -> None:
    careful(day, rsvp)
    meeting.wait()


coming.locked, coming.stand_in_line = unlocked, slowly

__all__ = ["application"]
