"""Where a database can be put: first in a fresh place beside the one in use, and then in its stead.

Nothing that is there is touched until the fresh one is whole. What is replaced is kept: SQLite's file goes to a folder
``before-…`` beside it, PostgreSQL's tables to a schema ``before_…`` of the same database.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import Any, Protocol

from django.db import Error, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from plugdedag.keeping import connecting, shape
from plugdedag.lib.refusals import Refused

QUICK = (
    "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON;"  # nobody's yet: may be lost
)


class Place(Protocol):
    """A database that can be filled beside itself and then replaced."""

    def is_free(self) -> bool:
        """Whether nobody's rows are there. Raises ``Refused`` when the place cannot be reached."""

    def fresh(self) -> AbstractContextManager[BaseDatabaseWrapper]:
        """An empty database beside it, gone afterwards unless it was installed."""

    def install(self, aside: str, undo: ExitStack) -> str:
        """Put the fresh one in its stead and what was there aside under that name; how to take it back goes into
        ``undo``. Answers where the old one is, in words."""

    def forget(self, aside: str) -> None:
        """Throw away what was put aside, as nobody's rows were in it."""


def place(settings: dict[str, Any]) -> Place:
    """The place that these settings name."""
    if settings["ENGINE"].endswith("sqlite3"):
        return SQLite(Path(settings["NAME"]))
    return PostgreSQL(settings)


class SQLite:
    """A file, with what SQLite keeps beside it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.filling = path.with_name(f".{path.name}.restoring")

    def is_free(self) -> bool:
        if not self.path.exists():
            return True
        try:
            with connecting.beside(self.settings(self.path, "PRAGMA foreign_keys=ON;"), "there") as there:
                return not shape.occupied(there)
        except Error:  # broken or none of ours: somebody's all the same
            return False

    def settings(self, path: Path, init: str) -> dict[str, Any]:
        options = {"init_command": init, "timeout": 10}
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(path), "OPTIONS": options}

    @contextmanager
    def fresh(self) -> Iterator[BaseDatabaseWrapper]:
        try:
            self.filling.unlink(missing_ok=True)
            self.filling.touch(mode=0o600)
        except OSError as error:
            raise Refused(
                f"Cannot write in {self.path.parent}: {error.strerror}. Make that folder, or name another."
            ) from error
        try:
            with connecting.beside(self.settings(self.filling, QUICK), "fresh") as connection:
                yield connection
        finally:
            self.filling.unlink(missing_ok=True)

    def install(self, aside: str, undo: ExitStack) -> str:
        folder = self.path.parent / aside
        with self.filling.open("rb+") as file:
            os.fsync(file.fileno())
        for suffix in (
            "-wal",
            "-shm",
        ):  # there only if the file is broken: who closed it last has folded them in
            put_aside(Path(f"{self.path}{suffix}"), folder, undo)
        exchange(self.path, self.filling, folder, undo)
        return str(folder)

    def forget(self, aside: str) -> None:
        shutil.rmtree(self.path.parent / aside, ignore_errors=True)


def put_aside(path: Path, aside: Path, undo: ExitStack) -> None:
    """Move it there, if it is there at all."""
    if path.exists():
        aside.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.rename(aside / path.name)
        undo.callback((aside / path.name).rename, path)


def exchange(path: Path, new: Path, aside: Path, undo: ExitStack) -> None:
    """Put another file in its stead and keep it aside; at no moment is there none."""
    if not path.exists():
        put_in(new, path, undo)
        return
    aside.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.link(path, aside / path.name)
    undo.callback((aside / path.name).replace, path)
    new.replace(path)


def put_in(path: Path, to: Path, undo: ExitStack) -> None:
    """Move it to where nothing is."""
    path.rename(to)
    undo.callback(to.rename, path)


class PostgreSQL:
    """The tables of a database, in the schema where it makes tables by itself."""

    def __init__(self, settings: dict[str, Any], schema: str = "plug_restoring") -> None:
        self.settings, self.schema = settings, schema

    @contextmanager
    def there(self) -> Iterator[BaseDatabaseWrapper]:
        try:
            with connecting.beside(self.settings, "there") as connection:
                connection.ensure_connection()
                yield connection
        except Error as error:
            reason = str(error).strip().splitlines()[0]
            raise Refused(
                f"PostgreSQL refuses: {reason}. Check the address, and that the database is there."
            ) from error

    def is_free(self) -> bool:
        with self.there() as there:
            return not shape.occupied(there)

    @contextmanager
    def fresh(self) -> Iterator[BaseDatabaseWrapper]:
        self.run(f"DROP SCHEMA IF EXISTS {self.schema} CASCADE", f"CREATE SCHEMA {self.schema}")
        try:
            options = dict(self.settings.get("OPTIONS", {}))
            options["options"] = f"{options.get('options', '')} -c search_path={self.schema}"
            with connecting.beside({**self.settings, "OPTIONS": options}, "fresh") as connection:
                yield connection
        finally:
            self.run(f"DROP SCHEMA IF EXISTS {self.schema} CASCADE")

    def run(self, *statements: str) -> None:
        with self.there() as there, transaction.atomic(using="there"), there.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)

    def install(self, aside: str, undo: ExitStack) -> str:
        old = aside.replace("-", "_")
        with self.there() as there, there.cursor() as cursor:
            cursor.execute("SELECT current_schema()")
            usual = str(cursor.fetchone()[0])
            cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s", [self.schema])
            new = [name for (name,) in cursor.fetchall()]
            cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s", [usual])
            gone = [name for (name,) in cursor.fetchall() if name in new]
        swap = [
            f'CREATE SCHEMA "{old}"',
            *moves(gone, usual, old),
            *moves(new, self.schema, usual),
            f"DROP SCHEMA {self.schema}",
        ]
        back = [
            f"CREATE SCHEMA {self.schema}",
            *moves(new, usual, self.schema),
            *moves(gone, old, usual),
            f'DROP SCHEMA "{old}"',
        ]
        self.run(*swap)
        undo.callback(self.run, *back)
        return f"the schema {old} of the database"

    def forget(self, aside: str) -> None:
        self.run(f'DROP SCHEMA "{aside.replace("-", "_")}" CASCADE')


def moves(tables: list[str], here: str, there: str) -> list[str]:
    """Statements that take tables to another schema; what belongs to a table goes with it."""
    return [f'ALTER TABLE "{here}"."{name}" SET SCHEMA "{there}"' for name in tables]
