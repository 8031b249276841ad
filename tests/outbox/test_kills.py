"""kill -9 during a mailing, and two workers at once: nothing doubled, nothing forgotten. Each with its control."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection

from plugdedag.outbox.models import Effect, State
from tests.at_once import LONG
from tests.outbox.smtp import Mailbox

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.smtp]
ROOT = Path(__file__).resolve().parents[2]
Process = subprocess.Popen[str]
Start = Callable[..., Process]


def database_url() -> str:
    """The address of the database the tests run on, for another process."""
    at = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{at['NAME']}"
    port = f":{at['PORT']}" if at["PORT"] else ""
    password = f":{quote(at['PASSWORD'])}" if at["PASSWORD"] else ""
    return f"postgres://{at['USER']}{password}@{quote(at['HOST'], safe='')}{port}/{at['NAME']}"


@pytest.fixture
def start(mailbox: Mailbox, tmp_path: Path) -> Iterator[Start]:
    """Start a worker process that waits for :func:`go`; all are gone at the end."""
    started: list[Process] = []
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PLUG_")} | {
        "DJANGO_SETTINGS_MODULE": "plugdedag.config.settings", "DATABASE_URL": database_url(),
        "PLUG_DATA": str(tmp_path), "PLUG_MAIL_URL": f"smtp://127.0.0.1:{mailbox.port}", "PLUG_HTTPS": "no",
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
    }  # fmt: skip

    def one(*options: str) -> Process:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.outbox.worker_process", *options], env=environment, cwd=ROOT,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        started.append(process)
        return process

    yield one
    for process in started:
        process.kill()
        process.communicate()


def go(*processes: Process) -> None:
    """Let them all begin at once."""
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()


def settled(seconds: float = LONG) -> bool:
    """Wait until nothing is waiting or under way."""
    until = time.monotonic() + seconds
    under_way = [State.WAITING, State.CLAIMED, State.SENDING]
    while Effect.objects.filter(state__in=under_way).exists():
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


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
