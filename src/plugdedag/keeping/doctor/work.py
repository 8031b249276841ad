"""The work in the background: is somebody at it, and did the letters leave?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.utils import timezone

from plugdedag.keeping.doctor.findings import Finding, ok, warning, wrong
from plugdedag.outbox.models import Effect, Heartbeat, State
from plugdedag.people.reporting import unread

SILENT = 60  # seconds; a worker says that it lives every ten
OVERDUE = dt.timedelta(hours=1)


def worker() -> Iterator[Finding]:
    """A worker lives."""
    age = Heartbeat.objects.age()
    if age is None:
        yield wrong(
            "Worker", "None is at work, so no mail leaves: sudo systemctl start plug (or “plug serve”)."
        )
    elif age > SILENT:
        yield wrong("Worker", f"Silent for {age / 60:.0f} minutes: sudo systemctl restart plug")
    else:
        yield ok("Worker", f"at work, heard {age:.0f} seconds ago")


def letters() -> Iterator[Finding]:
    """Nothing failed, nobody is left in doubt, nothing waits longer than it should."""
    stuck = {state: Effect.objects.filter(state=state).count() for state in (State.FAILED, State.UNCERTAIN)}
    late = Effect.objects.filter(state=State.WAITING, due__lt=timezone.now() - OVERDUE).count()
    if late:
        yield wrong("Letters", f"{late} wait for more than an hour: see Worker and Mail above.")
    if any(stuck.values()):
        counts = ", ".join(f"{count} {state}" for state, count in stuck.items() if count)
        yield warning("Letters", f"{counts}: “plug outbox” lists them, and can send one again.")
    if not late and not any(stuck.values()):
        yield ok("Letters", "all that was due has left")


def reports() -> Iterator[Finding]:
    """Nobody waits for an answer that no organiser can give."""
    if count := len(unread()):
        yield warning("Reports", f"{count} that no organiser may read: “plug reports” shows what was said.")
    else:
        yield ok("Reports", "none that waits for who runs this site")
