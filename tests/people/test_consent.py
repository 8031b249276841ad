"""Consent: rows that are opened and closed, never changed and never lost."""

import datetime as dt

import pytest
import time_machine

from plugdedag.people import consent
from plugdedag.people.models import Consent, Purpose
from tests.cast import Cast

NAME, LETTERS = Purpose.NAME_AT_DAY.value, Purpose.LETTERS.value


def rows(cast: Cast) -> list[tuple[str, bool, str]]:
    kept = Consent.objects.filter(person=cast.bo).order_by("pk")
    return [(row.purpose, row.withdrawn is None, row.text_version) for row in kept]


def test_what_is_given_is_kept_with_its_text_and_moment(cast: Cast) -> None:
    now = dt.datetime(2026, 3, 4, 12, tzinfo=dt.UTC)
    with time_machine.travel(now, tick=False):
        consent.settle(cast.bo, {NAME})
    assert rows(cast) == [(NAME, True, consent.TEXT_VERSION)]
    assert Consent.objects.get().given == now


def test_settling_the_same_again_changes_nothing(cast: Cast) -> None:
    consent.settle(cast.bo, {NAME, LETTERS})
    before = list(Consent.objects.order_by("pk").values())
    consent.settle(cast.bo, {NAME, LETTERS})
    assert list(Consent.objects.order_by("pk").values()) == before


def test_what_is_taken_back_stays_as_a_row_with_its_moment(cast: Cast) -> None:
    consent.settle(cast.bo, {NAME, LETTERS})
    consent.settle(cast.bo, {LETTERS})
    assert sorted(rows(cast)) == [
        (LETTERS, True, consent.TEXT_VERSION), (NAME, False, consent.TEXT_VERSION)
    ]  # fmt: skip
    assert consent.agreed(cast.bo) == {LETTERS}
    gone = Consent.objects.get(purpose=NAME)
    assert gone.withdrawn >= gone.given


def test_giving_again_is_a_new_row_for_the_text_of_now(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    consent.settle(cast.bo, {NAME})
    consent.settle(cast.bo, set())
    monkeypatch.setattr(consent, "TEXT_VERSION", "2027-01")
    consent.settle(cast.bo, {NAME})
    assert rows(cast) == [(NAME, False, "2026-11"), (NAME, True, "2027-01")]


def test_an_unknown_purpose_is_not_kept(cast: Cast) -> None:
    consent.settle(cast.bo, {"sell-everything"})
    assert rows(cast) == []


def test_what_one_agrees_to_says_nothing_about_another(cast: Cast) -> None:
    consent.settle(cast.idris, {NAME})
    consent.settle(cast.bo, set())
    assert (consent.agreed(cast.idris), consent.agreed(cast.bo)) == ({NAME}, set())
