"""kill -9 during a mailing, and two workers at once: nothing doubled, nothing forgotten. Each with its control."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable

import pytest

from plugdedag.outbox.models import Effect, State
from tests.at_once import LONG
from tests.outbox.smtp import Mailbox
from tests.outbox.workers import Start, go, settled

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.smtp]


def mailing(write: Callable[..., Effect], size: int) -> set[str]:
    return {write(f"plugger{number}@example.org").recipient for number in range(size)}


def states() -> Counter[str]:
    return Counter(Effect.objects.values_list("state", flat=True))


def test_a_kill_between_sending_and_noting_leaves_one_uncertain(
    mailbox: Mailbox, start: Start, write: Callable[..., Effect]
) -> None:
    everybody, first = mailing(write, 30), start()
    mailbox.on_arrival = lambda number: first.kill() if number == 7 else None
    go(first)
    first.wait(LONG)
    go(start())
    assert settled()
    assert dict(mailbox.count) == dict.fromkeys(everybody, 1)
    assert states() == {State.DONE: 29, State.UNCERTAIN: 1}


def test_control_without_claiming_first_the_same_kill_doubles(
    mailbox: Mailbox, start: Start, write: Callable[..., Effect]
) -> None:
    mailing(write, 30)
    first = start("--naive")
    mailbox.on_arrival = lambda number: first.kill() if number == 7 else None
    go(first)
    first.wait(LONG)
    second = start("--naive")
    go(second)
    second.wait(LONG)
    assert max(mailbox.count.values()) == 2


def test_kills_at_any_moment_double_nothing_and_forget_nothing(
    mailbox: Mailbox, start: Start, write: Callable[..., Effect]
) -> None:
    seed = random.randrange(10**6)
    print(f"seed {seed}")
    pauses = [random.Random(seed).uniform(0, 0.3) for _ in range(4)]
    everybody = mailing(write, 200)
    for pause in pauses:
        process = start()
        go(process)
        time.sleep(pause)
        process.kill()
        process.wait(LONG)
    go(start())
    assert settled()
    uncertain = set(Effect.objects.filter(state=State.UNCERTAIN).values_list("recipient", flat=True))
    assert max(mailbox.count.values()) == 1
    assert everybody - set(mailbox.count) - uncertain == set()
    assert len(uncertain) <= len(pauses)
    assert states()[State.DONE] + len(uncertain) == 200


def test_two_workers_at_once_send_each_once(
    mailbox: Mailbox, start: Start, write: Callable[..., Effect]
) -> None:
    everybody = mailing(write, 120)
    go(start("--patient"), start("--patient"))  # however long the other takes, it is not dead
    assert settled()
    assert dict(mailbox.count) == dict.fromkeys(everybody, 1)
    assert states() == {State.DONE: 120}


def test_control_two_that_claim_nothing_send_each_twice(
    mailbox: Mailbox, start: Start, write: Callable[..., Effect]
) -> None:
    everybody, both = mailing(write, 20), [start("--naive"), start("--naive")]
    go(*both)
    for process in both:
        process.wait(LONG)
    assert dict(mailbox.count) == dict.fromkeys(everybody, 2)
