"""Answers over real HTTP against too few seats, each thanks looked up afterwards; and the judge sees faults."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from tests.at_once import finished
from tests.days.crowd import Tap, crowd
from tests.days.judge import Acknowledged, asking, faults, seen
from tests.days.servers import UNLOCKED, Ground, Server, ground

DAYS, AT_ONCE = 2, 30
YES, NO = "come", "not"


def taps(here: Ground, answer: str, among: slice = slice(None)) -> list[Tap]:
    """One tap by each of the links; the days in turn."""
    links = sorted(here.links, key=lambda link: (link[1], link[0]))[among]
    return [Tap(token, answer, day, person) for day, person, token in links]


def acknowledged(*rounds: list[Tap]) -> list[Acknowledged]:
    """What was thanked for, each person's own in the order in which they tapped."""
    return [
        Acknowledged(tap.day, tap.person, tap.key, tap.answer == YES)
        for taps in rounds
        for tap in taps
        if tap.thanked
    ]


@pytest.mark.parametrize(("people", "seats"), [(40, 12), pytest.param(100, 30, marks=pytest.mark.proof)])
def test_every_thanks_is_kept_and_no_seat_is_given_twice(tmp_path: Path, people: int, seats: int) -> None:
    """All come, a quarter changes their mind, half of those once more: at once, against each other."""
    with ground(tmp_path, people, seats, DAYS) as here, Server(here) as server:
        first, second = taps(here, YES), taps(here, NO, slice(0, None, 4))
        third = taps(here, YES, slice(0, None, 8))
        for some in (first, second, third):
            random.Random(4).shuffle(some)
            finished(crowd(server.port, some[:20], at_once=AT_ONCE))  # as a browser does it, and then quicker
            finished(crowd(server.port, some[20:], at_once=AT_ONCE, whole=False))
        everything = [*first, *second, *third]
        assert {tap.status for tap in everything} == {302}, next(tap for tap in everything if not tap.thanked)
        journal = acknowledged(first, second, third)
        assert len(journal) == people * DAYS * 11 // 8
        assert faults(here.url, journal) == []


def test_with_the_lock_off_it_does_not_hold(tmp_path: Path) -> None:
    """The control: the same server without its lock, and with two surely between looking and writing."""
    with ground(tmp_path, 12, 4) as here, Server(here, UNLOCKED) as server:
        some = taps(here, YES)
        finished(crowd(server.port, some, at_once=12))
        assert any(not tap.thanked for tap in some) or faults(here.url, acknowledged(some))


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Ground, list[Acknowledged]]]:
    """A day of three seats for which five came; the first has gone again."""
    with ground(tmp_path_factory.mktemp("full"), 5, 3) as here, Server(here) as server:
        come, go = taps(here, YES), taps(here, NO, slice(0, 1))
        finished(crowd(server.port, come, at_once=1))
        finished(crowd(server.port, go, at_once=1))
        yield here, acknowledged(come, go)


DOCTORED = {
    "lost": "DELETE FROM days_wish WHERE client_key = '{key}'",
    "lost:": "UPDATE days_rsvp SET answer = 'not', seat = NULL, ticket = NULL WHERE person_id = {last}",
    "oversold": "UPDATE days_day SET capacity = 2 WHERE uuid = '{day}'",
    "idle": "UPDATE days_day SET capacity = 4 WHERE uuid = '{day}'",
    "idle:": "UPDATE days_rsvp SET seat = seat + 3 WHERE seat = 1",
    "untold": "DELETE FROM outbox_effect WHERE key = 'rsvp:{letter}'",
    "untold:": "DELETE FROM outbox_effect WHERE key LIKE 'rsvp-promoted:%'",
    "doubled": "INSERT INTO outbox_effect (key, recipient, kind, payload, state, attempts, due, error, created) "
    "SELECT key, 'two', kind, payload, state, attempts, due, error, created FROM outbox_effect "
    "WHERE key = 'rsvp:{letter}'",
}


def test_what_was_promised_is_kept(full: tuple[Ground, list[Acknowledged]]) -> None:
    here, journal = full
    assert faults(here.url, journal) == []


@pytest.mark.parametrize("fault", DOCTORED)
def test_the_judge_sees(fault: str, full: tuple[Ground, list[Acknowledged]]) -> None:
    here, journal = full
    one, last = journal[1], max(journal, key=lambda each: each.person).person
    names = {"key": UUID(one.key).hex, "letter": one.key, "day": UUID(one.day).hex, "last": last}
    with asking(here.url) as ask:  # never committed
        ask(DOCTORED[fault].format(**names))
        found = seen(ask, journal, {})
    assert fault.rstrip(":") in {each.split(":")[0] for each in found}
