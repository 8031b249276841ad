"""Notifications as mail servers write them (RFC 3464)."""

from __future__ import annotations

from plugdedag.outbox import mail
from plugdedag.outbox.models import Effect

HEADERS = "text/rfc822-headers"


def notice(
    effect: Effect | None = None, *, message_id: str = "", to: str = "", final: str = "", status: str = "5.1.1",
    action: str = "failed", returned: str = HEADERS,
) -> bytes:  # fmt: skip
    """A notification that the letter of this effect came back; each part of it can be otherwise."""
    to = to or (effect.recipient if effect else "bo@example.org")
    message_id = message_id or (mail.message_id(effect) if effect else "<nobody@example.org>")
    return f"""\
From: MAILER-DAEMON@mx.example.org
To: plug@localhost
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary="A"
MIME-Version: 1.0

--A
Content-Type: text/plain

I'm sorry to have to inform you that your message could not be delivered.

--A
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org
Arrival-Date: Tue, 24 Nov 2026 09:00:00 +0100

Final-Recipient: rfc822; {final or to}
Original-Recipient: rfc822;{to}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 {status} <{final or to}>: Recipient address rejected:
    User unknown

--A
Content-Type: {returned}

From: PLUG <plug@localhost>
To: {to}
Subject: Woensdag
Message-ID: {message_id}

Kom je?
--A--
""".encode()
