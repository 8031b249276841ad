"""The long form of the test of answers: ``python -m tests.soak [--sqlite | --postgres] [ANSWERS]`` (``make soak``).

So many acknowledged answers (a million unless told otherwise) to “plug serve” with its worker, over real HTTP: people
come, change their mind and come again on many days with too few seats; days grow and shrink; a key that was thanked for
is sent again; the server is killed (kill -9), and who was not answered sends the same key to the next one. Each thanks
is written into a journal outside the server. In the end a judge who knows only SQL compares the two.

Ctrl-C ends it early: what was under way is finished, and judged as far as it came. The last line is one JSON object.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from benchmarks.machine import percentile, report
from tests import leftovers, postgres
from tests.days import judge
from tests.days.crowd import Browser, Tap, press
from tests.days.servers import Ground, Whole, ground, run

PEOPLE, DAYS, SEATS, AT_ONCE = 400, 12, 40, 24
KILL, RESIZE = 5_000, 1_500  # answers between two kills, and between two changes of a day's size
COME, AGAIN = 0.6, 0.1  # how often an answer is a yes, and how often an old key is sent once more


@dataclass
class Soak:
    """What is going on: the site, the journal, who is under way, and what was counted."""

    here: Ground
    wanted: int
    chance: random.Random
    journal: TextIO
    server: Whole = field(init=False)
    thanked: list[judge.Acknowledged] = field(default_factory=list)
    most: dict[str, int] = field(default_factory=dict)
    busy: set[str] = field(default_factory=set)  # tokens: one person answers for a day one after the other
    stop: bool = False
    counted: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(("kills", "sent again", "replays", "resized", "refused"), 0)
    )
    spent: list[float] = field(default_factory=list)

    @property
    def enough(self) -> bool:
        return self.stop or len(self.thanked) >= self.wanted

    async def visitor(self) -> None:
        """Answers one after the other, each until it is thanked for."""
        browser = Browser(0)
        while not self.enough:
            day, person, token = self.chance.choice(self.here.links)
            if token in self.busy:
                await asyncio.sleep(0)
                continue
            self.busy.add(token)
            tap = Tap(token, "come" if self.chance.random() < COME else "not", day, person)
            await self.insist(browser, tap)
            self.note(tap)
            if self.chance.random() < AGAIN:
                self.counted["replays"] += 1
                await self.insist(browser, Tap(token, tap.answer, day, person, tap.key))
            self.busy.discard(token)
        await browser.close()

    async def insist(self, browser: Browser, tap: Tap) -> None:
        """Send the same key until it is thanked for, to whichever server is there."""
        while True:
            if browser.port != self.server.port:
                await browser.close()
                browser.port = self.server.port
            await press(browser, tap)
            if tap.thanked:
                self.spent.append(tap.spent[-1])
                return
            self.counted["refused" if tap.status else "sent again"] += 1
            await asyncio.sleep(0.05)

    def note(self, tap: Tap) -> None:
        one = judge.Acknowledged(tap.day, tap.person, tap.key, tap.answer == "come")
        self.journal.write(json.dumps([one.day, one.person, one.key, one.comes]) + "\n")
        self.thanked.append(one)

    async def trouble(self) -> None:
        """Kill the server and change the size of days, every so many answers."""
        kill, resize = KILL, RESIZE
        while not self.enough:
            await asyncio.sleep(0.05)
            if len(self.thanked) >= resize:
                resize += RESIZE
                await asyncio.to_thread(self.resize)
            if len(self.thanked) >= kill:
                kill += KILL
                await asyncio.to_thread(self.replace)

    def replace(self) -> None:
        self.counted["kills"] += 1
        self.server.kill()
        self.server = Whole(self.here)

    def resize(self) -> None:
        day, size = self.chance.choice(self.here.links)[0], SEATS + self.chance.randint(-15, 15)
        run(self.here.environment, "resize", day, str(size))
        self.most[day] = max(self.most.get(day, SEATS), size)
        self.counted["resized"] += 1

    async def watched(self) -> None:
        """Tell how far it is, until all are done."""
        with bar() as progress:
            task, began = progress.add_task("", total=self.wanted, rate=0.0), time.monotonic()
            everybody = asyncio.gather(self.trouble(), *(self.visitor() for _ in range(AT_ONCE)))
            while not everybody.done():
                done = len(self.thanked)
                progress.update(task, completed=done, rate=done / (time.monotonic() - began))
                await asyncio.wait([everybody], timeout=1)
            await everybody


@contextmanager
def bar() -> Iterator[Progress]:
    """A bar with how many answers a second, and the time left."""
    columns = [
        BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]:.0f} a second, left"),
        TimeRemainingColumn(),
    ]  # fmt: skip
    with Progress(*columns, console=Console(stderr=True)) as progress:
        yield progress


def soaked(wanted: int, database: str, seed: int) -> bool:
    """Answers whether all that was thanked for is there, and no more."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="plug-soak-")))
        if database == "PostgreSQL":
            stack.enter_context(postgres.named(safe=True))
        here = stack.enter_context(ground(folder, PEOPLE, SEATS, DAYS, "tests.unsent"))
        journal = stack.enter_context((folder / "journal").open("w", buffering=1, encoding="utf-8"))
        soak = Soak(here, wanted, random.Random(seed), journal)
        began = time.monotonic()
        rest(soak)
        seconds = time.monotonic() - began
        found = judge.faults(here.url, soak.thanked, soak.most)
        kept = [
            judge.Acknowledged(*json.loads(line)) for line in (folder / "journal").read_text().splitlines()
        ]
    print("\n".join(found[:20]), file=sys.stderr)
    waits = [each * 1000 for each in soak.spent]
    report(
        "soak", database=database, seed=seed, wanted=wanted, acknowledged=len(soak.thanked), interrupted=soak.stop,
        seconds=round(seconds), a_second=round(len(soak.thanked) / seconds, 1), **soak.counted,
        p50=percentile(waits, 0.5), p99=percentile(waits, 0.99), faults=len(found),
        kept=not found and kept == soak.thanked,
    )  # fmt: skip
    return not found and kept == soak.thanked


def rest(soak: Soak) -> None:
    """Answer until it is enough, on a server that is stopped at the end; Ctrl-C is enough too."""

    async def going() -> None:
        asyncio.get_running_loop().add_signal_handler(2, lambda: setattr(soak, "stop", True))
        await soak.watched()

    soak.server = Whole(soak.here)
    try:
        asyncio.run(going())
    finally:
        soak.server.kill()


def main(arguments: list[str]) -> int:
    """0 when nothing was lost, doubled or oversold on any database."""
    leftovers.stop_as_by_ctrl_c()
    numbers = [int(each) for each in arguments if each.isdigit()]
    wanted, seed = (numbers or [1_000_000])[0], random.randrange(10**6)
    databases = {"--sqlite": ["SQLite"], "--postgres": ["PostgreSQL"]}
    chosen = next((databases[each] for each in arguments if each in databases), ["SQLite", "PostgreSQL"])
    well = [soaked(wanted, database, seed) for database in chosen]  # the second, too, where the first failed
    return 0 if all(well) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
