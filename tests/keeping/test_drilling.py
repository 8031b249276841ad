"""A drill finds a whole backup whole, and damage that every fingerprint agrees with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from plugdedag.keeping.backing_up import backup
from plugdedag.keeping.drilling import drill
from plugdedag.lib.refusals import Refused
from tests.cast import Cast
from tests.keeping.lived import everything, remade


def waiting(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Everybody waits, while every seat is free."""
    return [{**row, "answer": "waiting", "seat": None, "ticket": row["id"]} for row in rows]


def test_the_newest_backup_is_whole_and_another_is_not(lived: Cast, home: Path) -> None:
    before = everything(connection)
    made = backup()
    drilled = drill()
    assert (drilled.path, drilled.rows, drilled.files, drilled.wrong) == (made.path, made.rows, 1, [])
    remade(made.path, days_rsvp=waiting)
    wrong = drill().looked_at
    assert wrong["no seat is wasted"] == [
        "1 days have a free seat while somebody waits or sits above the capacity"
    ]
    assert wrong["answers follow wishes"] == ["1 answers are not what was wished last"]
    assert everything(connection) == before
    assert {path.name for path in home.iterdir()} == {"backups", "media", "secret.key"}


def test_no_backup(connecting: None, home: Path) -> None:
    with pytest.raises(Refused, match="There is no backup in .*: make one with “plug backup”"):
        drill()
