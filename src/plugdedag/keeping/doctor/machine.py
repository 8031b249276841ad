"""The machine: settings, secret, disk, clock."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.checks import WARNING, run_checks
from django.db import Error
from django.utils import timezone

from plugdedag.config import readiness
from plugdedag.keeping.doctor.findings import Finding, ok, warning, wrong
from plugdedag.outbox.models import Effect

TIGHT, FULL = 2_000, 200  # megabytes
WRITTEN = Path(__file__)  # the clock cannot be before our own files were written
TOLERANCE = dt.timedelta(minutes=5)


def settings_are_right() -> Iterator[Finding]:
    """Django's own checks for a site in the open."""
    if said := readiness.is_no_demo():
        yield wrong("Settings", said)
    if not settings.HTTPS:
        yield warning(
            "Settings", "PLUG_HTTPS=no, so the line can be listened to: leave it out once Caddy is in front."
        )
        return
    found = [each for each in run_checks(include_deployment_checks=True) if each.is_serious(WARNING)]
    for each in found:
        yield wrong("Settings", " ".join(f"{each.msg} {each.hint or ''}".split()))
    if not found:
        yield ok("Settings", "as they should be for a site in the open")


def secret() -> Iterator[Finding]:
    """The key is kept from other people of this machine, and so is the folder with everything in it."""
    kept = settings.DATA / "secret.key"
    if "PLUG_SECRET_KEY" in os.environ:
        yield ok("Secret", "from PLUG_SECRET_KEY")
    elif not kept.exists():
        yield wrong("Secret", f"{kept} is gone: restart PLUG to make one; everybody signs in again.")
    elif stat.S_IMODE(kept.stat().st_mode) & 0o077:
        yield wrong("Secret", f"{kept} can be read by others: chmod 600 {kept}")
    else:
        yield ok("Secret", f"{kept}, for its owner alone")
    if stat.S_IMODE(settings.DATA.stat().st_mode) & 0o007:
        yield warning(
            "Secret", f"Others of this machine can look into {settings.DATA}: chmod 750 {settings.DATA}"
        )


def disk() -> Iterator[Finding]:
    """Room for what comes, and for the next backup."""
    free = shutil.disk_usage(settings.DATA).free // 1_000_000
    words = f"{free / 1000:.1f} GB free for {settings.DATA}"
    if free < FULL:
        yield wrong("Disk", f"{words}: make room now, or PLUG stops.")
    elif free < TIGHT:
        yield warning("Disk", f"{words}: make room, or keep fewer backups (plug backup --keep 7).")
    else:
        yield ok("Disk", words)


def clock() -> Iterator[Finding]:
    """It runs with the world's: by what the system says, by our own files, and by what was written before."""
    now = timezone.now()
    if now.timestamp() < WRITTEN.stat().st_mtime - TOLERANCE.total_seconds():
        yield wrong("Clock", f"It says {now:%Y-%m-%d %H:%M} UTC, before PLUG was installed. {SET_IT}")
    elif (ahead := written_ahead(now)) is not None:
        yield wrong(
            "Clock",
            f"It says {now:%Y-%m-%d %H:%M} UTC, but something was written at {ahead:%Y-%m-%d %H:%M}. {SET_IT}",
        )
    elif (kept := synchronised()) is None:
        yield ok("Clock", f"{now:%Y-%m-%d %H:%M} UTC; whether it is kept right could not be asked here")
    elif kept:
        yield ok("Clock", f"{now:%Y-%m-%d %H:%M} UTC, kept right by the network")
    else:
        yield warning("Clock", f"{now:%Y-%m-%d %H:%M} UTC, and nothing keeps it right. {SET_IT}")


SET_IT = "Have it set by the network: sudo timedatectl set-ntp true"


def written_ahead(now: dt.datetime) -> dt.datetime | None:
    """The latest thing that was written, if that is still to come. Without a database nothing is known."""
    try:
        if readiness.database_is_ready():
            return None
        last = Effect.objects.order_by("-created").values_list("created", flat=True).first()
    except Error:
        return None
    return last if last and last > now + TOLERANCE else None


def synchronised() -> bool | None:
    """Whether systemd says that the network keeps the clock; None where there is no systemd to ask."""
    asked = ["timedatectl", "show", "--property=NTPSynchronized", "--value"]
    try:
        done = subprocess.run(asked, capture_output=True, text=True, timeout=5, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return None
    return {"yes": True, "no": False}.get(done.stdout.strip())
