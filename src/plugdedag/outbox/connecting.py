"""The connection to the mail server, which letters share that go one after the other.

Before each letter it is asked whether it is still there, so that a server that hung up in between is not taken for one
that hung up with our letter in its hands. After anything but success it is given up.
"""

from __future__ import annotations

import contextlib
import smtplib
from collections.abc import Iterator
from contextvars import ContextVar

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend

from plugdedag.outbox.delivery import NotNow

PATIENCE = 40.0  # seconds for each step once a connection stands: some servers look at a letter for long


class Line:
    """A connection to the mail server, opened for the first letter and kept for the next ones while all is well."""

    def __init__(self) -> None:
        self.connection: BaseEmailBackend | None = None

    def open(self) -> BaseEmailBackend:
        """A connection that stands. Raises ``NotNow`` when there is none to be had: then nothing was sent."""
        if self.connection is None or not stands(self.connection):
            self.close()
            self.connection = get_connection()
            try:
                self.connection.open()
            except (smtplib.SMTPException, OSError) as error:
                raise NotNow(str(error)) from error
            smtp = self.connection.connection if isinstance(self.connection, EmailBackend) else None
            if smtp is not None and smtp.sock is not None:
                smtp.sock.settimeout(PATIENCE)
        return self.connection

    def close(self) -> None:
        connection, self.connection = self.connection, None
        if connection is not None:
            with contextlib.suppress(smtplib.SMTPException, OSError):  # a rude goodbye undoes nothing
                connection.close()


shared: ContextVar[Line | None] = ContextVar("shared", default=None)


def stands(connection: BaseEmailBackend) -> bool:
    """Whether a mail server is still there. What is no mail server is opened anew for each letter."""
    if not isinstance(connection, EmailBackend) or connection.connection is None:
        return False
    try:
        return bool(connection.connection.noop()[0] == 250)
    except (smtplib.SMTPException, OSError):
        return False


@contextlib.contextmanager
def one_connection() -> Iterator[None]:
    """While the context lasts, the letters of this thread go over one connection."""
    mine = Line()
    before = shared.set(mine)
    try:
        yield
    finally:
        shared.reset(before)
        mine.close()


@contextlib.contextmanager
def line() -> Iterator[BaseEmailBackend]:
    """A connection for one letter: the shared one, or one of its own. After anything but success it is given up."""
    used, well = shared.get() or Line(), False
    try:
        yield used.open()
        well = shared.get() is not None
    finally:
        if not well:
            used.close()
