"""Phones at a lunch, as a model of what their page does (ideas.js, sending.js, feed.js), against the real app.

Theory of operation. A phone has a durable store and a page that may be killed at any moment; only what was committed to
the store survives. Between it and the app is a network that loses requests, loses answers after the app did what was
asked, and delivers old requests once more, later. The phone's clock is wrong by hours. What is asked of it: every idea
that was typed is on the board once, in the order of typing. ``Protection`` takes one away at a time, for the controls.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from time_machine import Traveller

from plugdedag.days.models import Day, Visit
from plugdedag.days.scanning import GUEST
from plugdedag.questions.models import Contribution

LOST = 0.3  # of what is sent: half before the app saw it, half after
LATE = 0.1  # of what was sent arrives once more, in another order
KILLED = 0.15  # of the moments between two deeds
SIX_DAYS = dt.timedelta(days=6)
JSON = {"Accept": "application/json"}


@dataclass(frozen=True)
class Protection:
    """``keys``: one key an idea, whatever the number of tries; ``store``: kept before it is shown."""

    keys: bool = True
    store: bool = True


@dataclass
class Network:
    """What lies between the phones and the app. ``again`` are requests that arrive once more."""

    chance: random.Random
    clock: Traveller
    again: list[tuple[Client, str, dict[str, Any]]] = field(default_factory=list)
    sent: int = 0

    def post(self, browser: Client, where: str, body: dict[str, Any]) -> HttpResponse | None:
        """The app's answer, or None when it never came."""
        self.sent += 1
        self.clock.shift(0.02)  # seconds; two requests of one phone never share a moment
        luck = self.chance.random()
        if luck < LOST / 2:
            return None
        if self.chance.random() < LATE:
            self.again.append((browser, where, dict(body)))
        answer = browser.post(where, body, headers=JSON)
        return None if luck < LOST else answer

    def deliver_late(self) -> None:
        """All that was held up arrives, in any order; nobody hears the answers."""
        self.chance.shuffle(self.again)
        for browser, where, body in self.again:
            browser.post(where, body, headers=JSON)
        self.again.clear()


@dataclass
class Phone:
    """One phone. ``wrong``: what its clock is off; ``page``: what is in memory alone; ``kept``: what survives."""

    number: int
    browser: Client
    where: str
    network: Network
    protection: Protection
    wrong: dt.timedelta
    typed: list[str] = field(default_factory=list)
    kept: list[dict[str, Any]] = field(default_factory=list)
    page: list[dict[str, Any]] = field(default_factory=list)

    @property
    def chance(self) -> random.Random:
        return self.network.chance

    @property
    def queue(self) -> list[dict[str, Any]]:
        return self.kept if self.protection.store else self.page

    def clock(self) -> float:
        return (timezone.now() + self.wrong).timestamp()

    def type(self, words: str) -> None:
        """Words in the form, and a tap."""
        self.typed.append(words)
        self.queue.append({"uuid": self.key(), "text": words, "at": self.clock()})

    def key(self) -> str:
        return str(UUID(int=self.chance.getrandbits(128), version=4))

    def killed(self) -> None:
        """The tab is closed, or the battery empty."""
        self.page.clear()

    def send(self, most: int = 3) -> None:
        """The oldest first, the next after its answer; a few tries, then later."""
        while self.queue and most:
            idea = self.queue[0]
            key = idea["uuid"] if self.protection.keys else self.key()
            ago = max(0.0, self.clock() - idea["at"])
            body = {"uuid": key, "kind": "reframing", "text": idea["text"], "ago": f"{ago:.3f}"}
            answer = self.network.post(self.browser, self.where, body)
            if answer is not None and answer.status_code == 200:
                self.queue.pop(0)
            else:
                most -= 1


@dataclass
class Crowd:
    """Phones at one lunch, from typing to six days later."""

    day: Day
    clock: Traveller
    seed: int
    protection: Protection = field(default_factory=Protection)
    phones: list[Phone] = field(default_factory=list)

    def come(self, count: int) -> None:
        """So many guests scan in, each with a browser and a clock of their own."""
        network = Network(random.Random(self.seed), self.clock)
        visits = Visit.objects.bulk_create(
            Visit(day=self.day, guest_name=f"Gast {number}") for number in range(count)
        )
        where = f"/days/{self.day.pk}/contributions/"
        for number, visit in enumerate(visits):
            browser = Client()
            session = browser.session
            session[GUEST] = str(visit.pk)
            session.save()
            wrong = dt.timedelta(hours=network.chance.uniform(-9, 9))
            self.phones.append(Phone(number, browser, where, network, self.protection, wrong))

    def lunch(self, each: int = 3) -> None:
        """Everybody types, one after the other in any order; sending works now and then, or not at all that day."""
        chance = self.phones[0].chance
        turns = [phone for phone in self.phones for _idea in range(each)]
        chance.shuffle(turns)
        silent = set(chance.sample(range(len(self.phones)), len(self.phones) // 4))
        for phone in turns:
            self.clock.shift(0.02)
            phone.type(f"Gedachte {len(phone.typed)} van {phone.number}")
            if phone.number not in silent:
                phone.send(2)
            if chance.random() < KILLED:
                phone.killed()

    def afterwards(self) -> None:
        """Half an hour later, and six days later for who had no connection; until nobody has anything to send."""
        for later in (dt.timedelta(minutes=30), SIX_DAYS):
            self.clock.shift(later)
            for _round in range(40):
                waiting = [phone for phone in self.phones if phone.queue]
                for phone in waiting:
                    phone.send()
                self.phones[0].network.deliver_late()
                if not waiting or later < SIX_DAYS:
                    break

    def run(self, count: int, each: int = 3) -> Verdict:
        self.come(count)
        self.lunch(each)
        self.afterwards()
        return self.judged()

    def judged(self) -> Verdict:
        """What was typed beside what is on the board."""
        rows = Contribution.objects.filter(day=self.day).order_by("at", "uuid").values_list("text", flat=True)
        board = list(rows)
        typed = {words for phone in self.phones for words in phone.typed}
        return Verdict(
            typed=len(typed), sent=self.phones[0].network.sent, lost=len(typed - set(board)),
            doubled=len(board) - len(set(board)), strange=len(set(board) - typed),
            disordered=sum(1 for _one in disordered(self.phones, board)),
        )  # fmt: skip


def disordered(phones: list[Phone], board: list[str]) -> Iterator[Phone]:
    """Those of whose ideas a later one came first."""
    place: dict[str, int] = {}
    for number, words in enumerate(board):
        place.setdefault(words, number)
    for phone in phones:
        there = [place[words] for words in phone.typed if words in place]
        if there != sorted(there):
            yield phone


@dataclass(frozen=True)
class Verdict:
    """``strange``: on the board and never typed."""

    typed: int
    sent: int
    lost: int
    doubled: int
    strange: int
    disordered: int

    @property
    def wrong(self) -> tuple[int, int, int, int]:
        return self.lost, self.doubled, self.strange, self.disordered
