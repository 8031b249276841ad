"""Deeds in one moment, each in a thread with a connection of its own, and a place for them to meet in between."""

import asyncio
import itertools
import threading
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from django.db import connections

Result = TypeVar("Result")
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


def finished(coroutine: Coroutine[Any, Any, Result]) -> Result:
    """What it answers, on a loop in a thread of its own: a browser of another test may run a loop in this one."""
    with ThreadPoolExecutor(1) as elsewhere:
        return elsewhere.submit(asyncio.run, coroutine).result()


class Meeting:
    """Between looking and writing: the first who comes here waits for a second, who with a lock can only come later.

    With the lock off it is :meth:`certain`: the first waits until there is another, however slow the machine.
    """

    def __init__(self) -> None:
        self.begin(0.2)

    def begin(self, patience: float) -> None:
        """Anew, whoever came here before; ``patience`` in seconds."""
        self.numbers, self.patience = itertools.count(), patience
        self.somebody, self.another = threading.Event(), threading.Event()

    def certain(self) -> None:
        self.begin(LONG)

    def wait(self) -> None:
        if next(self.numbers):
            self.another.set()
        else:
            self.somebody.set()
            self.another.wait(self.patience)
