"""Two facilitators who press in the very same moment, each with a connection of their own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError

from plugdedag.days.models import Day
from plugdedag.people.models import Person
from plugdedag.steering import pressing
from plugdedag.steering.clock import Press
from plugdedag.steering.models import Steer
from plugdedag.steering.pressing import steer
from tests.at_once import LONG, together
from tests.cast import Cast

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("at_lunch")]


def ending(day: Day, seen: Steer, by: Person) -> Callable[[], Any]:
    """A deed for a thread: end the lunch, as seen after this press."""
    own = Day.objects.whole().get(pk=day.pk)
    return lambda: steer(own, Press.END, by=by, seen=seen.pk, client_key=uuid4())


def both(cast: Cast) -> list[Any]:
    """What Femke and Noor get when they end it at once."""
    day = Day.objects.whole().get(pk=cast.days[0].pk)
    seen = steer(day, Press.BEGIN, by=cast.femke, seen=None, client_key=uuid4())
    return together([ending(day, seen, who) for who in (cast.femke, cast.noor)])


def test_ended_by_two_at_once_is_ended_once_and_nobody_gets_an_error(cast: Cast) -> None:
    first, second = both(cast)
    assert isinstance(first, Steer), first
    assert first == second
    assert list(Steer.objects.values_list("kind", flat=True)) == ["begin", "end"]


@pytest.mark.only("postgresql")
def test_without_the_lock_one_of_them_would_get_an_error(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control. SQLite has one writer at a time by itself."""
    meeting = threading.Barrier(2)

    def late(here: pressing.Now, press: Press, seconds: int) -> None:
        if press == Press.END:
            meeting.wait(LONG)

    monkeypatch.setattr(pressing, "lock", lambda row: None)
    monkeypatch.setattr(pressing, "possible", late)
    assert {type(one) for one in both(cast)} == {Steer, IntegrityError}
