"""The tables of our migrations are made once by the migrations, and after that by the very SQL that they sent.

Each restore makes them anew: eight seconds of thinking by Django, a tenth of a second of SQL. The tables that the tests
themselves run on were made so already (``tests/tables.py``).
"""

from __future__ import annotations

import contextlib
import fcntl
import pickle
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from plugdedag.keeping import shape
from plugdedag.lib.progress import Progress, quiet

Said = list[tuple[str, Any, bool]]
OWN = (
    "BEGIN",
    "SAVEPOINT",
    "RELEASE",
    "ROLLBACK",
    "SELECT",
)  # a repetition is one transaction, and asks nothing
Make = Callable[..., None]


class Repeating:
    """In the place of ``shape.make``. What was said lies in a file, for all workers and for both databases' runs."""

    def __init__(self, make: Make, folder: Path) -> None:
        self.make, self.folder = make, folder

    def __call__(
        self, connection: BaseDatabaseWrapper, migrations: shape.Migrations, progress: Progress = quiet
    ) -> None:
        if migrations != shape.ours():
            return self.make(connection, migrations, progress)
        with (self.folder / "said.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (kept := self.folder / file(connection.vendor)).exists():
                with heard(connection, kept):
                    return self.make(connection, migrations, progress)
        repeat(pickle.loads(kept.read_bytes()), connection)
        return shape.emptied(connection, migrations)


def file(vendor: str) -> str:
    return f"said-{vendor}.pickle"


@contextlib.contextmanager
def heard(connection: BaseDatabaseWrapper, kept: Path) -> Iterator[None]:
    """Write down what is said to this database meanwhile."""
    said: Said = []
    with connection.execute_wrapper(listening(said)):
        yield
    kept.write_bytes(pickle.dumps(said))


def listening(said: Said) -> Callable[..., Any]:
    def hear(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        if not str(sql).startswith(OWN):
            said.append((sql, params, many))
        return execute(sql, params, many, context)

    return hear


def repeat(said: Said, connection: BaseDatabaseWrapper) -> None:
    connection.disable_constraint_checking()
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for sql, params, many in said:
            (cursor.executemany if many else cursor.execute)(sql, params)
    connection.enable_constraint_checking()
