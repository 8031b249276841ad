"""A crowd that answers by mail links over real HTTP, each with a browser of their own and hundreds at once.

A browser without JavaScript: one connection that is kept, cookies, compressed pages, the form's hidden fields, and
after a tap on to where it is sent. Every tap is noted, with how long each page took.
"""

from __future__ import annotations

import asyncio
import re
import time
import uuid
import zlib
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from tests.at_once import LONG

TOKEN = (
    "plugplugplugplugplugplugplugplug"  # in the cookie and in the form: that they are the same is what counts
)
HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')


@dataclass
class Tap:
    """One answer by one link: what was sent, what came back, and the seconds each page took."""

    token: str
    answer: str
    day: str = ""
    person: int = 0
    key: str = ""
    status: int = 0
    words: str = ""  # of an answer that was no thanks
    spent: list[float] = field(default_factory=list)

    @property
    def thanked(self) -> bool:
        """Whether the server said that it is done."""
        return self.status == 302


@dataclass
class Answer:
    """What a server sent back."""

    status: int
    headers: dict[str, str]
    body: str


class Browser:
    """One visitor's browser."""

    def __init__(self, port: int, host: str = "localhost") -> None:
        self.port, self.host, self.cookie = port, host, ""
        self.reader: asyncio.StreamReader | None = None
        self.writer: asyncio.StreamWriter | None = None

    async def get(self, path: str) -> Answer:
        return await self.ask("GET", path, b"")

    async def post(self, path: str, fields: dict[str, str]) -> Answer:
        return await self.ask("POST", path, urlencode(fields).encode())

    async def ask(self, method: str, path: str, body: bytes) -> Answer:
        """One request on the connection that is open, or on a new one. Raises ``OSError`` when the server is gone."""
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        lines = [
            f"{method} {path} HTTP/1.1", f"Host: {self.host}:{self.port}", "Accept-Encoding: gzip",
            "Accept-Language: nl", f"Cookie: {self.cookie}",
        ]  # fmt: skip
        if method == "POST":
            lines += [
                "Content-Type: application/x-www-form-urlencoded",
                f"Content-Length: {len(body)}",
                f"Origin: http://{self.host}:{self.port}",
            ]
        self.writer.write("\r\n".join([*lines, "", ""]).encode() + body)
        try:
            return await asyncio.wait_for(self.heard(), LONG)
        except asyncio.IncompleteReadError as error:
            raise ConnectionResetError("The server hung up.") from error

    async def heard(self) -> Answer:
        """Read one answer, and keep its cookie."""
        assert self.reader is not None
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = {
            name.lower(): value.strip() for name, _colon, value in (line.partition(":") for line in head[1:])
        }
        body = await self.reader.readexactly(int(headers.get("content-length", 0)))
        if headers.get("content-encoding") == "gzip":
            body = zlib.decompress(body, 31)
        if headers.get("set-cookie", "").startswith("csrftoken="):
            self.cookie = headers["set-cookie"].split(";")[0]
        return Answer(int(head[0].split()[1]), headers, body.decode())

    async def close(self) -> None:
        if self.writer is not None:
            self.writer.close()
            self.reader = self.writer = None


async def timed(tap: Tap, asking: Awaitable[Answer]) -> Answer:
    """Wait for an answer, and note how long it took."""
    began = time.perf_counter()
    answer = await asking
    tap.spent.append(time.perf_counter() - began)
    return answer


async def press(browser: Browser, tap: Tap, path: str = "/rsvp/{}/") -> Tap:
    """Only what pressing the button sends, under a key of one's own: no page is opened before, none looked at after."""
    tap.key = tap.key or str(uuid.uuid4())
    browser.cookie = f"csrftoken={TOKEN}"
    fields = {"csrfmiddlewaretoken": TOKEN, "client_key": tap.key, "answer": tap.answer}
    try:
        answer = await timed(tap, browser.post(path.format(tap.token), fields))
        tap.status, tap.words = answer.status, "" if answer.status == 302 else answer.body
    except OSError as error:
        tap.status, tap.words = 0, f"{type(error).__name__}: {error}"
        await browser.close()
    return tap


async def tap_by(port: int, tap: Tap, path: str = "/rsvp/{}/", *, whole: bool = True) -> Tap:
    """Open the link, press the button, look at what came of it; not ``whole``: only press."""
    browser, path = Browser(port), path.format(tap.token)
    try:
        if not whole:
            return await press(browser, tap)
        shown = await timed(tap, browser.get(path))
        fields = dict(HIDDEN.findall(shown.body))
        tap.key = fields.get("client_key", "")
        answer = await timed(tap, browser.post(path, fields | {"answer": tap.answer}))
        tap.status = answer.status
        if tap.thanked:
            after = await timed(tap, browser.get(answer.headers["location"].partition("#")[0]))
            tap.status = tap.status if after.status == 200 else after.status
        else:
            tap.words = answer.body
    except OSError as error:
        tap.words = f"{type(error).__name__}: {error}"
    finally:
        await browser.close()
    return tap


async def crowd(
    port: int, taps: Sequence[Tap], *, at_once: int, path: str = "/rsvp/{}/", whole: bool = True
) -> float:
    """So many at once, the next as soon as one is done. Answers the seconds it took."""
    waiting, began = iter(taps), time.perf_counter()

    async def one_after_another() -> None:
        for tap in waiting:
            await tap_by(port, tap, path, whole=whole)

    await asyncio.gather(*(one_after_another() for _ in range(at_once)))
    return time.perf_counter() - began


async def paced(port: int, taps: Sequence[Tap], seconds: float) -> float:
    """Evenly over so many seconds, whether the server keeps up or not. Answers the seconds until the last was done."""
    began = time.perf_counter()

    async def in_turn(number: int, tap: Tap) -> None:
        await asyncio.sleep(max(0.0, began + seconds * number / len(taps) - time.perf_counter()))
        await tap_by(port, tap)

    await asyncio.gather(*(in_turn(number, tap) for number, tap in enumerate(taps)))
    return time.perf_counter() - began
