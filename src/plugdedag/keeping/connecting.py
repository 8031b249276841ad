"""Connections beside the usual one: to a moment that stands still, and to a place that is being filled."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper


@contextmanager
def beside(settings: dict[str, Any], alias: str) -> Iterator[BaseDatabaseWrapper]:
    """A connection under a name of its own, for as long as the context lasts."""
    whole = connections.configure_settings({DEFAULT_DB_ALIAS: dict(settings)})[DEFAULT_DB_ALIAS]
    connections.settings[alias] = whole
    try:
        yield connections[alias]
    finally:
        connections[alias].close()
        del connections[alias]
        del connections.settings[alias]


@contextmanager
def snapshot(settings: dict[str, Any]) -> Iterator[BaseDatabaseWrapper]:
    """The database as it is at this moment, while others go on writing. It holds nobody up.

    SQLite in WAL mode and PostgreSQL at REPEATABLE READ both give a reader the state of its first look, to the end
    of its transaction. Our usual SQLite transactions take the writer's lock at once; this one must not.
    """
    options = {
        name: value for name, value in settings.get("OPTIONS", {}).items() if name != "transaction_mode"
    }
    with (
        beside({**settings, "OPTIONS": options}, "snapshot") as connection,
        transaction.atomic(using="snapshot"),
    ):
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
                cursor.execute("SELECT 1")
            else:
                cursor.execute("SELECT count(*) FROM sqlite_master")
        yield connection
