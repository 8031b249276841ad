"""At once, on whichever database the suite runs: one letter, one adoption, one answer a key; and the controls."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
import time_machine

from plugdedag.outbox.models import Effect
from plugdedag.questions import carrying, following
from plugdedag.questions.following import Holder
from plugdedag.questions.models import Action, ActionReport, FollowUp, Hand, HandKind
from plugdedag.questions.telling import tell
from tests.at_once import together
from tests.cast import Cast, make_cast

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 6


def agreed(cast: Cast) -> Action:
    day = cast.days[3]
    made = Action.objects.create(question=cast.question, day=day, what="Avond", who="Bo", due=day.date)
    carrying.taken(made, {HandKind.DOES: cast.bo}, cast.femke)
    return made


def a_week_later(cast: Cast) -> time_machine.travel:
    return time_machine.travel(following.date_of(following.Wave.WEEK, cast.days[3].date))


def asking(cast: Cast) -> int:
    """How many letters there are after as many workers asked at once."""
    with a_week_later(cast):
        together([following.ask] * AT_ONCE)
    return Effect.objects.filter(kind=following.KIND).count()


def test_workers_that_ask_at_once_write_one_letter() -> None:
    cast = make_cast()
    agreed(cast)
    assert (asking(cast), FollowUp.objects.count()) == (1, 1)


def test_control_a_row_that_names_no_wave_lets_each_of_them_write(monkeypatch: pytest.MonkeyPatch) -> None:
    cast = make_cast()
    agreed(cast)
    waves = iter([f"week-{number}" for number in range(AT_ONCE)])
    real = following.ask_one

    def forgetful(holder: Holder, action: Action, wave: object) -> None:
        monkeypatch.setattr(following, "APART", following.HOLDS * -1)
        real(holder, action, next(waves))  # type: ignore[arg-type]

    monkeypatch.setattr(following, "ask_one", forgetful)
    assert asking(cast) > 1


def test_one_adoption_from_many_tabs() -> None:
    cast = make_cast()
    made = agreed(cast)
    answers = together([lambda: carrying.adopt(made, cast.femke).pk] * AT_ONCE)
    assert answers == [Hand.objects.get(person=cast.femke).pk] * AT_ONCE


def telling(key: Callable[[], UUID]) -> int:
    cast = make_cast()
    made, bo = agreed(cast), Holder(cast.city, person=cast.bo)
    together([lambda: tell(made, "done", "Gelukt", holder=bo, client_key=key())] * AT_ONCE)
    return ActionReport.objects.count()


def test_one_answer_for_a_key_however_often_it_is_sent() -> None:
    key = uuid4()
    assert telling(lambda: key) == 1


def test_control_without_the_key_each_is_an_answer() -> None:
    assert telling(uuid4) == AT_ONCE
