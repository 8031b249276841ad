"""What is to be ended when the server stops: streams would otherwise hold it up for as long as they last."""

from __future__ import annotations

from collections.abc import Callable

ENDS: list[Callable[[], None]] = []


def when_stopping(end: Callable[[], None]) -> None:
    """Have this called once, in the server's own thread, when it stops."""
    ENDS.append(end)


def stop() -> None:
    """End everything that asked for it."""
    while ENDS:
        ENDS.pop()()
