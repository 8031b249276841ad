"""The tables of a database as its own migrations made them, whichever version of PLUG that was."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from plugdedag.lib.progress import Progress, quiet

Migrations = frozenset[tuple[str, str]]
REFILLED = {"django_content_type", "auth_permission"}  # Django fills them by itself in an empty database


@dataclass(frozen=True)
class Shape:
    """Which migrations made it, and its tables as models of that time, by the name of the table."""

    migrations: Migrations
    tables: dict[str, type[models.Model]]


def applied(connection: BaseDatabaseWrapper) -> Migrations:
    """The migrations that a database went through."""
    return frozenset(MigrationLoader(connection).applied_migrations)


@cache
def ours() -> Migrations:
    """The migrations of this version of PLUG."""
    return frozenset(MigrationLoader(None).graph.nodes)


def unknown(migrations: Migrations) -> Migrations:
    """Those that this version of PLUG does not have."""
    return migrations - ours()


@lru_cache(maxsize=4)
def shape(migrations: Migrations) -> Shape:
    """The tables that these migrations make. All of them must be known here."""
    state = MigrationLoader(None).project_state(sorted(migrations))
    found = state.apps.get_models(include_auto_created=True)
    kept = [model for model in found if model._meta.managed and not model._meta.proxy]
    return Shape(migrations, {model._meta.db_table: model for model in sorted(kept, key=table)})


def table(model: type[models.Model]) -> str:
    return model._meta.db_table


def make(connection: BaseDatabaseWrapper, migrations: Migrations, progress: Progress = quiet) -> None:
    """Make those tables in an empty database, and take out what migrations put in them."""
    executor = MigrationExecutor(connection)
    done = 0

    def tell(what: str, *_: Any) -> None:
        nonlocal done
        if what == "apply_success":
            done += 1
            progress("Tables", done, len(migrations))

    executor.progress_callback = tell
    executor.migrate(tips(executor.loader, migrations))
    emptied(connection, migrations)


def emptied(connection: BaseDatabaseWrapper, migrations: Migrations) -> None:
    """Take out what migrations, or Django after them, put in these tables."""
    with connection.cursor() as cursor:
        for name in shape(migrations).tables:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(name)}")  # noqa: S608


def tips(loader: MigrationLoader, migrations: Migrations) -> list[tuple[str, str]]:
    """The last migrations of each app among these: to have them is to have them all."""
    children = {key: loader.graph.node_map[key].children for key in migrations}
    return sorted(
        key
        for key in migrations
        if not any(child.key[0] == key[0] and child.key in migrations for child in children[key])
    )


def occupied(connection: BaseDatabaseWrapper) -> bool:
    """Whether somebody's rows are in it. Tables without rows, as ``plug migrate`` makes them, are nobody's."""
    dull = REFILLED | {"django_migrations"}
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names(cursor):
            if name not in dull:
                cursor.execute(f"SELECT 1 FROM {connection.ops.quote_name(name)} LIMIT 1")  # noqa: S608
                if cursor.fetchone():
                    return True
    return False
