"""Many phones on one board: how soon does what one writes stand on the other screens, and is anything lost or doubled?

    python -m benchmarks.board [--phones 60] [--rate 3] [--seconds 600] [--postgres]

“plug serve” as people run it, on a fresh database; each phone is a connection that follows the stream, and ``rate``
times a second one of them writes. The phones run on the same machine. A delay counts from the moment a phone sends
until each other phone has read the line. ``--postgres`` starts a PostgreSQL of its own, with fsync on.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import sys
import tempfile
import time
import uuid
from collections import Counter
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.machine import percentile, report
from tests import postgres
from tests.days.servers import Ground, Whole, bare_ground, children, run

WORLD = "tests.lunches.board_world"
AT_MOST = 1000.0  # milliseconds, at p95
LAST = 5.0  # seconds in which the last line may still come
TOKEN = "a" * 32  # of a form: the cookie and the field say the same


@dataclass
class Board:
    """What was sent and what was read."""

    sent: dict[str, float] = field(default_factory=dict)  # key: when
    words: list[str] = field(default_factory=list)  # each is written once
    told: Counter[str] = field(default_factory=Counter)  # key: on how many phones
    delays: list[float] = field(default_factory=list)  # milliseconds
    answers: list[float] = field(default_factory=list)
    refused: list[int] = field(default_factory=list)


async def follow(port: int, day: str, session: str, board: Board, ready: asyncio.Event) -> None:
    """A phone that looks along; it comes back with the number it had when the stream ends."""
    seq, mine = "0", set[str]()
    while True:
        with suppress(OSError, asyncio.IncompleteReadError):
            reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=2**22)
            ask = (
                f"GET /days/{day}/board/stream/ HTTP/1.1\r\nHost: localhost\r\n"
                f"Cookie: sessionid={session}\r\nLast-Event-ID: {seq}\r\n\r\n"
            )
            writer.write(ask.encode())
            try:
                while line := await reader.readline():
                    if line.startswith(b"id: "):
                        seq = line[4:].decode().strip()
                    elif line.startswith(b"data: "):
                        ready.set()
                        read(json.loads(line[6:]), board, mine)
            finally:
                writer.close()


def read(news: dict[str, list[dict[str, str]]], board: Board, mine: set[str]) -> None:
    now = time.monotonic()
    for line in news["lines"]:
        if line["id"] in mine or line["id"] not in board.sent:
            continue
        mine.add(line["id"])
        board.told[line["id"]] += 1
        board.delays.append((now - board.sent[line["id"]]) * 1000)


async def write(port: int, day: str, session: str, board: Board) -> None:
    """One contribution, as the page sends it; sent again under its key when no answer comes."""
    key = str(uuid.uuid4())
    words = f"Gedachte {len(board.sent)}: wie mist ons als we een maand dicht zijn, en wie zegt dat dan?"
    fields = {"uuid": key, "kind": "reframing", "text": words, "csrfmiddlewaretoken": TOKEN}
    body = urlencode(fields).encode()
    head = (
        f"POST /days/{day}/contributions/ HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n"
        f"Connection: close\r\nCookie: sessionid={session}; csrftoken={TOKEN}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    board.sent[key] = time.monotonic()
    board.words.append(words)
    for _attempt in range(5):
        with suppress(OSError, asyncio.IncompleteReadError, IndexError):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(head.encode() + body)
            status = int((await reader.readline()).split()[1])
            await reader.read()
            writer.close()
            board.answers.append((time.monotonic() - board.sent[key]) * 1000)
            if status != 200:
                board.refused.append(status)
            return


async def played(
    port: int, day: str, sessions: list[str], rate: float, seconds: float, memory: list[int], pid: int
) -> Board:
    board, chance = Board(), random.Random(7)
    ready = [asyncio.Event() for _each in sessions]
    phones = [
        asyncio.create_task(follow(port, day, each, board, there))
        for each, there in zip(sessions, ready, strict=True)
    ]
    await asyncio.gather(*(each.wait() for each in ready))
    begun, number, writing = time.monotonic(), 0, set[asyncio.Task[None]]()
    while (passed := time.monotonic() - begun) < seconds:
        if number <= passed * rate:
            writing.add(asyncio.create_task(write(port, day, chance.choice(sessions), board)))
            number += 1
            if number % max(1, int(rate * seconds / 20)) == 1:
                memory.append(resident(pid))
        await asyncio.sleep(0.005)
    await asyncio.gather(*writing)
    await asyncio.sleep(LAST)
    for phone in phones:
        phone.cancel()
    await asyncio.gather(*phones, return_exceptions=True)
    return board


def resident(pid: int) -> int:
    """The memory of a server and its children, in MB."""
    pages = 0
    for each in [pid, *children(pid)]:
        with suppress(OSError):
            pages += int(Path(f"/proc/{each}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGESIZE") // 2**20


def judged(here: Ground, board: Board, phones: int) -> dict[str, object]:
    """What a judge finds who reads the database and what the phones read."""
    there = Counter(run(here.environment, "state", module=WORLD)["words"])  # type: ignore[arg-type]
    sent = board.words
    return {
        "sent": len(sent), "lost": len(set(sent) - set(there)), "doubled": sum(n > 1 for n in there.values()),
        "refused": len(board.refused), "not on every screen": sum(board.told[key] != phones for key in board.sent),
        "on the other screens, ms": {f"p{share}": percentile(board.delays, share / 100) for share in (50, 95, 99)},
        "answered, ms": {f"p{share}": percentile(board.answers, share / 100) for share in (50, 95, 99)},
    }  # fmt: skip


def main() -> int:
    """Print the figures; 1 when something was lost, doubled or late."""
    said = argparse.ArgumentParser()
    said.add_argument("--phones", type=int, default=60)
    said.add_argument("--rate", type=float, default=3.0)
    said.add_argument("--seconds", type=float, default=600.0)
    said.add_argument("--postgres", action="store_true")
    asked = said.parse_args()
    memory: list[int] = []
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="plug-board-")))
        if asked.postgres:
            stack.enter_context(postgres.named(safe=True))
        here = stack.enter_context(bare_ground(folder))
        made = run(here.environment, "make", str(asked.phones), module=WORLD)
        with Whole(here) as server:
            board = asyncio.run(
                played(
                    server.port,
                    made["day"],
                    made["sessions"],
                    asked.rate,
                    asked.seconds,
                    memory,
                    server.process.pid,
                )  # type: ignore[arg-type]
            )
            found = judged(here, board, asked.phones)
    kept = {
        "nothing lost or doubled": not (found["lost"] or found["doubled"] or found["not on every screen"]),
        "p95": found["on the other screens, ms"]["p95"] <= AT_MOST,  # type: ignore[index]
    }
    database = "PostgreSQL" if asked.postgres else "SQLite"
    report(
        "board",
        database=database,
        **vars(asked) | {"postgres": asked.postgres},
        **found,
        memory=memory,
        kept=kept,
    )
    return 0 if all(kept.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
