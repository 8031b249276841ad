"""A lock that cannot be had says so in words, and leaves nothing open."""

from contextlib import ExitStack
from typing import Any

import pytest
from django.db import OperationalError, connection

from plugdedag.days import locks
from plugdedag.lib.refusals import Busy


class Held:
    """Rows that somebody else holds; free after so many tries."""

    def __init__(self, tries: int, words: str = "database is locked") -> None:
        self.tries, self.words = tries, words

    def order_by(self, *names: str) -> Any:
        return self

    select_for_update = values_list = lambda self, *names, **options: self

    def __iter__(self) -> Any:
        self.tries -= 1
        if self.tries >= 0:
            raise OperationalError(self.words)
        return iter(())


@pytest.mark.django_db(transaction=True)
def test_it_is_asked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(locks.PATIENCE, connection.vendor, 3)
    with ExitStack() as held:
        locks.hold(held, Held(2))
        assert connection.in_atomic_block
    assert not connection.in_atomic_block


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("words", "error"), [("canceling due to lock timeout", Busy), ("disk full", OperationalError)]
)
def test_in_the_end_it_says_so(words: str, error: type[Exception], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(locks.PATIENCE, connection.vendor, 2)
    with ExitStack() as held, pytest.raises(error):
        locks.hold(held, Held(9, words))
    assert not connection.in_atomic_block
