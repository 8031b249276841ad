"""The tests themselves: on SQLite they meet a file with real locks, not a private memory."""

import threading
from pathlib import Path

import pytest
from django.db import connection

from plugdedag.config import environment
from plugdedag.outbox.models import Effect


@pytest.mark.django_db(transaction=True)
def test_threads_share_one_database_with_our_settings() -> None:
    def add(number: int) -> None:
        Effect.objects.create(key=f"k{number}", recipient="a@example.org", kind="test")
        connection.close()

    threads = [threading.Thread(target=add, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Effect.objects.count() == 8


@pytest.mark.only("sqlite")
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("pragma", "value"), [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1)]
)
def test_sqlite_is_set_to_lose_nothing(pragma: str, value: object) -> None:
    with connection.cursor() as cursor:
        assert cursor.execute(f"PRAGMA {pragma}").fetchone() == (value,)


@pytest.mark.only("postgresql")
@pytest.mark.django_db
def test_postgresql_gives_up_waiting_for_a_lock() -> None:
    """After three seconds; the tests, which may run on a busy machine, have more patience."""
    assert environment.database("DATABASE_URL", Path())["OPTIONS"]["options"] == "-c lock_timeout=3000"
    with connection.cursor() as cursor:
        assert cursor.execute("SHOW lock_timeout").fetchone() == ("2min",)
