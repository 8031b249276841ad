"""What happens to a contribution later is a row beside it; the original never changes."""

from __future__ import annotations

from uuid import uuid4

import pytest

from plugdedag.lib.refusals import KeyReused, Refused
from plugdedag.questions.board import board
from plugdedag.questions.changing import edit, hide, merge, show
from plugdedag.questions.models import Change, Contribution, Support
from plugdedag.questions.supporting import support
from tests.cast import Cast
from tests.questions.said import CHOSEN, OTHER, Said, said_month

pytestmark = pytest.mark.django_db


@pytest.fixture
def said(cast: Cast) -> Said:
    return said_month(cast)


def told(contribution: Contribution) -> tuple[str, str]:
    row = Contribution.objects.told().get(pk=contribution.pk)
    return row.words, row.fate


def standing() -> set[str]:
    return {row.words for row in Contribution.objects.standing()}


def test_an_edit_is_read_and_the_first_words_are_kept(cast: Cast, said: Said) -> None:
    edit(said.other, "Wie mist ons?", by=cast.idris, client_key=uuid4())
    edit(said.other, "Wie mist ons echt?", by=cast.idris, client_key=uuid4())
    assert told(said.other) == ("Wie mist ons echt?", "")
    said.other.refresh_from_db()
    assert said.other.text == OTHER


def test_a_hidden_one_is_off_the_board_until_it_is_shown(cast: Cast, said: Said) -> None:
    hide(said.other, by=cast.femke, why="Staat er dubbel", client_key=uuid4())
    assert OTHER not in standing()
    show(said.other, by=cast.femke, client_key=uuid4())
    assert OTHER in standing()
    assert list(said.other.changes.values_list("kind", flat=True)) == ["hide", "show"]


def test_hiding_needs_a_reason(cast: Cast, said: Said) -> None:
    with pytest.raises(Refused):
        hide(said.other, by=cast.femke, why="  ", client_key=uuid4())


def test_merging_counts_each_supporter_once(cast: Cast, said: Said) -> None:
    for who in (cast.femke, cast.bo):
        support(said.other, who, wanted=True)
    merge(said.other, said.chosen, by=cast.femke, client_key=uuid4())
    line = next(line for line in board(cast.question) if line.pk == said.chosen.pk)
    assert line.support == 3  # Femke stood behind both
    assert OTHER not in standing()
    show(said.other, by=cast.femke, client_key=uuid4())
    assert {line.words: line.support for line in board(cast.question)}[CHOSEN] == 2


def test_what_was_merged_into_it_comes_along(cast: Cast, said: Said) -> None:
    support(said.secret, cast.noor, wanted=True)
    merge(said.secret, said.finding, by=cast.femke, client_key=uuid4())
    merge(said.finding, said.chosen, by=cast.femke, client_key=uuid4())
    assert {line.words: line.support for line in board(cast.question)} == {CHOSEN: 4, OTHER: 0}


def test_nothing_merges_into_itself_or_into_what_is_gone(cast: Cast, said: Said) -> None:
    hide(said.other, by=cast.femke, why="Dubbel", client_key=uuid4())
    for target in (said.chosen, said.other):
        with pytest.raises(Refused):
            merge(said.chosen, target, by=cast.femke, client_key=uuid4())


def test_a_change_sent_twice_is_one_change(cast: Cast, said: Said) -> None:
    key = uuid4()
    first = edit(said.other, "Wie mist ons?", by=cast.idris, client_key=key)
    assert edit(said.other, "Wie mist ons?", by=cast.idris, client_key=key) == first
    assert Change.objects.count() == 1
    with pytest.raises(KeyReused):
        edit(said.other, "Iets heel anders", by=cast.idris, client_key=key)


def test_support_is_once_and_can_be_taken_back(cast: Cast, said: Said) -> None:
    Support.objects.all().delete()
    for wanted in (True, True):
        support(said.other, cast.bo, wanted=wanted)
    assert Support.objects.count() == 1
    for wanted in (False, False):
        support(said.other, cast.bo, wanted=wanted)
    assert Support.objects.count() == 0


def test_what_is_off_the_board_cannot_be_supported(cast: Cast, said: Said) -> None:
    hide(said.other, by=cast.femke, why="Dubbel", client_key=uuid4())
    with pytest.raises(Refused):
        support(said.other, cast.bo, wanted=True)


def test_a_hidden_parent_is_not_quoted(cast: Cast, said: Said) -> None:
    said.other.roots.create(parent=said.finding)
    hide(said.finding, by=cast.femke, why="Dubbel", client_key=uuid4())
    assert next(line for line in board(cast.question) if line.pk == said.other.pk).grew_from == ()
