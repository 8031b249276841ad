"""Deeds in one moment, each in a thread with a connection of its own, and a place for them to meet in between."""

import itertools
import threading
from collections.abc import Callable, Sequence
from typing import Any

from django.db import connections

LONG = 300  # seconds: a busy machine is slow, not wrong


def together(deeds: Sequence[Callable[[], Any]]) -> list[Any]:
    """Do all at once; what each answered or raised."""
    gate, results = threading.Barrier(len(deeds)), [None] * len(deeds)

    def run(index: int) -> None:
        gate.wait(LONG)
        try:
            results[index] = deeds[index]()
        except Exception as error:
            results[index] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(index,)) for index in range(len(deeds))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


class Meeting:
    """Between looking and writing: the first who comes here waits for a second, who with a lock can only come later.

    With the lock off it is :meth:`certain`: the first waits until there is another, however slow the machine.
    """

    def __init__(self) -> None:
        self.numbers, self.another, self.patience = itertools.count(), threading.Event(), 0.2

    def certain(self) -> None:
        self.patience = LONG

    def wait(self) -> None:
        if next(self.numbers):
            self.another.set()
        else:
            self.another.wait(self.patience)
