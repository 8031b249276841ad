"""Backups under load: people come and cancel all the time while they are made. How long, how large, how many errors?

    python -m benchmarks.backup [--quick]

The demo world, on a SQLite of its own or on the database that DATABASE_URL names. Four threads answer for a day to come
through the deeds that a tap calls, first without backups and then with. Every backup is drilled with afterwards.
``--quick`` makes two instead of ten.
"""

import datetime as dt
import os
import random
import sys
import tempfile
import threading
import time
import uuid
from collections import Counter
from pathlib import Path
from typing import Any

import django
from django.core.management import call_command
from django.db import connection

from benchmarks.machine import percentile, report

WRITERS = 4
BEFORE = 5.0  # seconds


def writer(stop: threading.Event, seed: int, count: Counter[str], waits: list[float]) -> None:
    """Somebody comes, somebody cancels, on and on."""
    from plugdedag.days.coming import cancel, come
    from plugdedag.days.models import Day
    from plugdedag.people.models import Person

    chance = random.Random(seed)
    days = list(Day.objects.published().standing().upcoming(dt.date.today() + dt.timedelta(days=1)))
    people = list(Person.objects.all())
    while not stop.is_set():
        began = time.perf_counter()
        try:
            chance.choice([come, cancel])(chance.choice(days), chance.choice(people), client_key=uuid.uuid4())
            count["writes"] += 1
        except Exception as error:
            count["errors"] += 1
            print(f"{type(error).__name__}: {error}", file=sys.stderr)
        waits.append((time.perf_counter() - began) * 1000)
    connection.close()


def made(times: int, folder: Path, count: Counter[str]) -> list[Any]:
    """Make backups one after the other, each with how long it took."""
    from plugdedag.keeping.backing_up import backup

    found = []
    for number in range(times):
        began = time.perf_counter()
        try:
            archive = backup(folder / f"{number}.zip")
            found.append((round(time.perf_counter() - began, 2), archive))
        except Exception as error:
            count["errors"] += 1
            print(f"{type(error).__name__}: {error}", file=sys.stderr)
    return found


def run(times: int, folder: Path) -> dict[str, Any]:
    """Backups alone, then with writers; then a drill with each."""
    from plugdedag.keeping.drilling import drill

    count: Counter[str] = Counter()
    (quiet,) = made(1, folder / "quiet", count)
    stop, waits = threading.Event(), list[float]()
    threads = [threading.Thread(target=writer, args=(stop, n, count, waits)) for n in range(WRITERS)]
    for thread in threads:
        thread.start()
    time.sleep(BEFORE)
    before = len(waits)
    found = made(times, folder / "busy", count)
    stop.set()
    for thread in threads:
        thread.join()
    wrong = [words for _taken, backup in found for words in drill(backup.path).wrong]
    return {
        "backups": len(found), "alone_s": quiet[0], "rows": quiet[1].rows, "kilobytes": quiet[1].size // 1000,
        "under_load_slowest_s": max(taken for taken, _ in found), "writes": count["writes"], "errors": count["errors"],
        "writes_without": before, "write_p95_without_ms": percentile(waits[:before], 0.95),
        "write_p95_with_ms": percentile(waits[before:], 0.95), "untrue": len(wrong),
    }  # fmt: skip


def main() -> int:
    """1 when anything failed, or any backup is not true."""
    quick = "--quick" in sys.argv
    with tempfile.TemporaryDirectory(prefix="plug-backup-") as folder:
        os.environ |= {
            "PLUG_DATA": folder, "PLUG_DEMO": "yes", "DJANGO_SETTINGS_MODULE": "plugdedag.config.settings",
        }  # fmt: skip
        django.setup()
        call_command("migrate", verbosity=0)
        from plugdedag.demo import world

        world.build(1, dt.date.today())
        figures = run(2 if quick else 10, Path(folder))
        connection.close()
    kept = figures["errors"] == figures["untrue"] == 0
    report("backup", quick=quick, database=connection.vendor, **figures, kept=kept)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
