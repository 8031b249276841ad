"""The world outside: the names that lead here, and the mail server."""

from __future__ import annotations

import smtplib
import socket
from collections.abc import Iterator
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.http.request import validate_host

from plugdedag.cities.models import City
from plugdedag.keeping.doctor.findings import Finding, ok, warning, wrong

HOME = {"localhost", "127.0.0.1", "::1"}


def hostnames() -> Iterator[Finding]:
    """Each city's name is known to the world, and PLUG answers to it."""
    for city in City.objects.order_by("hostname"):
        about, name = f"City {city}", city.hostname
        if not validate_host(name, settings.ALLOWED_HOSTS):
            yield wrong(
                about, f"PLUG does not answer to {name}: add it to PLUG_HOSTS, or leave PLUG_HOSTS out."
            )
        elif name in HOME:
            yield warning(
                about, f"Its name is {name}, which nobody else can reach. Links in letters lead there too."
            )
        elif (found := addresses(name)) is None:
            yield wrong(about, f"{name} leads nowhere: have its DNS record (A, AAAA) point to this machine.")
        else:
            yield ok(about, f"{name} leads to {', '.join(found)}")


def addresses(name: str) -> list[str] | None:
    """Where a name leads; None when nowhere."""
    try:
        return sorted({str(found[4][0]) for found in socket.getaddrinfo(name, 443, type=socket.SOCK_STREAM)})
    except OSError:
        return None


def mail(send_to: str | None = None) -> Iterator[Finding]:
    """A real conversation with the mail server, up to the point where a letter would follow; or with a letter."""
    if settings.EMAIL_BACKEND.endswith("filebased.EmailBackend"):
        yield warning("Mail", "It goes to files, and to nobody: set PLUG_MAIL_URL to your mail server.")
        return
    server = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    try:
        if send_to:
            letter(send_to).send()
            yield ok(
                "Mail", f"{server} took a letter to {send_to}: see whether it arrives, and not among the spam"
            )
        else:
            converse(get_connection())
            yield ok("Mail", f"{server} would take letters from {settings.DEFAULT_FROM_EMAIL}")
    except (smtplib.SMTPException, OSError) as error:
        yield wrong("Mail", f"{server}: {reason(error)}. {cure(error)}")


def letter(to: str) -> EmailMessage:
    """A letter that says why it came."""
    words = "This is the letter that “plug doctor --send-to” sends. It has arrived, so PLUG can write to you."
    return EmailMessage("PLUG can send mail", words, to=[to])


def converse(connection: Any) -> None:
    """Greet, seal the line, sign in, name the sender; and take it back."""
    connection.open()
    try:
        server: smtplib.SMTP = connection.connection
        sender = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
        server.ehlo_or_helo_if_needed()
        code, words = server.mail(sender)
        if code != 250:
            raise smtplib.SMTPSenderRefused(code, words, sender)
        server.rset()
    finally:
        connection.close()


def reason(error: Exception) -> str:
    """What went wrong, as the server said it."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, words = next(iter(error.recipients.values()))
        return f"{code} {words.decode(errors='replace')}"
    if isinstance(error, smtplib.SMTPResponseException):
        told: bytes | str = error.smtp_error
        return f"{error.smtp_code} {told.decode(errors='replace') if isinstance(told, bytes) else told}"
    return str(error) or type(error).__name__


def cure(error: Exception) -> str:
    """What to do about it."""
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return "Check the name and the password in PLUG_MAIL_URL (%40 for an @)."
    if isinstance(error, smtplib.SMTPSenderRefused):
        return "Set PLUG_MAIL_FROM to an address that this server may send for."
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return "Check the address to send to."
    return "Check the host and the port in PLUG_MAIL_URL; smtp+tls:// is port 587, smtps:// is 465."
