"""Whom to ask: likely to come, not heard of, open to letters; by name, and kept nowhere."""

from __future__ import annotations

import pytest

from plugdedag.outbox.bouncing import bounced
from plugdedag.people.consent import give, withdraw
from plugdedag.people.models import Person, Purpose
from plugdedag.turnout.likely import likely
from tests.cast import Cast
from tests.turnout.days import came, lived, says, weeks_ago


@pytest.fixture
def crowd(cast: Cast) -> Cast:
    """Ten weeks: Bo and Idris always, Noor every second one, Femke says so and stays away; all open to letters."""
    lived(cast, 10)
    for who in (cast.bo, cast.idris, cast.noor, cast.femke):
        give(who, Purpose.LETTERS)
    return cast


def names(cast: Cast, at_most: int = 10, **but: list[int]) -> list[str]:
    return [who.name for who in likely(cast.days[1], at_most, **but)]


def test_who_uses_to_come_by_name_and_not_by_chance(crowd: Cast) -> None:
    assert names(crowd) == ["Bo", "Idris", "Noor"]
    Person.objects.filter(pk=crowd.noor.pk).update(name="aafke")  # who comes least, stands first
    assert names(crowd) == ["aafke", "Bo", "Idris"]


def test_at_most_so_many_the_likeliest(crowd: Cast) -> None:
    assert names(crowd, 2) == ["Bo", "Idris"]


def test_who_answered_is_not_asked_whatever_the_answer(crowd: Cast) -> None:
    says(crowd.days[1], crowd.bo)
    says(crowd.days[1], crowd.idris, comes=False)
    assert names(crowd) == ["Noor"]


def test_who_was_asked_already_is_left_out_before_the_count(crowd: Cast) -> None:
    assert names(crowd, 2, but=[crowd.bo.pk]) == ["Idris", "Noor"]


def test_only_who_agreed_to_letters_at_an_address_that_takes_them(crowd: Cast) -> None:
    withdraw(crowd.bo, Purpose.LETTERS)
    bounced(crowd.idris.email, "letter", "550 5.1.1")
    assert names(crowd) == ["Noor"]


def test_who_left_is_not_asked(crowd: Cast) -> None:
    Person.objects.filter(pk=crowd.bo.pk).update(is_active=False)
    assert names(crowd) == ["Idris", "Noor"]


def test_nobody_while_it_is_too_early_to_say(cast: Cast) -> None:
    for weeks in (1, 2, 3):
        came(weeks_ago(cast.city, cast.place, weeks), cast.bo)
    give(cast.bo, Purpose.LETTERS)
    assert names(cast) == []
    came(weeks_ago(cast.city, cast.place, 4), cast.bo)
    assert names(cast) == ["Bo"]
