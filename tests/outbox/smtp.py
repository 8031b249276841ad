"""A mail server of our own, which speaks real SMTP and can be told to refuse, to hang up, or to see a worker die."""

from __future__ import annotations

import email
from collections import Counter
from collections.abc import Callable
from email import policy
from email.message import EmailMessage

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
        self.port = 0

    async def handle_RCPT(  # noqa: N802 - the name aiosmtpd calls
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.answers:
            return self.answers.pop(0)
        assert isinstance(envelope.content, bytes)
        message = email.message_from_bytes(envelope.content, policy=policy.default)
        self.got.append(message)  # type: ignore[arg-type]
        self.count.update(envelope.rcpt_tos)
        self.on_arrival(len(self.got))
        if self.hangs_up:
            server.transport.abort()
        return "250 Taken in"


class AnyPort(Controller):
    """A controller on a port the system chose; it greets itself there once it runs."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()
