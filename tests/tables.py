"""The tables of a database, made by the migrations once for a run: who needs a database of their own gets a copy."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import django
import psycopg
from django.core.management import call_command
from django.db import connection

from tests.keeping.repeating import file, heard

ROOT = Path(__file__).resolve().parents[1]


def server() -> str | None:
    """The address of the PostgreSQL that the tests run on, if they do."""
    given = os.environ.get("DATABASE_URL", "")
    return given if given.startswith("postgres") else None


def name(folder: Path) -> str:
    """Of the database on that server."""
    return f"plug_tables_{folder.parent.name}_{folder.name}".lower().replace("-", "_")[-60:]


def made() -> Path | str | None:
    """SQLite's file, or the name of PostgreSQL's database; None outside a run of the tests. The first makes it."""
    if "PLUG_TEST_DATA" not in os.environ:
        return None
    folder = Path(os.environ["PLUG_TEST_DATA"]) / "tables"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "made").exists():
            make(folder)
            (folder / "made").touch()
    return name(folder.parent) if server() else folder / "plug.sqlite3"


def make(folder: Path) -> None:
    """Have the migrations make them, and keep what they say to the database, for who has it repeated."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.settings", "PLUG_TEST_DATA": str(folder),
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
    }  # fmt: skip
    if url := server():
        with administering(url) as admin:
            admin.execute(f'CREATE DATABASE "{name(folder.parent)}"'.encode())
        environment["DATABASE_URL"] = url.rsplit("/", 1)[0] + f"/{name(folder.parent)}"
    said = Path(os.environ["PLUG_TEST_DATA"]) / "build" / file("postgresql" if server() else "sqlite")
    command = [sys.executable, "-m", "tests.tables", str(said)]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


@contextlib.contextmanager
def administering(url: str) -> Iterator[psycopg.Connection]:
    with psycopg.connect(url, autocommit=True) as admin:
        yield admin


def copy(to: Path) -> None:
    """SQLite's tables, without rows of anybody, in a file of one's own."""
    if isinstance(found := made(), Path):
        shutil.copy(found, to)


def forget() -> None:
    """Leave nothing on a server that stays."""
    if (url := server()) and "PLUG_TEST_DATA" in os.environ:
        with contextlib.suppress(psycopg.OperationalError), administering(url) as admin:
            admin.execute(f'DROP DATABASE IF EXISTS "{name(Path(os.environ["PLUG_TEST_DATA"]))}"'.encode())


if __name__ == "__main__":
    django.setup()
    with heard(connection, Path(sys.argv[1])):
        call_command("migrate", verbosity=0)
