"""A mail server of our own, which speaks real SMTP and can be told to refuse, to hang up, or to see a worker die."""

from __future__ import annotations

import asyncio
import contextlib
import email
import multiprocessing
import queue
import threading
from collections import Counter
from collections.abc import Callable
from email import policy
from email.message import EmailMessage
from multiprocessing.synchronize import Event

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class Mailbox:
    """What arrived. ``answers`` are given to the next messages instead of taking them in."""

    def __init__(self) -> None:
        self.got: list[EmailMessage] = []
        self.count: Counter[str] = Counter()
        self.answers: list[str] = []
        self.refused: dict[str, str] = {}
        self.on_arrival: Callable[[int], None] = lambda number: None
        self.hangs_up = False
        self.says_goodbye = False  # after each letter: “250”, and then it closes the connection
        self.slow = threading.Event()  # a letter is taken in once this is set
        self.slow.set()
        self.callers: set[object] = set()
        self.port = 0

    async def handle_RCPT(  # noqa: N802 - the name aiosmtpd calls
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.callers.add(session.peer)
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.answers:
            return self.answers.pop(0)
        while not self.slow.is_set():
            await asyncio.sleep(0.01)
        assert isinstance(envelope.content, bytes)
        message = email.message_from_bytes(envelope.content, policy=policy.default)
        self.got.append(message)  # type: ignore[arg-type]
        self.count.update(envelope.rcpt_tos)
        self.on_arrival(len(self.got))
        if self.hangs_up:
            server.transport.abort()
        if self.says_goodbye:
            asyncio.get_running_loop().call_later(0.01, server.transport.close)
        return "250 Taken in"


class AnyPort(Controller):
    """A controller on a port the system chose; it greets itself there once it runs."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


class Elsewhere:
    """A mail server in a process of its own, that takes in everything and keeps to whom it came."""

    def __init__(self) -> None:
        fresh = multiprocessing.get_context("spawn")
        self.arrived: multiprocessing.Queue[str] = fresh.Queue()
        self.ports: multiprocessing.Queue[int] = fresh.Queue()
        self.stop = fresh.Event()
        self.process = fresh.Process(target=take_in, args=(self.ports, self.arrived, self.stop), daemon=True)
        self.seen: Counter[str] = Counter()

    def __enter__(self) -> Elsewhere:
        self.process.start()
        self.port = self.ports.get()
        return self

    def __exit__(self, *error: object) -> None:
        self.stop.set()
        self.process.join(10)

    def count(self) -> Counter[str]:
        """How often a letter came for each who got one."""
        with contextlib.suppress(queue.Empty):
            while True:
                self.seen[self.arrived.get(timeout=1)] += 1
        return self.seen


def take_in(ports: multiprocessing.Queue[int], arrived: multiprocessing.Queue[str], stop: Event) -> None:
    """Serve until told to stop."""

    class Counting(Mailbox):
        async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
            for address in envelope.rcpt_tos:
                arrived.put(address)
            return "250 Taken in"

    controller = AnyPort(Counting(), hostname="127.0.0.1", port=0)
    controller.start()
    ports.put(controller.port)
    stop.wait()
    controller.stop()
