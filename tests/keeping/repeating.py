"""The tables of our migrations are made once by the migrations, and after that by the very SQL that they sent.

Each restore makes them anew: four seconds of thinking by Django, a tenth of a second of SQL.
"""

from __future__ import annotations

from collections.abc import Callable
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
    """In the place of ``shape.make``."""

    def __init__(self, make: Make) -> None:
        self.make = make
        self.said: dict[str, Said] = {}

    def __call__(
        self, connection: BaseDatabaseWrapper, migrations: shape.Migrations, progress: Progress = quiet
    ) -> None:
        if migrations != shape.ours():
            self.make(connection, migrations, progress)
        elif connection.vendor in self.said:
            repeat(self.said[connection.vendor], connection)
        else:
            said: Said = []
            with connection.execute_wrapper(listening(said)):
                self.make(connection, migrations, progress)
            self.said[connection.vendor] = said


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
