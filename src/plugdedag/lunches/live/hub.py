"""Everybody who looks along at a board, in one process: looked at once for all of them, a few times a second.

Theory of operation. Each board that somebody looks at has a room. Its task asks the database every ``BEAT`` whether the
board's number moved (one small query, and none when nobody looks), reads what changed once, and hands it to all who
follow: what happens within a beat travels together. Several processes need not know of each other, and PostgreSQL and
SQLite are asked alike. Who begins to follow enters the room first and is then brought up to date from their own
number, so nothing falls between; what comes twice is the same line in full, and does no harm. Who reads too slowly is
let go and comes back with the number of what they had last. Every stream ends after a while, so that who may no longer
read the board is asked again at the door.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from django.db import close_old_connections
from django.utils import translation

from plugdedag.days.models import Day
from plugdedag.lib.stopping import when_stopping
from plugdedag.lunches.live.lines import News, clock, news
from plugdedag.lunches.live.telling import Reader, told

BEAT = 0.25  # seconds
BREATH = 15.0  # seconds of silence after which a proxy might think that nobody is there
LONGEST = 300.0  # seconds that one stream lasts
BEHIND = 64  # pieces of news that somebody may be behind
AGAIN = 1000  # milliseconds after which a browser comes back
STILL = b"event: still\ndata: .\n\n"  # said in every silence; a comment would be heard by no page

T = TypeVar("T")
END = News(-1, whole=False)  # the stream is over


class Room:
    """Those who follow one board."""

    def __init__(self, day: Day, question: int) -> None:
        self.day, self.question = day, question
        self.followers: set[asyncio.Queue[News]] = set()
        self.task: asyncio.Task[None] | None = None

    async def watch(self, ask: Callable[..., Any]) -> None:
        """Hand on what changes, for as long as somebody follows."""
        seq = await ask(clock, self.question)
        while self.followers:
            await asyncio.sleep(BEAT)
            if await ask(clock, self.question) == seq:
                continue
            fresh: News = await ask(news, self.day, self.question, seq)
            seq = fresh.seq
            self.hand_on(fresh)

    def hand_on(self, fresh: News) -> None:
        for queue in list(self.followers):
            if queue.full():
                self.let_go(queue)
            else:
                queue.put_nowait(fresh)

    def let_go(self, queue: asyncio.Queue[News]) -> None:
        """End the stream of this follower, whatever it still had to read."""
        while not queue.empty():
            queue.get_nowait()
        queue.put_nowait(END)
        self.followers.discard(queue)


class Hub:
    """The rooms of this process."""

    def __init__(self) -> None:
        self.rooms: dict[Any, Room] = {}
        self.threads = ThreadPoolExecutor(2, thread_name_prefix="board")

    async def ask(self, question: Callable[..., T], *args: Any) -> T:
        """The answer of something that asks the database, in a thread of the hub's own."""

        def asked() -> T:
            close_old_connections()
            return question(*args)

        return await asyncio.get_running_loop().run_in_executor(self.threads, asked)

    @asynccontextmanager
    async def entered(self, day: Day, question: int) -> AsyncIterator[asyncio.Queue[News]]:
        """A queue of all that changes from now on."""
        room = self.rooms.setdefault(day.pk, Room(day, question))
        queue: asyncio.Queue[News] = asyncio.Queue(BEHIND)
        room.followers.add(queue)
        if room.task is None or room.task.done():
            room.task = asyncio.create_task(room.watch(self.ask))
        try:
            yield queue
        finally:
            room.followers.discard(queue)
            if not room.followers and self.rooms.get(day.pk) is room:
                del self.rooms[day.pk]

    def close(self) -> None:
        """End all streams: the server stops."""
        for room in list(self.rooms.values()):
            for queue in list(room.followers):
                room.let_go(queue)


hub = Hub()
when_stopping(hub.close)


async def stream(day: Day, question: int, reader: Reader, after: int, language: str) -> AsyncIterator[bytes]:
    """A board's news for one reader, as server-sent events; each carries the number to come back with."""
    loop = asyncio.get_running_loop()
    until, seq = (
        loop.time() + LONGEST,
        -1,
    )  # the first answer is told even if nothing changed: it proves the line
    yield f"retry: {AGAIN}\n\n".encode()
    async with hub.entered(day, question) as queue:
        fresh = await hub.ask(news, day, question, after)
        while fresh is not END:
            if fresh.seq != seq or fresh.whole:
                seq = fresh.seq
                yield event(fresh, reader, language)
            elif not fresh.lines:
                yield STILL
            if loop.time() >= until:
                return
            fresh = await following(queue, News(seq, whole=False))


async def following(queue: asyncio.Queue[News], nothing: News) -> News:
    """The next news, or ``nothing`` when it stays quiet for a while."""
    try:
        return await asyncio.wait_for(queue.get(), BREATH)
    except TimeoutError:
        return nothing


def event(fresh: News, reader: Reader, language: str) -> bytes:
    with translation.override(language):
        data = json.dumps(told(fresh, reader), ensure_ascii=False, separators=(",", ":"))
    return f"id: {fresh.seq}\ndata: {data}\n\n".encode()
