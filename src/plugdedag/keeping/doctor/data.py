"""The data: the database and its backups."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from django.db import connection

from plugdedag.config import readiness
from plugdedag.keeping import restoring
from plugdedag.keeping.backing_up import age, kept_in
from plugdedag.keeping.doctor.findings import Finding, ok, warning, wrong
from plugdedag.lib.refusals import Refused

LATE, TOO_LATE = dt.timedelta(hours=30), dt.timedelta(days=8)


def database() -> Iterator[Finding]:
    """It answers, its tables are ours, it can be written in, and it is whole."""
    if said := readiness.database_is_ready() or readiness.city_is_there():
        yield wrong("Database", said)
        return
    yield from (sqlite if connection.vendor == "sqlite" else postgresql)()


def pragma(name: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}")
        return str(cursor.fetchone()[0])


def sqlite() -> Iterator[Finding]:
    """The file, as SQLite itself sees it."""
    if (whole := pragma("quick_check")) != "ok":
        yield wrong("Database", f"The file is damaged ({whole}): stop PLUG and restore the newest backup.")
        return
    if (mode := pragma("journal_mode")) != "wal":
        yield warning("Database", f"It is in {mode} mode, not wal: put PLUG_DATA on a disk of this machine.")
    if sqlite3.sqlite_version_info < readiness.WAL_IS_SAFE_FROM:
        yield ok(
            "Database",
            f"SQLite {sqlite3.sqlite_version}, whole and writable; 3.51.3 mends a rare fault of it",
        )
    else:
        yield ok("Database", f"SQLite {sqlite3.sqlite_version}, whole and writable")


def postgresql() -> Iterator[Finding]:
    """The server, and the encoding that people's words need."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        version = cursor.fetchone()[0].split()[0]
        cursor.execute("SHOW server_encoding")
        encoding = cursor.fetchone()[0]
    if encoding != "UTF8":
        yield wrong("Database", f"PostgreSQL keeps {encoding}: make a database in UTF8, and plug move to it.")
    else:
        yield ok("Database", f"PostgreSQL {version}, writable, in UTF8")


def backups(place: Path) -> Iterator[Finding]:
    """The newest one: how old, and whether it can be read. A drill (``plug drill``) tells more."""
    kept = kept_in(place)
    if not kept:
        yield wrong("Backups", f"There is none in {place}: make one with “plug backup”, and one each night.")
        return
    try:
        with restoring.read(kept[0]):
            pass
    except Refused as refused:
        yield wrong("Backups", refused.words)
        return
    old = age(kept[0])
    words = f"the newest of {len(kept)} is {spoken(old)} old ({kept[0]})"
    if old > LATE:
        state = wrong if old > TOO_LATE else warning
        yield state("Backups", f"{words}. Look why: systemctl status plug-backup.timer plug-backup")
    else:
        yield ok("Backups", words)


def spoken(old: dt.timedelta) -> str:
    """An age as people say it."""
    hours = int(old.total_seconds() // 3600)
    return f"{hours} hours" if hours < 48 else f"{hours // 24} days"
