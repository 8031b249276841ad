"""A body far too large is answered with a page of ours and never read, whether it says its size or comes in pieces."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from plugdedag.config.bodies import MOST, capped
from plugdedag.config.handling import Handler
from tests.at_once import finished
from tests.cast import Cast

PIECE = b"x" * 100_000
MANY = MOST // len(PIECE) + 1
IN_DUTCH = "Dit past niet door de deur"


class Sender:
    """Who sends pieces for as long as somebody asks, and keeps the answer."""

    def __init__(self, pieces: int) -> None:
        self.left, self.taken, self.answer = pieces, 0, list[dict[str, Any]]()
        self.answered = asyncio.Event()

    async def receive(self) -> dict[str, Any]:
        if not self.left or self.answered.is_set():
            await self.answered.wait()
            return {"type": "http.disconnect"}
        self.left -= 1
        self.taken += 1
        return {"type": "http.request", "body": PIECE, "more_body": self.left > 0}

    async def send(self, message: dict[str, Any]) -> None:
        self.answer.append(message)
        if message["type"] == "http.response.body" and not message.get("more_body"):
            self.answered.set()

    @property
    def page(self) -> tuple[int, str]:
        return self.answer[0]["status"], b"".join(part.get("body", b"") for part in self.answer[1:]).decode()


def sent(application: Any, pieces: int, **headers: str) -> Sender:
    """A form sent to the sign-in page, without a browser between."""

    async def going() -> Sender:
        sender = Sender(pieces)
        scope = {
            "type": "http", "method": "POST", "path": "/sign-in/", "raw_path": b"/sign-in/", "query_string": b"",
            "headers": [
                (b"host", b"testserver"), (b"content-type", b"multipart/form-data; boundary=x"),
                (b"accept-language", b"nl"), *((key.encode(), word.encode()) for key, word in headers.items()),
            ],
        }  # fmt: skip
        await application(scope, sender.receive, sender.send)
        return sender

    return finished(going())


@pytest.fixture
def bare(transactional_db: None, cast: Cast) -> Any:
    """The site, with nothing before it."""
    return Handler()


def length(pieces: int) -> dict[str, str]:
    return {"content-length": str(pieces * len(PIECE))}


def test_a_size_that_is_said_is_believed(bare: Any) -> None:
    sender = sent(capped(bare), MANY, **length(MANY))
    status, page = sender.page
    assert (status, sender.page[1].count(IN_DUTCH)) == (413, 2)  # title and heading
    assert "wat je had getypt" in page
    assert dict(sender.answer[0]["headers"])[b"Content-Security-Policy"]


def test_pieces_are_counted(bare: Any) -> None:
    sender = sent(capped(bare), MANY + 1000)
    assert (sender.page[0], sender.page[1].count(IN_DUTCH)) == (413, 2)
    assert (sender.taken >= MANY, sender.answer[-1].get("more_body", False)) == (True, False)


def test_what_fits_goes_on_to_the_form(bare: Any) -> None:
    for headers in ({}, length(MANY - 1)):
        assert (
            sent(capped(bare), MANY - 1, **headers).page[0] == 403
        )  # no cookie of ours: the form has gone cold


def test_without_the_cap_all_of_it_is_taken_in(bare: Any) -> None:
    sender = sent(bare, MANY, **length(MANY))  # the control
    assert (sender.page[0], sender.taken) == (403, MANY)
