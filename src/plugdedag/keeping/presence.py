"""Who uses this installation's data: any number of servers and workers, or one who replaces it."""

import fcntl
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from django.conf import settings

from plugdedag.lib.refusals import Refused

RUNNING = (
    "PLUG is running on this data: stop it first (“sudo systemctl stop plug”, or Ctrl-C), then do this again."
)
BUSY = "The data is being restored or moved just now. Start again when that is done."


@contextmanager
def _held(how: int) -> Iterator[None]:
    """The kernel lets go of it when the process ends, however it ends."""
    path = settings.DATA / "in-use"
    try:
        file = path.open("a")
    except OSError as error:
        raise Refused(
            f"{path}: {error.strerror}. Give {settings.DATA} and all in it to who runs PLUG."
        ) from error
    with file:
        try:
            fcntl.flock(file, how | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refused(RUNNING if how == fcntl.LOCK_EX else BUSY) from None
        yield


def present() -> AbstractContextManager[None]:
    """Serve or work: together with others who do."""
    return _held(fcntl.LOCK_SH)


def alone() -> AbstractContextManager[None]:
    """Replace the data: with nobody else there. Raises ``Refused`` when somebody is."""
    return _held(fcntl.LOCK_EX)
