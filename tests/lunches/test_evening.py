"""The letter of the evening before brings the sixty seconds: made in the reader's language, or as somebody told
them."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plugdedag.days.models import Rsvp
from plugdedag.lunches import reminding
from plugdedag.lunches.retelling import retell
from plugdedag.questions.changing import hide
from plugdedag.questions.models import Withdrawal
from tests.cast import Cast
from tests.questions.said import CHOSEN, FINDING, SECRET, bring, said_month

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat(cast: Cast) -> Rsvp:
    """Bo comes to the third lunch, tomorrow or later; two were before it."""
    said_month(cast, today=2)
    return Rsvp.objects.create(day=cast.days[2], person=cast.bo, answer="going", seat=1)


def letter(seat: Rsvp) -> str:
    return " ".join(str(reminding.words(seat)["text"]).split())


def test_it_says_where_the_question_stands(cast: Cast, seat: Rsvp) -> None:
    told = letter(seat)
    for words in (CHOSEN, FINDING, "Dit vonden we", "Die dag gaan we dieper"):
        assert words in told
    assert "Vandaag" not in told
    for name in (cast.femke.name, cast.idris.name):
        assert name not in told


def test_it_is_made_in_the_language_of_who_reads_it(cast: Cast, seat: Rsvp) -> None:
    cast.bo.language = "en"
    cast.bo.save()
    told = letter(Rsvp.objects.get(pk=seat.pk))
    assert ("Found so far" in told, "Dit vonden we" in told) == (True, False)


def test_it_brings_the_words_of_who_leads_the_lunch(cast: Cast, seat: Rsvp) -> None:
    retell(cast.days[2], "Het ging over sleutels.", by=cast.femke, base=None, client_key=uuid4())
    told = letter(seat)
    assert ("Het ging over sleutels." in told, FINDING in told) == (True, False)


def test_what_was_taken_off_the_board_or_taken_back_is_in_no_letter(cast: Cast, seat: Rsvp) -> None:
    hidden = bring(cast, cast.days[1], cast.bo, "finding", "Dit had hier niet moeten staan.")
    assert "niet moeten staan" in letter(seat)
    hide(hidden, by=cast.femke, why="Privé", client_key=uuid4())
    told = letter(seat)
    assert ("niet moeten staan" in told, "Privé" in told, SECRET in told) == (False, False, True)
    Withdrawal.objects.create(question=cast.question, by=cast.ria)
    assert [words for words in (CHOSEN, FINDING, cast.question.as_asked) if words in letter(seat)] == []


def test_a_longer_board_asks_no_more(cast: Cast, seat: Rsvp) -> None:
    letter(seat)  # the first one also fetches who and where
    counts = []
    for number in range(2):
        bring(cast, cast.days[1], cast.femke, "finding", f"Nog iets {number}")
        with CaptureQueriesContext(connection) as asked:
            letter(seat)
        counts.append(len(asked))
    assert counts[0] == counts[1]
