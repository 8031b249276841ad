"""Letters: rendered when they are written, kept as they will be sent, forgotten once they are gone."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import secrets
import smtplib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.html import escape

from plugdedag.look.mail import render_mail
from plugdedag.outbox.delivery import Doubtful, NotNow, Refused
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
    attachments: Sequence[Attachment] = (),
) -> dict[str, Any]:  # fmt: skip
    """The payload of a letter, as :func:`deliver` sends it. For handlers that write a letter when they send it."""
    subject, text, html = render_mail(template, dict(context), language)
    return {
        "template": template, "language": language, "subject": subject, "text": text, "html": html,
        "headers": dict(headers or {}), "attachments": [list(each) for each in attachments],
    }  # fmt: skip


@dataclass(frozen=True)
class Copy:
    """One reader's copy of a circular: the key that names the occasion, the address, and the words for them alone."""

    key: str
    recipient: str
    words: Mapping[str, str]


def circular(
    template: str, context: Mapping[str, Any], language: str, copies: Sequence[Copy], *,
    headers: Mapping[str, str] | None = None,
) -> None:  # fmt: skip
    """One letter for many readers of a language: rendered once, with each reader's own words put in afterwards.

    The words are names in the context like any other, but the template may only show them, not decide by them. The
    same key for the same recipient stays one letter.
    """
    if not copies:
        return
    marks = {name: f"mark{secrets.token_hex(8)}{name}" for name in copies[0].words}
    payload = written(template, {**context, **marks}, language, headers=headers)
    effects = [
        Effect(
            kind=KIND,
            key=copy.key,
            recipient=copy.recipient,
            payload=payload | filled(payload, marks, copy.words),
        )
        for copy in copies
    ]
    Effect.objects.bulk_create(effects, batch_size=100, ignore_conflicts=True)


def filled(payload: Mapping[str, str], marks: Mapping[str, str], words: Mapping[str, str]) -> dict[str, str]:
    """The letter with a reader's words where the marks stand; escaped in the HTML, on one line in the subject."""
    subject, text, html = payload["subject"], payload["text"], payload["html"]
    for name, mark in marks.items():
        subject = subject.replace(mark, " ".join(words[name].split()))
        text, html = text.replace(mark, words[name]), html.replace(mark, escape(words[name]))
    return {"subject": subject, "text": text, "html": html}


def message_id(effect: Effect) -> str:
    """The same for every attempt, so that a mailbox can recognise a double."""
    digest = hashlib.sha256(f"{effect.key}\0{effect.recipient}".encode()).hexdigest()[:32]
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].partition("@")[2] or "localhost"
    return f"<{digest}@{domain}>"


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
    if "subject" not in effect.payload:
        raise Refused("Its words are no longer kept.")
    connection = get_connection()
    try:
        connection.open()
    except (smtplib.SMTPException, OSError) as error:
        raise NotNow(str(error)) from error
    try:
        hand_over(compose(effect, connection))
    finally:
        with contextlib.suppress(smtplib.SMTPException, OSError):  # a rude goodbye undoes nothing
            connection.close()
    return kept_of(effect)


def kept_of(effect: Effect) -> dict[str, Any]:
    return {name: effect.payload[name] for name in ("template", "language") if name in effect.payload}


def hand_over(message: EmailMultiAlternatives) -> None:
    """Send, and say of a failure whether the message can be out there."""
    try:
        message.send()
    except smtplib.SMTPRecipientsRefused as error:
        code, words = next(iter(error.recipients.values()))
        raise verdict(code)(f"{code} {words!r}") from error
    except smtplib.SMTPResponseException as error:
        raise verdict(error.smtp_code)(f"{error.smtp_code} {error.smtp_error!r}") from error
    except smtplib.SMTPNotSupportedError as error:
        raise Refused(str(error)) from error
    except (smtplib.SMTPException, OSError) as error:  # cut off: the server may have it, or not
        raise Doubtful(f"{type(error).__name__}: {error}") from error


def verdict(code: int) -> type[NotNow] | type[Refused]:
    """What an SMTP reply means: 5xx is for good, anything else for now."""
    return Refused if 500 <= code < 600 else NotNow
