"""A worker in a process of its own, to be killed: ``python -m tests.outbox.worker_process [--naive | --patient]``.

It says "ready" and starts at a line on its standard input. ``--naive`` is the control: it sends what it read and notes
it afterwards, without a claim. ``--patient`` never takes another for dead.
"""

import sys
import threading
from datetime import timedelta

import django

django.setup()

from plugdedag.outbox import mail, worker  # noqa: E402 - Django first
from plugdedag.outbox.models import Effect, State  # noqa: E402

STALE = timedelta(seconds=1)


def naive() -> None:
    waiting = list(Effect.objects.filter(state=State.WAITING).order_by("pk"))
    start()
    for effect in waiting:
        mail.deliver(effect)
        Effect.objects.filter(pk=effect.pk).update(state=State.DONE)


def start() -> None:
    print("ready", flush=True)
    sys.stdin.readline()


if __name__ == "__main__":
    if "--naive" in sys.argv:
        naive()
    else:
        start()
        worker.run(threading.Event(), poll=0.05, stale=worker.STALE if "--patient" in sys.argv else STALE)
