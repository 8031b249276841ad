"""A mail server that speaks real SMTP, and letters to send through it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from plugdedag.outbox import mail
from plugdedag.outbox.models import Effect
from plugdedag.outbox.queue import enqueue
from tests.outbox.smtp import AnyPort, Mailbox
from tests.outbox.workers import start

__all__ = ["start"]


@pytest.fixture
def mailbox(settings: Any) -> Iterator[Mailbox]:
    box = Mailbox()
    controller = AnyPort(box, hostname="127.0.0.1", port=0)
    controller.start()
    box.port = controller.port
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", box.port, 300
    yield box
    controller.stop()


@pytest.fixture
def write() -> Callable[..., Effect]:
    """Put a letter in the outbox as ``letter`` would, without a template."""

    def written(recipient: str, key: str = "news:1", **payload: Any) -> Effect:
        words = {"template": "news", "language": "nl", "subject": "Woensdag", "text": "Kom je?", "html": ""}
        return enqueue(mail.KIND, key, recipient, words | payload)

    return written
