"""The demo world: three hundred pluggers and twenty months, built in an empty database.

    python -m benchmarks.demo_world [--quick]

Several seeds and dates, each in a database of its own; the slowest counts. ``--quick`` builds one.
"""

import datetime as dt
import os
import sys
import tempfile
import time
from pathlib import Path

import django
from django.core.management import call_command
from django.db import connection

from benchmarks.machine import report

LIMIT = 10.0
DATES = [dt.date(2026, 11, 23), dt.date(2024, 12, 24), dt.date(2027, 5, 5)]


def seconds(seed: int, today: dt.date) -> float:
    """How long one world takes, tables not counted."""
    from plugdedag.demo import world  # noqa: PLC0415 - Django must be ready

    connection.close()
    for path in Path(os.environ["PLUG_DATA"]).glob("plug.sqlite3*"):
        path.unlink()
    call_command("migrate", verbosity=0)
    began = time.perf_counter()
    world.build(seed, today)
    return round(time.perf_counter() - began, 2)


def main() -> int:
    """Build; 1 when the slowest took longer than its limit."""
    quick = "--quick" in sys.argv
    with tempfile.TemporaryDirectory(prefix="plug-world-") as folder:
        os.environ |= {
            "PLUG_DATA": folder,
            "PLUG_DEMO": "yes",
            "DJANGO_SETTINGS_MODULE": "plugdedag.config.settings",
        }
        os.environ.pop("DATABASE_URL", None)
        django.setup()
        taken = [seconds(seed, today) for seed, today in enumerate(DATES[:1] if quick else DATES, 1)]
        connection.close()
    report(
        "demo_world",
        quick=quick,
        worlds=len(taken),
        slowest_s=max(taken),
        limit_s=LIMIT,
        kept=max(taken) <= LIMIT,
    )
    return 0 if max(taken) <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
