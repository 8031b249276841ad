"""Letters share a connection, and a server that is slow, away or rude holds up none for good. Each with its control."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.core.mail import get_connection
from django.db import OperationalError

from plugdedag.outbox import connecting, mail, worker
from plugdedag.outbox.models import Effect, State
from plugdedag.outbox.queue import enqueue_all
from tests.at_once import LONG
from tests.outbox.smtp import Mailbox

pytestmark = [pytest.mark.django_db, pytest.mark.smtp]
SERVED = {mail.KIND: mail.deliver}
NAMES = [f"plugger{number}@example.org" for number in range(5)]
Write = Callable[..., Effect]


def states() -> list[str]:
    return list(Effect.objects.order_by("pk").values_list("state", flat=True))


def test_letters_that_go_together_share_a_connection(mailbox: Mailbox, write: Write) -> None:
    for name in NAMES:
        write(name)
    worker.work(SERVED)
    assert (states(), len(mailbox.callers)) == ([State.DONE] * 5, 1)
    write("later@example.org")
    worker.work(SERVED)
    assert len(mailbox.callers) == 2  # it was not kept until then


def test_a_letter_by_itself_has_its_own(mailbox: Mailbox, write: Write) -> None:
    for name in NAMES:
        mail.deliver(write(name))
    assert len(mailbox.callers) == 5


def goodbyes(mailbox: Mailbox, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that closes the connection after each letter; surely it has, before the next one goes."""
    mailbox.says_goodbye = True
    gone = connecting.stands

    def after_it_closed(connection: Any) -> bool:
        connection.connection.sock.settimeout(LONG)
        connection.connection.sock.recv(1)
        return gone(connection)

    monkeypatch.setattr(connecting, "stands", after_it_closed)
    for name in NAMES:
        write(name)


def test_a_server_that_closes_in_between_is_called_anew(
    mailbox: Mailbox, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    goodbyes(mailbox, write, monkeypatch)
    worker.work(SERVED)
    assert (states(), dict(mailbox.count), len(mailbox.callers)) == (
        [State.DONE] * 5, dict.fromkeys(NAMES, 1), 5,
    )  # fmt: skip


def test_without_asking_first_that_would_be_uncertain(
    mailbox: Mailbox, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    goodbyes(mailbox, write, monkeypatch)
    looked = connecting.stands
    monkeypatch.setattr(connecting, "stands", lambda connection: looked(connection) or True)  # the control
    worker.work(SERVED)
    assert State.UNCERTAIN in states()


def test_after_a_refusal_the_next_letter_goes(mailbox: Mailbox, write: Write) -> None:
    mailbox.refused[NAMES[0]] = "550 5.1.1 No such box"
    mailbox.answers = ["421 Closing, come back later"]
    for name in NAMES:
        write(name)
    worker.work(SERVED)
    assert states() == [State.HELD, State.WAITING, *[State.DONE] * 3]
    assert dict(mailbox.count) == dict.fromkeys(NAMES[2:], 1)


def test_slow_is_waited_for(mailbox: Mailbox, write: Write) -> None:
    mailbox.slow.clear()
    effect = write(NAMES[0])
    opener = threading.Timer(0.3, mailbox.slow.set)
    opener.start()
    worker.work(SERVED)
    opener.join()
    effect.refresh_from_db()
    assert (effect.state, mailbox.count[NAMES[0]]) == (State.DONE, 1)


def test_too_slow_is_listed_and_the_others_go(
    mailbox: Mailbox, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may have come, or come yet: nobody sends it again. Those behind it do not wait for it."""
    monkeypatch.setattr(connecting, "PATIENCE", 0.3)
    mailbox.slow.clear()
    for name in NAMES:
        write(name)
    given_up = mail.hand_over

    def then_quick(message: Any) -> None:
        try:
            given_up(message)
        finally:
            mailbox.slow.set()
            monkeypatch.setattr(connecting, "PATIENCE", LONG)

    monkeypatch.setattr(mail, "hand_over", then_quick)
    worker.work(SERVED)
    assert states() == [State.UNCERTAIN, *[State.DONE] * 4]
    assert {name: mailbox.count[name] for name in NAMES[1:]} == dict.fromkeys(NAMES[1:], 1)
    assert worker.work(SERVED) == 0


def test_a_letter_to_one_goes_before_those_to_many(mailbox: Mailbox, write: Write) -> None:
    to_many = {"template": "news", "language": "nl", "subject": "Woensdag", "text": "Kom je?", "html": ""}
    enqueue_all("announcement", [("month:1", f"reader{number}@example.org", to_many) for number in range(50)])
    write("code@example.org", key="code:1")
    served = SERVED | {"announcement": mail.deliver}
    assert worker.work(served) == worker.BATCH
    assert mailbox.got[0]["To"] == "code@example.org"
    while worker.work(served):
        pass
    assert sum(mailbox.count.values()) == 51


def test_a_database_that_is_busy_before_it_goes_is_not_now(
    mailbox: Mailbox, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(address: str) -> None:
        raise OperationalError("database is locked")

    effect = write(NAMES[0])
    monkeypatch.setattr(mail, "holding", locked)
    worker.work(SERVED)
    effect.refresh_from_db()
    assert (effect.state, effect.attempts, mailbox.got) == (State.WAITING, 1, [])


def busy_when_noting(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """A database that is locked so often when the end of a letter is to be noted."""
    settle, left = Effect.settle, iter(range(times))

    def locked(self: Effect, *words: Any, **fields: Any) -> bool:
        if next(left, None) is not None:
            raise OperationalError("database is locked")
        return settle(self, *words, **fields)

    monkeypatch.setattr(Effect, "settle", locked)
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)


def test_a_database_that_is_busy_after_it_went_is_waited_for(
    mailbox: Mailbox, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    effect = write(NAMES[0])
    busy_when_noting(monkeypatch, 2)
    monkeypatch.setattr(worker, "PATIENT", (0.0, 0.0))
    worker.work(SERVED)
    effect.refresh_from_db()
    assert (effect.state, mailbox.count[NAMES[0]]) == (State.DONE, 1)


def test_without_waiting_nobody_would_know(
    mailbox: Mailbox, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    effect = write(NAMES[0])
    busy_when_noting(monkeypatch, 1)
    monkeypatch.setattr(worker, "PATIENT", ())  # the control
    with pytest.raises(OperationalError):
        worker.work(SERVED)
    effect.refresh_from_db()
    assert (effect.state, mailbox.count[NAMES[0]]) == (State.SENDING, 1)


def test_what_is_no_mail_server_is_opened_for_each(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert not connecting.stands(get_connection())
