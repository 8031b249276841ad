"""Workers in processes of their own, on the database of the test, to be killed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection

from plugdedag.outbox.models import Effect, State
from tests.at_once import LONG
from tests.outbox.smtp import Mailbox

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


def surroundings(folder: Path) -> dict[str, str]:
    """The environment of a process that works on the database of the test."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PLUG_")}
    return kept | {
        "DJANGO_SETTINGS_MODULE": "plugdedag.config.settings", "DATABASE_URL": database_url(),
        "PLUG_DATA": str(folder), "PLUG_HTTPS": "no", "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
    }  # fmt: skip


@pytest.fixture
def start(mailbox: Mailbox, tmp_path: Path) -> Iterator[Start]:
    """Start a worker process that waits for :func:`go`; all are gone at the end."""
    started: list[Process] = []
    environment = surroundings(tmp_path) | {"PLUG_MAIL_URL": f"smtp://127.0.0.1:{mailbox.port}"}

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
