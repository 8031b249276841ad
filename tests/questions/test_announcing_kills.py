"""kill -9 while a month is announced, and while its letters go: all or nothing, none doubled, none forgotten."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from plugdedag.days.models import Confirmation
from plugdedag.outbox.models import Effect, State
from plugdedag.questions import announcing
from plugdedag.questions.intake import publish
from tests.at_once import LONG
from tests.cast import Cast
from tests.outbox.conftest import mailbox
from tests.outbox.smtp import Mailbox
from tests.outbox.workers import ROOT, Start, go, settled, start, surroundings
from tests.questions.crowd import unannounced

__all__ = ["mailbox", "start"]
READERS = 90
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.smtp]


def pressed_and_killed(cast: Cast, folder: Path, *how: str) -> tuple[int, int]:
    """Somebody confirms the month, and their process dies when the letters are written and the rest is not.

    Answers how many confirmations and how many letters there are.
    """
    unannounced(cast, READERS)
    command = [sys.executable, "-m", "tests.questions.announcing_process", str(cast.residency.pk), *how]
    process = subprocess.Popen(command, env=surroundings(folder), cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "written\n"
    process.kill()
    process.communicate(timeout=LONG)
    return Confirmation.objects.count(), Effect.objects.filter(kind=announcing.KIND).count()


def test_killed_in_the_middle_nothing_was_announced(cast: Cast, tmp_path: Path) -> None:
    assert pressed_and_killed(cast, tmp_path) == (0, 0)
    publish(cast.residency, cast.noor)  # and who presses again announces it, once to everybody
    publish(cast.residency, cast.noor)
    assert (Confirmation.objects.count(), Effect.objects.filter(kind=announcing.KIND).count()) == (1, READERS)


def test_without_one_transaction_it_would_be_half_announced(cast: Cast, tmp_path: Path) -> None:
    assert pressed_and_killed(cast, tmp_path, "--in-pieces") == (1, READERS)  # and the owner never heard


def test_workers_killed_while_it_goes_double_and_forget_nothing(
    cast: Cast, mailbox: Mailbox, start: Start
) -> None:
    everybody = unannounced(cast, READERS)
    publish(cast.residency, cast.noor)
    deaths = [20, 50]  # at the arrival of these letters
    for number in deaths:
        victim = start()
        mailbox.on_arrival = lambda count, victim=victim, number=number: (  # type: ignore[misc]
            victim.kill() if count == number else None
        )
        go(victim)
        victim.wait(LONG)
    mailbox.on_arrival = lambda count: None
    go(start())
    assert settled()
    got = Counter({address: times for address, times in mailbox.count.items() if address in everybody})
    uncertain = set(Effect.objects.filter(state=State.UNCERTAIN).values_list("recipient", flat=True))
    assert set(got.values()) == {1}
    assert everybody - set(got) - uncertain == set()
    assert len(uncertain) <= len(deaths)
