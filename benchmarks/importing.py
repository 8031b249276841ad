"""A list of ten thousand people with every mistake: looked at, agreed to, taken back.

    python -m benchmarks.importing [--quick]

As CSV and as Excel, on a SQLite of its own. ``--quick`` takes a thousand rows.
"""

import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any

import django
from django.core.management import call_command
from django.db import connection
from django.utils import translation

from benchmarks.machine import report

LIMIT = 20.0


def timed(deed: Callable[[], Any]) -> tuple[float, Any]:
    """How many seconds something takes, and what it answers."""
    began = time.perf_counter()
    answer = deed()
    return round(time.perf_counter() - began, 2), answer


def founded() -> Any:
    """A city with its organiser."""
    from plugdedag.cities.models import City
    from plugdedag.people.founding import found

    return found(
        City(slug="amsterdam", name="Amsterdam", hostname="localhost"), email="noor@example.org", name="Noor"
    )


def run(size: int) -> dict[str, Any]:
    """The steps on a list of that size, each with its seconds."""
    from plugdedag.config import assets
    from plugdedag.outbox.models import Effect
    from plugdedag.people.importing import carrying, planning, undoing
    from plugdedag.people.importing.fields import MEMBERS
    from plugdedag.people.importing.uploading import take, understood
    from plugdedag.people.models import Invitation
    from tests.people.lists import HEADINGS, csv, rows, xlsx

    assets.translations()
    noor = founded()
    city = noor.memberships.get().city
    table = [HEADINGS, *rows(size)]
    csv_s, upload = timed(lambda: take(city, "members", MEMBERS, csv(table, "cp1252"), "leden.csv", noor))
    xlsx_s, _other = timed(lambda: take(city, "members", MEMBERS, xlsx(table), "leden.xlsx", noor))
    look_s, seen = timed(lambda: planning.plan(city, upload.rows, understood(upload)))
    yes_s, made = timed(lambda: carrying.carry_out(upload, noor))
    asked, letters = Invitation.objects.count(), Effect.objects.count()
    undo_s, _undone = timed(lambda: undoing.undo(made, noor))
    return {
        "rows": size, "outcomes": seen.counts, "asked": asked, "letters": letters, "read_csv_s": csv_s,
        "read_xlsx_s": xlsx_s, "dry_run_s": look_s, "import_s": yes_s, "undo_s": undo_s,
        "left": Invitation.objects.count() + Effect.objects.count(),
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }  # fmt: skip


def main() -> int:
    """1 when looking or importing took longer than its limit, or somebody got no letter."""
    quick = "--quick" in sys.argv
    with tempfile.TemporaryDirectory(prefix="plug-importing-") as folder:
        os.environ |= {"PLUG_DATA": folder, "DJANGO_SETTINGS_MODULE": "plugdedag.config.settings"}
        os.environ.pop("DATABASE_URL", None)
        django.setup()
        call_command("migrate", verbosity=0)
        with translation.override("nl"):
            figures = run(1_000 if quick else 10_000)
        connection.close()
    slowest = max(figures["read_csv_s"], figures["read_xlsx_s"]) + figures["dry_run_s"] + figures["import_s"]
    kept = slowest <= LIMIT and figures["asked"] == figures["letters"] == figures["outcomes"]["new"]
    report("importing", quick=quick, **figures, limit_s=LIMIT, kept=kept)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
