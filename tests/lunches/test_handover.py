"""The sixty seconds at the start: made by rule, from the lunches before, without names."""

from __future__ import annotations

import pytest

from plugdedag.lunches.brief import handover
from plugdedag.lunches.scripts import MINUTES, SCRIPTS
from plugdedag.questions.board import board
from plugdedag.questions.models import Choice, Support
from tests.cast import Cast
from tests.questions.said import CHOSEN, FINDING, SECRET, WHY, bring, said_month

pytestmark = pytest.mark.django_db


def read(cast: Cast, day: int):
    return handover(cast.question, cast.days[day], board(cast.question))


def test_the_first_lunch_opens_with_what_was_asked(cast: Cast) -> None:
    told = read(cast, 0)
    assert (told.question, told.behind, told.best, told.found) == (cast.question.as_asked, "", "", ())


def test_a_later_one_with_what_was_chosen_and_what_stayed(cast: Cast) -> None:
    said_month(cast)
    told = read(cast, 2)
    assert (told.question, told.why) == (CHOSEN, WHY)
    assert [line.words for line in told.found] == [FINDING, SECRET]


def test_while_nothing_is_chosen_the_best_supported_wording_leads(cast: Cast) -> None:
    said = said_month(cast)
    Choice.objects.all().delete()
    Support.objects.filter(contribution=said.chosen).update(contribution=said.other)
    assert read(cast, 1).question == said.other.text


def test_what_is_said_today_is_not_handed_over_and_three_is_enough(cast: Cast) -> None:
    said_month(cast)
    for number in range(4):
        bring(cast, cast.days[1], cast.bo, "idea", f"Idee {number}")
    bring(cast, cast.days[2], cast.bo, "idea", "Van vandaag")
    found = [line.words for line in read(cast, 2).found]
    assert len(found) == 3
    assert "Van vandaag" not in found


@pytest.mark.parametrize("step", SCRIPTS)
def test_every_script_fills_the_same_three_quarters_of_an_hour(step: str) -> None:
    assert sum(round.minutes for round in SCRIPTS[step].rounds) == MINUTES  # type: ignore[index]
