"""The worker: takes effects, has them happen, and notes how it went.

Theory of operation
-------------------
An effect goes WAITING → CLAIMED → SENDING → DONE, and each arrow is one committed conditional UPDATE.

- *Claim first.* Only the worker whose claim is on the row can begin, so two workers never send the same effect.
- *Begin, then send.* A row that is CLAIMED has surely not been sent: the reaper gives it back after a while, and a
  worker that lost its claim that way cannot begin any more. A row that is SENDING may have been sent: after a crash
  nobody can know, so the reaper lists it as UNCERTAIN. A person looks and decides (``plug outbox --retry``).
- *Ends.* The handler says ``NotNow`` (again, after a pause that grows), ``Refused`` (FAILED, visible), ``Held`` (HELD,
  until its address is lifted), ``Doubtful`` (UNCERTAIN) or returns (DONE). An exception we did not foresee could have
  come after the sending: UNCERTAIN.

So a kill at any moment doubles nothing and forgets nothing, and leaves at most one uncertain effect a worker.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import logging
import os
import socket
import threading
import time
import uuid
from collections.abc import Mapping

from django.db import Error, OperationalError, close_old_connections, connection, transaction
from django.utils import timezone

from plugdedag.outbox import mail
from plugdedag.outbox.connecting import one_connection
from plugdedag.outbox.delivery import Chore, Doubtful, Handler, Held, NotNow, Refused, chores, handlers
from plugdedag.outbox.models import Effect, Heartbeat, State

log = logging.getLogger(__name__)

BATCH = 20
PAUSES = [dt.timedelta(minutes=minutes) for minutes in (0.5, 2, 10, 60, 240, 720)]
PATIENT = (1.0, 5.0, 20.0, 60.0)  # seconds between the attempts to note how something ended
STALE = dt.timedelta(minutes=5)  # a mail server is given 20 seconds a step, so nobody alive takes this long
BEAT, REAP, CHORES = 10.0, 30.0, 900.0  # seconds


def run(stop: threading.Event, poll: float = 1.0, stale: dt.timedelta = STALE) -> None:
    """Work until ``stop`` is set, looking every ``poll`` seconds; what is under way is finished first.

    A database that is away for a while is waited for.
    """
    served, name = handlers(), f"{socket.gethostname()[:50]}:{os.getpid()}:{threading.get_ident() % 10**9}"
    beat = reap_at = chores_at = float("-inf")
    while not stop.is_set():
        try:
            if time.monotonic() - beat > BEAT:
                Heartbeat.objects.beat(name)
                beat = time.monotonic()
            if time.monotonic() - reap_at > min(REAP, stale.total_seconds()):
                reap(stale)
                reap_at = time.monotonic()
            if time.monotonic() - chores_at > CHORES:
                do_chores(chores())
                chores_at = time.monotonic()
            busy = work(served, stop) > 0
        except Error:
            log.exception("The outbox cannot reach its database; trying again")
            close_old_connections()
            busy = False
        if not busy:
            stop.wait(poll)
    with contextlib.suppress(Error):
        Heartbeat.objects.filter(worker=name).delete()
    connection.close()


def do_chores(named: Mapping[str, Chore]) -> None:
    """What the house has to have done now and then, such as forgetting. One that fails is tried again next time."""
    for name, chore in named.items():
        try:
            chore()
        except Exception:
            log.exception("The chore “%s” failed; trying again later", name)


def work(served: Mapping[str, Handler], stop: threading.Event | None = None) -> int:
    """Take what is due, at most a batch, and have it happen. Answers how many were taken."""
    claim = uuid.uuid4()
    taken = take(claim)
    with one_connection():
        for effect in taken:
            if stop is not None and stop.is_set():
                break
            if effect.begin(claim):
                happen(effect, claim, served)
    if taken:
        Effect.objects.filter(claim=claim, state=State.CLAIMED).update(state=State.WAITING, claim=None)
    return len(taken)


def take(claim: uuid.UUID, at_most: int = BATCH) -> list[Effect]:
    """Claim effects that are due. Rows another worker is claiming are passed over, not waited for.

    A letter to one person (somebody waits for a code) goes before those to many, however many these are.
    """
    ready = Effect.objects.ready(timezone.now())
    if not ready.exists():  # an idle worker writes nothing
        return []
    with transaction.atomic():
        if connection.features.has_select_for_update_skip_locked:
            ready = ready.select_for_update(skip_locked=True)
        found = list(ready.filter(kind=mail.KIND).values_list("pk", flat=True)[:at_most])
        found += ready.exclude(kind=mail.KIND).values_list("pk", flat=True)[: at_most - len(found)]
        free = Effect.objects.filter(pk__in=found, state=State.WAITING)
        free.update(state=State.CLAIMED, claim=claim, claimed=timezone.now())
    mine = Effect.objects.filter(claim=claim).order_by("due", "pk")
    return sorted(mine, key=lambda effect: effect.kind != mail.KIND)


def happen(effect: Effect, claim: uuid.UUID, served: Mapping[str, Handler]) -> None:
    """Call the handler and note how it ended."""
    handler = served.get(effect.kind)
    if handler is None:
        note(effect, claim, State.FAILED, error=f"Nothing here handles “{effect.kind}”.")
        return
    try:
        kept = handler(effect)
    except NotNow as error:
        later(effect, claim, str(error))
    except Refused as error:
        note(effect, claim, State.FAILED, error=str(error))
    except Held as error:
        note(effect, claim, State.HELD, error=str(error))
    except Doubtful as error:
        note(effect, claim, State.UNCERTAIN, error=str(error))
    except Exception as error:
        log.exception("Effect %s (%s) ended in the unforeseen", effect.pk, effect.kind)
        note(effect, claim, State.UNCERTAIN, error=f"{type(error).__name__}: {error}")
    else:
        note(effect, claim, State.DONE, done=timezone.now(), payload=kept, error="")


def note(effect: Effect, claim: uuid.UUID, state: State, **fields: object) -> None:
    """Note how it ended. A database that is busy or away for a while is waited for: else nobody would ever know."""
    for pause in (*PATIENT, None):
        try:
            effect.settle(claim, state, **fields)
        except OperationalError:
            if pause is None:
                raise
            log.warning("The end of effect %s cannot be noted; trying again", effect.pk)
            close_old_connections()
            time.sleep(pause)
        else:
            return


def later(effect: Effect, claim: uuid.UUID, error: str) -> None:
    """Try again after a pause that grows; when the pauses are used up it has failed."""
    if effect.attempts > len(PAUSES):
        note(effect, claim, State.FAILED, error=error)
    else:
        due = timezone.now() + PAUSES[effect.attempts - 1]
        note(effect, claim, State.WAITING, due=due, error=error)


def reap(stale: dt.timedelta = STALE) -> None:
    """Revive what dead workers held, and list what they may have sent."""
    now = timezone.now()
    held = Effect.objects.filter(claimed__lt=now - stale)
    held.filter(state=State.CLAIMED).update(state=State.WAITING, claim=None)
    held.filter(state=State.SENDING).update(
        state=State.UNCERTAIN, error="The worker stopped while sending; it may have arrived."
    )
    Heartbeat.objects.filter(at__lt=now - dt.timedelta(days=1)).delete()
