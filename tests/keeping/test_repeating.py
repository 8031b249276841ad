"""What repeats the SQL of the migrations makes the tables that the migrations make."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from plugdedag.keeping import shape
from plugdedag.keeping.places import SQLite

pytestmark = pytest.mark.only("sqlite")  # PostgreSQL does not remember the words
WORDS = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"


def tables(of: BaseDatabaseWrapper) -> list[tuple[str, ...]]:
    with of.cursor() as cursor:
        return list(cursor.execute(WORDS).fetchall())


def test_a_repetition_is_to_the_letter_what_the_migrations_make(connecting: None, tmp_path: Path) -> None:
    migrated = tables(connection)
    assert len(migrated) > 200
    for name in ("once", "again"):
        with SQLite(tmp_path / name).fresh() as fresh:
            shape.make(fresh, shape.ours())
            assert (tables(fresh), shape.applied(fresh)) == (migrated, shape.ours())
