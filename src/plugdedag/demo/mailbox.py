"""The mails the demo has sent: files, as Django's file-based mail backend writes them. Newest first.

An announcement goes to three hundred people at once. In the list that is one line (:class:`Heap`), so that the one
letter somebody waits for is not the three hundredth.
"""

from __future__ import annotations

import datetime as dt
import email
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from plugdedag.demo import clock
from plugdedag.lib import dates

BETWEEN = b"\n" + b"-" * 79 + b"\n"  # what the backend writes after each message
SIZES = {
    "short": 400,
    "middle": 900,
}  # of the plain text, in characters; a month that is announced has some 850
FEW = 5  # as many equal letters of one day lie side by side; more are one heap


@dataclass(frozen=True)
class Mail:
    """One mail to read. ``key`` is the file's name and the place in it."""

    key: str
    message: EmailMessage
    at: dt.datetime

    @property
    def sent(self) -> str:
        """When, by the demo's clock, as the site says times."""
        at = timezone.localtime(self.at)
        return f"{dates.said(at.date())}, {dates.clock(at.time())}"

    @property
    def to(self) -> str:
        return str(self.message["To"] or "")

    @property
    def subject(self) -> str:
        return str(self.message["Subject"] or "")

    @property
    def text(self) -> str:
        return self.body("plain")

    @property
    def html(self) -> str:
        return self.body("html")

    @property
    def is_plain(self) -> bool:
        return not self.html

    @property
    def size(self) -> str:
        """How tall a frame it needs: what lies in the frame cannot tell, for nothing in there runs."""
        return next((size for size, most in SIZES.items() if len(self.text) <= most), "long")

    @property
    def attachments(self) -> list[str]:
        return [part.get_filename() or "" for part in self.message.iter_attachments()]

    def body(self, kind: str) -> str:
        part = self.message.get_body((kind,))
        return str(part.get_content()) if part else ""


@dataclass(frozen=True)
class Heap:
    """Letters of one subject and one day: the newest, and how many more."""

    mail: Mail
    others: int


def folder() -> Path:
    return Path(getattr(settings, "EMAIL_FILE_PATH", None) or settings.DATA / "mail")


def mails(words: str = "") -> list[Mail]:
    """The mails, newest first; of those words alone, in the subject or the address."""
    files = sorted(
        folder().glob("*.log"), key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True
    )
    found = (mail for path in files for mail in reversed(list(inside(path))))
    return [mail for mail in found if words.lower() in f"{mail.subject} {mail.to}".lower()]


def heaps(found: list[Mail]) -> list[Heap]:
    """The mails with many of one kind as one, where the newest of them lay."""
    kinds = [(mail.subject, timezone.localtime(mail.at).date()) for mail in found]
    count, seen, laid = Counter(kinds), set(), []
    for mail, kind in zip(found, kinds, strict=True):
        if count[kind] <= FEW:
            laid.append(Heap(mail, 0))
        elif kind not in seen:
            laid.append(Heap(mail, count[kind] - 1))
        seen.add(kind)
    return laid


def find(key: str) -> Mail | None:
    """The mail of that key; None for anything that is not one of ours."""
    name, _, number = key.rpartition("-")
    if name not in {path.stem for path in folder().glob("*.log")}:
        return None
    return next((mail for mail in inside(folder() / f"{name}.log") if mail.key == f"{name}-{number}"), None)


def inside(path: Path) -> Iterator[Mail]:
    """The mails of one file, in the order they were sent."""
    at = dt.datetime.fromtimestamp(path.stat().st_mtime, tz=dt.UTC) + clock.ahead()
    parts = path.read_bytes().split(BETWEEN)
    for number, part in enumerate(part for part in parts if part.strip()):
        message = email.message_from_bytes(part.lstrip(), policy=policy.default)
        yield Mail(f"{path.stem}-{number}", message, at)
