"""Mail that comes back: delivery status notifications (RFC 3464), as a mail server hands them to us.

Theory of operation. Anybody can send us such a message, so what it says of an address is not believed. It has to carry
the Message-ID of a letter we really sent, which only who got that letter can know; and then the address of *that*
letter is the one that bounced. The addresses in the notification only help to find it. What is for now (4.x.x, a
delay), what is about no letter of ours, and what cannot be read, changes nothing.
"""

from __future__ import annotations

import email
import mailbox
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from enum import StrEnum
from pathlib import Path
from typing import IO

from plugdedag.lib.refusals import Refused
from plugdedag.outbox.bouncing import bounced, is_final, one_line
from plugdedag.outbox.mail import mark
from plugdedag.outbox.models import Bounce, Effect

MOST = 1_000_000  # bytes of one message that are read; what counts stands at the front
MESSAGE_ID = re.compile(r"<([0-9a-f]{32})@[^<>\s]+>")
ADDRESS = re.compile(r"[^\s<>;,\"]+@[^\s<>;,\"]+")


class Verdict(StrEnum):
    """What became of a message."""

    BOUNCED = "bounced"
    KNOWN = "known already"
    FOR_NOW = "not for good, or not about the address"
    NOT_OURS = "not about a letter of ours"


@dataclass(frozen=True)
class Notice:
    """What a notification says: of which letter, to whom, and whether it is for good."""

    letters: frozenset[str]  # the marks in the Message-IDs of what came back
    addresses: frozenset[str]
    final: bool
    said: str


def take_in(raw: bytes) -> Verdict:
    """Read one message, and have the address of the letter held when it came back for good."""
    notice = read(raw)
    effect = letter_of(notice) if notice else None
    if notice is None or effect is None:
        return Verdict.NOT_OURS
    if not notice.final:
        return Verdict.FOR_NOW
    if is_old_news(effect):
        return Verdict.KNOWN
    bounced(effect.recipient, effect.key, notice.said)
    return Verdict.BOUNCED


def is_old_news(effect: Effect) -> bool:
    """Whether the address is held already, or somebody had it tried again since this letter went."""
    rows = Bounce.objects.of(effect.recipient)
    return rows.open().exists() or rows.filter(lifted__gte=effect.done or effect.created).exists()


def letter_of(notice: Notice) -> Effect | None:
    """The letter that came back: one to an address in the notice, of which it knows the Message-ID."""
    for address in notice.addresses:
        for effect in Effect.objects.filter(recipient__iexact=address).iterator():
            if mark(effect) in notice.letters:
                return effect
    return None


def read(raw: bytes) -> Notice | None:
    """What a message says; None when it is no delivery status notification that can be read."""
    try:
        return understood(email.message_from_bytes(raw[:MOST]))
    except Exception:  # anybody may send anything: a parser that stumbles over it has found no notification
        return None


def understood(whole: Message) -> Notice | None:
    if whole.get_content_type() != "multipart/report":
        return None
    blocks, returned = list(status_blocks(whole)), list(returned_headers(whole))
    failed = [block for block in blocks if text(block, "Action").lower() == "failed"]
    said = [f"{text(block, 'Status')} {text(block, 'Diagnostic-Code')}".strip() for block in failed]
    named = [text(block, name) for block in blocks for name in ("Final-Recipient", "Original-Recipient")]
    named += [text(header, "To") for header in returned]
    marks = [found for header in returned for found in MESSAGE_ID.findall(text(header, "Message-ID"))]
    return Notice(
        letters=frozenset(marks),
        addresses=frozenset(address.lower() for words in named for address in ADDRESS.findall(words)[:1]),
        final=any(is_final(text(block, "Status")) for block in failed),
        said=" ".join(" ".join(said).split()),
    )


def status_blocks(whole: Message) -> Iterator[Message]:
    """The blocks of fields of a notification, each read as headers."""
    for part in whole.walk():
        if part.get_content_type() == "message/delivery-status" and isinstance(part.get_payload(), list):
            yield from (block for block in part.get_payload() if isinstance(block, Message))


def returned_headers(whole: Message) -> Iterator[Message]:
    """The headers of what came back: the whole message, or its headers alone."""
    for part in whole.walk():
        payload = part.get_payload()
        if part.get_content_type() == "message/rfc822" and isinstance(payload, list):
            yield from (inner for inner in payload if isinstance(inner, Message))
        if part.get_content_type() == "text/rfc822-headers":
            yield email.message_from_bytes(part.get_payload(decode=True) or b"")  # type: ignore[arg-type]


def text(message: Message, name: str) -> str:
    """A field as one line of text, whatever stands in it."""
    return one_line(str(message.get(name, "")))


def messages(source: Path) -> Iterator[bytes]:
    """The messages of a Maildir or an mbox. Raises ``Refused`` for a folder that is none."""
    is_maildir = source.is_dir()
    if is_maildir and not all((source / name).is_dir() for name in ("cur", "new")):
        raise Refused(
            f"{source} is not a Maildir: there is no “cur” and “new” in it. Name the Maildir itself."
        )
    box: mailbox.Maildir | mailbox.mbox = (mailbox.Maildir if is_maildir else mailbox.mbox)(
        source, create=False
    )
    for key in box.keys():  # noqa: SIM118 - a mailbox is no mapping
        yield box.get_bytes(key)


def from_pipe(stream: IO[bytes]) -> bytes:
    """One message as a mail server pipes it; the rest of a long one is read too, so that the pipe does not break."""
    raw = stream.read(MOST)
    while stream.read(MOST):
        pass
    return raw
