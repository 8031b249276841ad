"""On SQLite the threads of a process write in the order in which they came. The control is Django's own SQLite."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import ConnectionHandler, DatabaseError, OperationalError, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.sqlite3.base import DatabaseWrapper as Unordered

from plugdedag.config.environment import SQLITE, SQLITE_OPTIONS
from plugdedag.lib.sqlite3.base import DatabaseWrapper, line_of
from tests.at_once import LONG

pytestmark = [pytest.mark.django_db, pytest.mark.only("sqlite")]
OURS, DJANGOS = SQLITE, "django.db.backends.sqlite3"


def settings(path: Path, engine: str = OURS, **options: Any) -> dict[str, Any]:
    options = {**SQLITE_OPTIONS, "timeout": LONG, **options}
    handler = ConnectionHandler({"default": {"ENGINE": engine, "NAME": str(path), "OPTIONS": options}})
    return dict(handler.settings["default"])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "line.sqlite3"
    with open_at(path) as database, database.cursor() as cursor:
        cursor.execute("CREATE TABLE came (number integer)")
    return path


class open_at:  # noqa: N801 - reads as a function
    """A connection of ours, or of Django, closed at the end."""

    def __init__(self, path: Path, kind: type[BaseDatabaseWrapper] = DatabaseWrapper, **options: Any) -> None:
        self.database = kind(settings(path, **options), "default")
        self.database.inc_thread_sharing()

    def __enter__(self) -> BaseDatabaseWrapper:
        return self.database

    def __exit__(self, *error: object) -> None:
        self.database.close()


def begin(database: BaseDatabaseWrapper) -> None:
    database.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)


def end(database: BaseDatabaseWrapper) -> None:
    database.commit()
    database.set_autocommit(True)


def came(path: Path, kind: type[BaseDatabaseWrapper], number: int = 12) -> Iterator[int]:
    """Threads that come one after another while somebody writes; each is surely waiting before the next one comes."""
    threads, waits = [], [threading.Event() for _ in range(number)]

    def write(mine: int) -> None:
        with open_at(path, kind) as database:
            database.ensure_connection()
            waits[mine].set()
            begin(database)
            with database.cursor() as cursor:
                cursor.execute("INSERT INTO came VALUES (%s)", [mine])
            end(database)

    with open_at(path, kind) as first:
        begin(first)
        for mine in range(number):
            threads.append(threading.Thread(target=write, args=(mine,)))
            threads[-1].start()
            waits[mine].wait(LONG)
            while kind is DatabaseWrapper and len(line_of(str(path)).waiting) <= mine:
                threading.Event().wait(0.001)
        end(first)
    for thread in threads:
        thread.join(LONG)
    with open_at(path, kind) as database, database.cursor() as cursor:
        cursor.execute("SELECT number FROM came ORDER BY rowid")
        yield from (row[0] for row in cursor.fetchall())


def test_they_write_in_the_order_in_which_they_came(file: Path) -> None:
    assert list(came(file, DatabaseWrapper)) == list(range(12))


def test_at_djangos_own_they_are_not_in_a_line(file: Path) -> None:
    """The control: whoever looks at the right moment goes before; all that is sure is that nobody stands in a line."""
    assert sorted(came(file, Unordered)) == list(range(12))
    assert not hasattr(Unordered, "take_turn")


def test_a_turn_that_does_not_come_is_said_as_sqlite_says_it(file: Path) -> None:
    with open_at(file) as first, open_at(file, timeout=0.01) as second:
        begin(first)
        with pytest.raises(OperationalError, match="database is locked"):
            begin(second)
        end(first)
        begin(second)
        end(second)


@pytest.mark.parametrize("how", ["commit", "rollback", "close", "error"])
def test_however_it_ends_the_turn_is_given_on(file: Path, how: str) -> None:
    with open_at(file) as database:
        begin(database)
        if how == "error":
            with pytest.raises(DatabaseError), database.cursor() as cursor:
                cursor.execute("INSERT INTO nowhere VALUES (1)")
            database.rollback()
        elif how != "close":
            getattr(database, how)()
        if how == "close":
            database.close()
        else:
            database.set_autocommit(True)
        assert not line_of(str(file)).taken


def test_who_cannot_begin_keeps_no_turn(file: Path) -> None:
    with open_at(file, Unordered) as other, open_at(file, timeout=0.01) as ours:  # as another process does
        begin(other)
        with pytest.raises(OperationalError, match="locked"):
            begin(ours)
        assert not line_of(str(file)).taken
        end(other)


def test_who_only_reads_needs_no_turn(file: Path) -> None:
    with open_at(file) as writer, open_at(file, transaction_mode=None) as reader:
        begin(writer)
        begin(reader)
        with reader.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM came")
            assert cursor.fetchone() == (0,)
        end(reader)
        end(writer)


@pytest.mark.django_db(transaction=True)
def test_an_atomic_block_is_a_turn_and_a_nested_one_is_the_same() -> None:
    name = str(transaction.get_connection().settings_dict["NAME"])
    with transaction.atomic():
        with transaction.atomic():
            assert line_of(name).taken
        assert line_of(name).taken
    assert not line_of(name).taken
