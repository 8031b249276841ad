"""Every typed idea is on the board once, whatever the connection, the tab, the battery and the clock do."""

from __future__ import annotations

import random

import pytest
import time_machine

from tests.cast import Cast
from tests.lunches.phones import Crowd, Protection, Verdict

pytestmark = pytest.mark.django_db

FEW, MANY = 16, 10_000


def crowd(cast: Cast, count: int, protection: Protection | None = None, each: int = 3) -> Verdict:
    """So many phones at the first lunch, under a seed that is printed when something is wrong."""
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    with time_machine.travel(cast.days[0].lunch_starts, tick=False) as clock:
        return Crowd(cast.days[0], clock, seed, protection or Protection()).run(count, each)


def test_every_idea_is_on_the_board_once(cast: Cast) -> None:
    verdict = crowd(cast, FEW)
    assert verdict.wrong == (0, 0, 0, 0)
    assert verdict.typed == 3 * FEW < verdict.sent


def test_without_one_key_for_all_tries_there_are_doubles(cast: Cast) -> None:
    """The control: an answer that was lost is another idea."""
    assert crowd(cast, FEW, Protection(keys=False)).doubled > 0


def test_without_the_store_there_are_losses(cast: Cast) -> None:
    """The control: what is in the page alone dies with it."""
    verdict = crowd(cast, FEW, Protection(store=False))
    assert (verdict.lost > 0, verdict.doubled) == (True, 0)


@pytest.mark.proof
def test_ten_thousand_phones(cast: Cast) -> None:
    verdict = crowd(cast, MANY, each=2)
    print(verdict)
    assert verdict.wrong == (0, 0, 0, 0)
