"""The doctor's round: every look in its order. One that fails itself is a finding too, never the end of the round."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from django.db import Error

from plugdedag.keeping.backing_up import folder
from plugdedag.keeping.doctor import data, machine, network, work
from plugdedag.keeping.doctor.findings import Finding, State, wrong

Look = Callable[[], Iterator[Finding]]


def examine(*, send_to: str | None = None, backups: Path | None = None) -> Iterator[Finding]:
    """Look at everything; with ``send_to`` a letter is sent there. What needs the database waits for it to answer."""
    yield from safely("Settings", machine.settings_are_right)
    yield from safely("Secret", machine.secret)
    yield from safely("Disk", machine.disk)
    yield from safely("Clock", machine.clock)
    found = list(safely("Database", data.database))
    yield from found
    yield from safely("Backups", lambda: data.backups(backups or folder()))
    if all(finding.state != State.WRONG for finding in found):
        yield from safely("Cities", network.hostnames)
        yield from safely("Worker", work.worker)
        yield from safely("Letters", work.letters)
        yield from safely("Reports", work.reports)
    yield from safely("Mail", lambda: network.mail(send_to))


def before_starting() -> Iterator[Finding]:
    """What has to be right before anything is served: looked at without the network, and with nothing running yet."""
    yield from safely("Settings", machine.settings_are_right)
    yield from safely("Secret", machine.secret)
    yield from safely("Database", data.database)


def safely(about: str, look: Look) -> Iterator[Finding]:
    """What a look finds; or that it could not look."""
    try:
        yield from look()
    except (Error, OSError, ValueError) as error:
        yield wrong(about, f"Could not look: {error}. Mend that, and ask again.")
