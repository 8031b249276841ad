"""One key from many phones at once, on whichever database the suite runs: one row. And the control without the key."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import connection

from plugdedag.questions import contributing, supporting
from plugdedag.questions.contributing import contribute
from plugdedag.questions.models import Contribution, Support
from tests.at_once import together
from tests.cast import Cast, make_cast

pytestmark = pytest.mark.django_db(transaction=True)

PHONES = 12


def sending(cast: Cast, key: UUID) -> list[object]:
    def deed() -> UUID:
        return contribute(
            cast.question, uuid=key, kind="reframing", text="Wie mist ons?", day=cast.days[0], author=cast.bo
        ).pk  # fmt: skip

    return together([deed] * PHONES)


def test_twelve_sendings_of_one_key_are_one_contribution() -> None:
    cast, key = make_cast(), uuid4()
    with time_machine.travel(cast.days[0].lunch_starts):
        answers = sending(cast, key)
    assert answers == [key] * PHONES
    assert Contribution.objects.count() == 1


def test_control_without_the_key_the_same_sendings_are_twelve(monkeypatch: pytest.MonkeyPatch) -> None:
    real = contributing.inserted

    def keyless(new: Contribution, parents: list[Contribution]) -> Contribution:
        new.pk = uuid4()
        return real(new, parents)

    monkeypatch.setattr(contributing, "inserted", keyless)
    monkeypatch.setattr(contributing, "replayed", lambda before, *_: before)
    cast = make_cast()
    with time_machine.travel(cast.days[0].lunch_starts):
        sending(cast, uuid4())
    assert Contribution.objects.count() == PHONES


def test_pressing_support_on_twelve_tabs_counts_once() -> None:
    cast = make_cast()
    with time_machine.travel(cast.days[0].lunch_starts):
        made = contribute(
            cast.question, uuid=uuid4(), kind="reframing", text="Wie?", day=cast.days[0], author=cast.bo
        )
        answers = together([lambda: supporting.support(made, cast.femke, wanted=True)] * PHONES)
    assert answers == [None] * PHONES, connection.vendor
    assert Support.objects.count() == 1
