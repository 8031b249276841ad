"""Folders of the tests outside the checkout, of which nothing stays: not after Ctrl-C, nor after a ``kill``."""

import os
import shutil
import signal
import sys
import tempfile
from pathlib import Path


def folder(name: str, place: str | None = None) -> Path:
    """A fresh folder that carries our process id; those of processes that are no more are removed."""
    top = Path(place or tempfile.gettempdir())
    for old in top.glob(f"plug-{name}-*-*"):
        owner = old.name.removeprefix(f"plug-{name}-").split("-")[0]
        if owner.isdigit() and not alive(int(owner)):
            shutil.rmtree(old, ignore_errors=True)
    return Path(tempfile.mkdtemp(prefix=f"plug-{name}-{os.getpid()}-", dir=top))


def alive(pid: int) -> bool:
    """Whether there is such a process, ours or another's."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True


def stop_as_by_ctrl_c() -> None:
    """A ``kill`` ends us in order too, with all that our ``finally`` removes."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
