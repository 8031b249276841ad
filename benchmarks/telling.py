"""How long the worker takes to tell how many will come, on the whole demo world; and a page that reads what it told.

    python -m benchmarks.telling

Every coming day is told anew, then a round in which nothing changed, then whom to ask for the next day.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
import tempfile
import time
from collections.abc import Callable

import django
from django.core.management import call_command

from benchmarks.machine import report

TODAY = dt.date(2026, 11, 23)
LIMIT = 1.0  # seconds a round: mail waits for it
ROUNDS = 5


def worst(deed: Callable[[], object]) -> float:
    """The longest of some rounds, in seconds of processor time: the machine may have other work."""
    took = []
    for _round in range(ROUNDS):
        began = time.process_time()
        deed()
        took.append(time.process_time() - began)
    return round(max(took), 3)


def measured() -> dict[str, float]:
    from plugdedag.cities.models import City  # noqa: PLC0415 - Django must be ready
    from plugdedag.days.models import Day  # noqa: PLC0415
    from plugdedag.demo import world  # noqa: PLC0415
    from plugdedag.turnout.likely import likely  # noqa: PLC0415
    from plugdedag.turnout.models import Forecast  # noqa: PLC0415
    from plugdedag.turnout.outlook import outlook  # noqa: PLC0415
    from plugdedag.turnout.telling import tell  # noqa: PLC0415

    world.build(1, TODAY)
    city = City.objects.get()
    now = city.at(TODAY, dt.time(10))
    day = Day.objects.in_city(city).published().upcoming(TODAY).whole()[0]

    def anew() -> None:
        Forecast.objects.filter(date__gte=TODAY).delete()
        tell(city, now)

    return {
        "days_told": Forecast.objects.filter(date__gte=TODAY).values("day").distinct().count(),
        "anew_s": worst(anew), "nothing_new_s": worst(lambda: tell(city, now)),
        "whom_to_ask_s": worst(lambda: likely(day, 12)), "picture_s": worst(lambda: outlook(day, 10).picture),
    }  # fmt: skip


def main() -> int:
    """Measure; 1 when a round takes longer than its limit."""
    with tempfile.TemporaryDirectory(prefix="plug-telling-") as folder:
        os.environ |= {"PLUG_DATA": folder, "DJANGO_SETTINGS_MODULE": "plugdedag.config.settings"}
        django.setup()
        call_command("migrate", verbosity=0)
        found = measured()
    print(*(f"{name} {value}" for name, value in found.items()), sep="\n")
    kept = found["anew_s"] <= LIMIT
    report("telling", limit_s=LIMIT, kept=kept, **found)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
