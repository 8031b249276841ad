"""Server time, queries and weight of the pages that everybody sees, on the whole demo world.

    python -m benchmarks.pages [--quick]

Server time is the time inside Django, all middleware included, for a visitor without a session; ``cpu`` is what of it
the processor worked, which a busy machine does not change. The weight of a first
load is what a browser fetches for the start page: the page, its styles, scripts, icon and preloaded fonts, compressed.
"""

import os
import re
import sys
import tempfile
import time
from contextlib import ExitStack
from typing import Any

import django

from benchmarks.machine import percentile, report

ASKED = re.compile(r'(?:href|src)="(/static/[^"]+)"')
LIMITS = {"p95 ms": 50.0, "queries": 15, "first load kB": 150.0}


def world(stack: ExitStack) -> None:
    """Django with a demo world of its own, in a folder that is removed after."""
    folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="plug-pages-"))
    os.environ.pop("DATABASE_URL", None)
    os.environ |= {
        "PLUG_DATA": folder,
        "PLUG_DEMO": "yes",
        "DJANGO_SETTINGS_MODULE": "plugdedag.config.settings",
    }
    django.setup()
    from plugdedag.config import assets
    from plugdedag.demo import keeping

    assets.ensure_built()
    keeping.ensure_built(1, django.utils.timezone.localdate())


def paths() -> dict[str, str]:
    """The public pages, each with one address of the demo world."""
    from django.urls import reverse
    from django.utils import timezone

    from plugdedag.days.models import Day
    from plugdedag.questions.models import Question

    day = Day.objects.published().upcoming(timezone.localdate())[0]
    told = Question.objects.public().filter(publications__isnull=False).order_by("-residency__month")[0]
    named: dict[str, list[Any]] = {
        "home": [], "days": [], "questions": [], "places": [], "offer": [], "sign_in": [], "calendar": [],
        "day": [day.pk], "question": [told.pk], "result": [told.pk], "place": [told.residency.place_id],
    }  # fmt: skip
    return {name: reverse(name, args=arguments) for name, arguments in named.items()}


def measured(path: str, times: int) -> dict[str, Any]:
    """Median and 95th percentile in milliseconds, by the clock and of the processor; the queries, the status."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": "localhost", "accept-encoding": "gzip"})
    with CaptureQueriesContext(connection) as captured:
        status = client.get(path).status_code
        queries = len(captured)  # counted before the next request forgets them
    spent, worked = [], []
    for _ in range(times):
        began, work = time.perf_counter(), time.process_time()
        client.get(path)
        spent.append((time.perf_counter() - began) * 1000)
        worked.append((time.process_time() - work) * 1000)
    return {
        "p50": percentile(spent, 0.5),
        "p95": percentile(spent, 0.95),
        "cpu p95": percentile(worked, 0.95),
        "queries": queries,
        "status": status,
    }


def weight() -> dict[str, float]:
    """Kilobytes over the wire of the first visit to the start page, with and without fonts."""
    from django.test import Client

    client = Client(headers={"host": "localhost", "accept-encoding": "gzip, br"})
    page = client.get("/")
    parts = {"/": len(page.content)}
    text = Client(headers={"host": "localhost"}).get("/").content.decode()
    for address in sorted(set(ASKED.findall(text))):
        parts[address] = len(client.get(address).content)
    fonts = sum(size for address, size in parts.items() if address.endswith(".woff2"))
    whole = sum(parts.values())
    return {"first load kB": round(whole / 1000, 1), "without fonts kB": round((whole - fonts) / 1000, 1)}


def main() -> int:
    """Measure, print a table, and end with the figures; 1 when a limit is passed."""
    times = 20 if "--quick" in sys.argv else 200
    with ExitStack() as stack:
        world(stack)
        pages = {name: measured(path, times) for name, path in paths().items()}
        for name, found in pages.items():
            print(
                f"{name:<12} p50 {found['p50']:>6} ms   p95 {found['p95']:>6} ms   "
                f"cpu p95 {found['cpu p95']:>6} ms   {found['queries']:>3} queries"
            )
        heavy = weight()
    kept = {
        "home p95": pages["home"]["p95"] <= LIMITS["p95 ms"],
        "queries": all(found["queries"] <= LIMITS["queries"] for found in pages.values()),
        "first load": heavy["first load kB"] <= LIMITS["first load kB"],
        "status": all(found["status"] == 200 for found in pages.values()),
    }
    report("pages", times=times, pages=pages, **heavy, kept=kept, limits=LIMITS)
    return 0 if all(kept.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
