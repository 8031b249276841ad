"""Letters: rendered when they are written, or when they are sent; forgotten once they are gone.

Only a letter that its app declares (``outbox/letters.py``) is written. One that nobody asked for carries a way to stop
it; one to an address that bounced is held.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import smtplib
from collections.abc import Callable, Iterator, Mapping, Sequence
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.db import OperationalError, transaction

from plugdedag.lib import tokens
from plugdedag.look.mail import render_mail
from plugdedag.outbox.bouncing import bounced, holding, is_about_address, one_line
from plugdedag.outbox.connecting import line
from plugdedag.outbox.delivery import Doubtful, Handler, Held, NotNow, Refused
from plugdedag.outbox.letters import declared, insists
from plugdedag.outbox.models import Effect
from plugdedag.outbox.queue import enqueue

KIND = "mail"
Attachment = tuple[str, str, str]  # file name, text, MIME type


def letter(
    key: str, recipient_email: str, template: str, context: Mapping[str, Any], language: str, *,
    headers: Mapping[str, str] | None = None, attachments: Sequence[Attachment] = (),
    due: dt.datetime | None = None,
) -> Effect:  # fmt: skip
    """Write a mail to one person, in that person's language; the worker sends it.

    ``key`` names the occasion ("day-moved:<uuid>:<move>"): the same occasion for the same address is one letter.
    ``template`` and ``context`` are those of ``look.mail.render_mail``. ``attachments`` are (name, text, MIME type).
    """
    payload = written(template, context, language, headers=headers, attachments=attachments)
    return enqueue(KIND, key, recipient_email, payload, due)


def written(
    template: str, context: Mapping[str, Any], language: str, *, headers: Mapping[str, str] | None = None,
    attachments: Sequence[Attachment] = (), stop: str = "",
) -> dict[str, Any]:  # fmt: skip
    """The payload of a letter, as :func:`deliver` sends it.

    ``stop`` is the address at which a letter that nobody asked for is stopped, by one press, without signing in
    (RFC 8058). Raises ``LookupError`` for a letter that is not declared, and ``ValueError`` when ``stop`` is missing.
    """
    if declared(template).kind.can_be_stopped and not stop:
        raise ValueError(f"“{template}” was not asked for, so it needs a way to stop it.")
    subject, text, html = render_mail(template, {**context, "stop": stop}, language)
    return {
        "template": template, "language": language, "subject": subject, "text": text, "html": html,
        "headers": dict(headers or {}) | (one_click(stop) if stop else {}),
        "attachments": [list(each) for each in attachments],
    }  # fmt: skip


def one_click(stop: str) -> dict[str, str]:
    """The headers by which a mail program shows a button of its own to stop such letters."""
    return {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


def when_sent(write: Callable[[Effect], dict[str, Any] | None]) -> Handler:
    """A handler for letters that are written when they go, as things are by then.

    ``write`` makes the payload of what an effect is about; None when there is no reason for the letter any more.
    """

    def handle(effect: Effect) -> dict[str, Any]:
        refuse_if_forgotten(bool(effect.payload))
        with surely_not_sent():
            refuse_if_held(effect)
            with transaction.atomic():  # the links in it are one commit, not one each
                payload = write(effect)
        if payload is None:
            return {}
        effect.payload = payload
        return deliver(effect)

    return handle


@contextlib.contextmanager
def surely_not_sent() -> Iterator[None]:
    """A database that is too busy, or away, before a letter went: then it goes later."""
    try:
        yield
    except OperationalError as error:
        raise NotNow(f"The database: {error}") from error


def message_id(effect: Effect) -> str:
    """The same for every attempt, so that a mailbox can recognise a double; only who got the letter knows it."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].partition("@")[2] or "localhost"
    return f"<{mark(effect)}@{domain}>"


def mark(effect: Effect) -> str:
    """What tells a letter from all others; keyed, for who could guess it could have an address held."""
    return tokens.keyed("message-id", f"{effect.key}\0{effect.recipient}")[:32]


def compose(effect: Effect, connection: BaseEmailBackend) -> EmailMultiAlternatives:
    """The message of an effect, ready to be sent over this connection."""
    kept = effect.payload
    headers = {
        "Message-ID": message_id(effect),
        "Auto-Submitted": "auto-generated",
        "Content-Language": kept["language"],
    }
    message = EmailMultiAlternatives(
        kept["subject"], kept["text"], to=[effect.recipient], connection=connection,
        headers=headers | kept.get("headers", {}),
    )  # fmt: skip
    if kept.get("html"):
        message.attach_alternative(kept["html"], "text/html")
    for name, text, mimetype in kept.get("attachments", []):
        message.attach(name, text, mimetype)
    return message


def deliver(effect: Effect) -> dict[str, Any]:
    """Hand the letter to the mail server. Of a delivered one only its kind is kept: no words, no codes."""
    refuse_if_forgotten("subject" in effect.payload)
    with surely_not_sent():
        refuse_if_held(effect)
    with line() as connection:
        try:
            hand_over(compose(effect, connection))
        except smtplib.SMTPRecipientsRefused as error:
            raise no_such_address(effect, error) from error
    return kept_of(effect)


def refuse_if_forgotten(kept: bool) -> None:
    if not kept:
        raise Refused("Its words are no longer kept.")


def refuse_if_held(effect: Effect) -> None:
    """Raise ``Held`` when the address bounced, unless the letter insists."""
    bounce = None if insists(effect.payload.get("template", "")) else holding(effect.recipient)
    if bounce is not None:
        raise Held(f"The address bounced on {bounce.at:%Y-%m-%d}: {bounce.said}")


def no_such_address(effect: Effect, error: smtplib.SMTPRecipientsRefused) -> NotNow | Refused | Held:
    """What a refused recipient comes to. A reply that is about the address itself stops all letters to it at once."""
    code, raw = next(iter(error.recipients.values()))
    words = one_line(f"{code} {raw.decode(errors='replace') if isinstance(raw, bytes) else raw}")
    if not is_about_address(code, words):
        return verdict(code)(words)
    bounced(effect.recipient, effect.key, words)
    return Refused(words) if insists(effect.payload.get("template", "")) else Held(words)


def kept_of(effect: Effect) -> dict[str, Any]:
    return {name: effect.payload[name] for name in ("template", "language") if name in effect.payload}


def hand_over(message: EmailMultiAlternatives) -> None:
    """Send, and say of a failure whether the message can be out there. A refused recipient is the caller's to judge."""
    try:
        message.send()
    except smtplib.SMTPRecipientsRefused:
        raise
    except smtplib.SMTPResponseException as error:
        raise verdict(error.smtp_code)(f"{error.smtp_code} {error.smtp_error!r}") from error
    except smtplib.SMTPNotSupportedError as error:
        raise Refused(str(error)) from error
    except (smtplib.SMTPException, OSError) as error:  # cut off: the server may have it, or not
        raise Doubtful(f"{type(error).__name__}: {error}") from error


def verdict(code: int) -> type[NotNow] | type[Refused]:
    """What an SMTP reply means: 5xx is for good, anything else for now."""
    return Refused if 500 <= code < 600 else NotNow
