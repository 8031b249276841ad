"""The mails the demo has sent: files, as Django's file-based mail backend writes them. Newest first."""

from __future__ import annotations

import datetime as dt
import email
from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from pathlib import Path

from django.conf import settings

BETWEEN = b"\n" + b"-" * 79 + b"\n"  # what the backend writes after each message
MOST = 200


@dataclass(frozen=True)
class Mail:
    """One mail to read. ``key`` is the file's name and the place in it."""

    key: str
    message: EmailMessage
    at: dt.datetime

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
    def attachments(self) -> list[str]:
        return [part.get_filename() or "" for part in self.message.iter_attachments()]

    def body(self, kind: str) -> str:
        part = self.message.get_body((kind,))
        return str(part.get_content()) if part else ""


def folder() -> Path:
    return Path(getattr(settings, "EMAIL_FILE_PATH", None) or settings.DATA / "mail")


def mails() -> list[Mail]:
    """The latest mails, newest first."""
    files = sorted(
        folder().glob("*.log"), key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True
    )
    return [mail for path in files[:MOST] for mail in reversed(list(inside(path)))][:MOST]


def find(key: str) -> Mail | None:
    """The mail of that key; None for anything that is not one of ours."""
    name, _, number = key.rpartition("-")
    if name not in {path.stem for path in folder().glob("*.log")}:
        return None
    return next((mail for mail in inside(folder() / f"{name}.log") if mail.key == f"{name}-{number}"), None)


def inside(path: Path) -> Iterator[Mail]:
    """The mails of one file, in the order they were sent."""
    at = dt.datetime.fromtimestamp(path.stat().st_mtime, tz=dt.UTC)
    parts = path.read_bytes().split(BETWEEN)
    for number, part in enumerate(part for part in parts if part.strip()):
        message = email.message_from_bytes(part.lstrip(), policy=policy.default)
        yield Mail(f"{path.stem}-{number}", message, at)
