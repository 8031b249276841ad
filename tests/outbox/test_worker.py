"""What the worker makes of each ending. Other processes and other workers: ``test_kills.py``."""

import datetime as dt
import threading
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from plugdedag.config.effects import erase
from plugdedag.outbox import worker
from plugdedag.outbox.delivery import Doubtful, NotNow, Refused
from plugdedag.outbox.models import Effect, Heartbeat, State
from plugdedag.outbox.queue import enqueue
from tests.at_once import LONG

pytestmark = pytest.mark.django_db


def answering(*answers: Exception | dict[str, Any]) -> tuple[list[str], dict[str, Callable[..., Any]]]:
    """A handler that gives these answers in turn, and the recipients it was called for."""
    left, called = list(answers), []

    def handle(effect: Effect) -> dict[str, Any]:
        called.append(effect.recipient)
        answer = left.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    return called, {"mail": handle}


def one(**fields: Any) -> Effect:
    effect = enqueue("mail", "moved:1", "bo@example.org", {"text": "donderdag"})
    Effect.objects.filter(pk=effect.pk).update(**fields)
    effect.refresh_from_db()
    return effect


def test_delivered_is_done_and_only_what_the_handler_keeps_is_kept() -> None:
    effect = one()
    called, served = answering({"template": "moved"})
    assert (worker.work(served), worker.work(served)) == (1, 0)
    effect.refresh_from_db()
    assert (effect.state, effect.payload, effect.attempts, called) == (
        State.DONE, {"template": "moved"}, 1, ["bo@example.org"],
    )  # fmt: skip


def test_not_now_is_tried_again_after_pauses_that_grow_and_fails_in_the_end() -> None:
    effect = one()
    _, served = answering(*[NotNow("451 busy")] * 7)
    waits = []
    for _ in range(7):
        Effect.objects.update(due=timezone.now())
        assert worker.work(served) == 1
        effect.refresh_from_db()
        waits.append(effect.state == State.WAITING and effect.due > timezone.now())
    assert waits == [True] * 6 + [False]
    assert (effect.state, effect.error, effect.payload) == (
        State.FAILED, "451 busy", {"text": "donderdag"},
    )  # fmt: skip
    assert sorted(worker.PAUSES) == worker.PAUSES


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (Refused("550 no such box"), State.FAILED),
        (Doubtful("cut off"), State.UNCERTAIN),
        (ValueError("a bug"), State.UNCERTAIN),
    ],
)
def test_other_ends_are_visible_and_are_not_tried_again(error: Exception, state: State) -> None:
    effect = one()
    _, served = answering(error)
    assert (worker.work(served), worker.work(served)) == (1, 0)
    effect.refresh_from_db()
    assert (effect.state, str(error) in effect.error) == (state, True)


def test_a_kind_nobody_handles_fails_visibly() -> None:
    effect = one(kind="pigeon")
    worker.work({})
    effect.refresh_from_db()
    assert (effect.state, effect.error) == (State.FAILED, "Nothing here handles “pigeon”.")


def test_who_lost_the_claim_cannot_begin() -> None:
    effect, mine = one(), uuid.uuid4()
    assert [each.pk for each in worker.take(mine)] == [effect.pk]
    Effect.objects.update(claimed=timezone.now() - worker.STALE - dt.timedelta(seconds=1))
    worker.reap()
    assert [each.pk for each in worker.take(uuid.uuid4())] == [effect.pk]
    assert not effect.begin(mine)


def test_the_reaper_gives_back_what_had_not_begun_and_lists_what_had() -> None:
    long_ago = timezone.now() - dt.timedelta(hours=1)
    claimed = one(state=State.CLAIMED, claim=uuid.uuid4(), claimed=long_ago)
    sending = enqueue("mail", "moved:1", "noor@example.org", {})
    Effect.objects.filter(pk=sending.pk).update(state=State.SENDING, claim=uuid.uuid4(), claimed=long_ago)
    fresh = enqueue("mail", "moved:1", "idris@example.org", {})
    Effect.objects.filter(pk=fresh.pk).update(state=State.SENDING, claim=uuid.uuid4(), claimed=timezone.now())
    worker.reap()
    states = dict(Effect.objects.values_list("pk", "state"))
    assert states == {
        claimed.pk: State.WAITING, sending.pk: State.UNCERTAIN, fresh.pk: State.SENDING,
    }  # fmt: skip


def test_a_slow_worker_that_was_listed_as_uncertain_still_tells_how_it_ended() -> None:
    effect, mine = one(), uuid.uuid4()
    worker.take(mine)
    assert effect.begin(mine)
    Effect.objects.update(claimed=timezone.now() - dt.timedelta(hours=1))
    worker.reap()
    worker.happen(effect, mine, answering({})[1])
    effect.refresh_from_db()
    assert effect.state == State.DONE


def test_once_a_person_sent_it_again_the_old_worker_has_no_say() -> None:
    effect, mine = one(), uuid.uuid4()
    worker.take(mine)
    effect.begin(mine)
    Effect.objects.update(state=State.UNCERTAIN)
    assert effect.retry()
    assert not effect.settle(mine, State.DONE)
    effect.refresh_from_db()
    assert (effect.state, effect.attempts) == (State.WAITING, 0)


def test_what_is_done_or_waiting_is_not_sent_again_by_hand() -> None:
    assert [one(state=state).retry() for state in (State.DONE, State.WAITING, State.SENDING)] == [False] * 3


def test_the_words_of_what_never_arrived_are_forgotten_after_a_month() -> None:
    effect = one(state=State.FAILED, due=timezone.now() - dt.timedelta(days=31))
    erase()
    effect.refresh_from_db()
    assert (effect.state, effect.payload) == (State.FAILED, {})


@pytest.mark.django_db(transaction=True)
def test_it_runs_until_it_is_told_to_stop_and_says_it_lives(settings: Any) -> None:
    settings.EFFECT_HANDLERS = "tests.outbox.test_worker.HANDLERS"
    stop = threading.Event()
    assert Heartbeat.objects.age() is None
    thread = threading.Thread(target=worker.run, args=(stop, 0.01))
    thread.start()
    effect = one()
    try:
        assert TOLD.wait(LONG)
        age = Heartbeat.objects.age()
    finally:
        stop.set()
        thread.join(LONG)
    effect.refresh_from_db()
    assert (effect.state, thread.is_alive()) == (State.DONE, False)
    assert age is not None
    assert 0 <= age < LONG
    assert Heartbeat.objects.age() is None


TOLD = threading.Event()
HANDLERS = {"mail": lambda effect: TOLD.set() or {}}
