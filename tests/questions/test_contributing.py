"""Bringing a contribution: once under its key, in any script, and only where and when it belongs."""

from __future__ import annotations

import contextlib
import datetime as dt
from uuid import UUID, uuid4

import pytest

from plugdedag.days.models import Cancellation, Day
from plugdedag.lib.refusals import KeyReused, Refused
from plugdedag.questions.contributing import contribute
from plugdedag.questions.kinds import KINDS
from plugdedag.questions.models import Contribution, Kind, Question, Withdrawal
from tests.cast import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_lunch")]

KEY = UUID("00000000-0000-4000-8000-000000000001")


def brought(cast: Cast, **other: object) -> Contribution:
    body = {
        "uuid": KEY,
        "kind": "reframing",
        "text": "Wie mist ons?",
        "day": cast.days[0],
        "author": cast.bo,
    } | other
    return contribute(cast.question, **body)  # type: ignore[arg-type]


def words(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.words


def test_it_lies_there_as_it_was_typed(cast: Cast) -> None:
    made = Contribution.objects.get(pk=brought(cast, text="  Wie mist ons?\r\nEn wie niet? \n").pk)
    assert (made.text, made.author, made.day, made.kind) == (
        "Wie mist ons?\nEn wie niet?",
        cast.bo,
        cast.days[0],
        "reframing",
    )


def test_sending_it_again_answers_what_is_there(cast: Cast) -> None:
    first = brought(cast)
    assert brought(cast) == first
    assert Contribution.objects.count() == 1


@pytest.mark.parametrize("other", [{"text": "Iets anders"}, {"kind": "viewpoint"}])
def test_another_body_under_the_same_key_is_refused(cast: Cast, other: dict[str, object]) -> None:
    brought(cast)
    with pytest.raises(KeyReused) as refused:
        brought(cast, **other)
    assert refused.value.status == 422
    assert list(Contribution.objects.values_list("text", flat=True)) == ["Wie mist ons?"]


def test_the_same_words_by_a_neighbours_phone_are_there_once(cast: Cast) -> None:
    first = brought(cast)
    assert brought(cast, author=None, guest="Bo") == first
    assert Contribution.objects.get().author == cast.bo


def test_what_it_grew_from_is_part_of_the_body(cast: Cast) -> None:
    root = brought(cast, uuid=uuid4())
    child = brought(cast, grew_from=[root])
    assert brought(cast, grew_from=[root]) == child
    assert [link.parent for link in child.roots.all()] == [root]
    with pytest.raises(KeyReused):
        brought(cast)


def test_a_replay_is_answered_even_after_the_owner_withdrew(cast: Cast) -> None:
    first = brought(cast)
    Withdrawal.objects.create(question=cast.question, by=cast.ria)
    assert (
        contribute(
            anew(cast), uuid=KEY, kind="reframing", text="Wie mist ons?", day=cast.days[0], author=cast.bo
        )
        == first
    )


@pytest.mark.parametrize(
    "text",
    [
        "🧦🧦 of 👨‍👩‍👧‍👦?",
        "لماذا يشعر الآباء بأنهم ضيوف؟",
        "מי מתגעגע אלינו?",
        "<script>alert(1)</script>",
        "x" * 2000,
    ],
)
def test_every_script_is_kept_letter_for_letter(cast: Cast, text: str) -> None:
    assert Contribution.objects.get(pk=brought(cast, text=text).pk).text == text


@pytest.mark.parametrize(
    ("kind", "day", "length", "fits"),
    [("reframing", 0, 2000, True), ("reframing", 0, 2001, False), ("tip", 3, 600, True), ("tip", 3, 601, False)],
)  # fmt: skip
def test_a_text_has_an_end_and_a_tip_fits_its_card(
    cast: Cast, at_lunch: object, kind: str, day: int, length: int, fits: bool
) -> None:
    at_lunch.move_to(cast.days[day].lunch_starts)  # type: ignore[attr-defined]
    if fits:
        assert len(brought(cast, kind=kind, day=cast.days[day], text="é" * length).text) == length
        return
    with pytest.raises(Refused) as refused:
        brought(cast, kind=kind, day=cast.days[day], text="é" * length)
    assert list(refused.value.message_dict) == ["text"]
    assert str(length) in words(refused)


@pytest.mark.parametrize("text", ["", " \n\t ", "nul\0nul"])
def test_nothing_and_what_is_no_text_are_refused(cast: Cast, text: str) -> None:
    with pytest.raises(Refused):
        brought(cast, text=text)
    assert Contribution.objects.count() == 0


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_each_lunch_takes_the_kinds_that_belong_to_it(cast: Cast, at_lunch: object, number: int) -> None:
    day = cast.days[number - 1]
    at_lunch.move_to(day.lunch_starts)  # type: ignore[attr-defined]
    taken = set()
    for kind in Kind:
        with contextlib.suppress(Refused):
            taken.add(brought(cast, uuid=uuid4(), kind=kind, day=day).kind)
    assert day.step is not None
    assert taken == set(KINDS[day.step])


def anew(cast: Cast) -> Question:
    return Question.objects.whole().get(pk=cast.question.pk)


def test_a_withdrawn_question_takes_nothing(cast: Cast) -> None:
    Withdrawal.objects.create(question=cast.question, by=cast.ria)
    with pytest.raises(Refused):
        contribute(anew(cast), uuid=KEY, kind="reframing", text="Nog iets", day=cast.days[0], author=cast.bo)


def test_a_cancelled_day_takes_nothing(cast: Cast) -> None:
    Cancellation.objects.create(day=cast.days[0], by=cast.noor)
    with pytest.raises(Refused):
        brought(cast, day=Day.objects.select_related("cancellation").get(pk=cast.days[0].pk))


def test_a_day_begins_when_its_doors_open(cast: Cast, at_lunch: object) -> None:
    doors = cast.days[0].starts
    at_lunch.move_to(doors - dt.timedelta(seconds=1))  # type: ignore[attr-defined]
    with pytest.raises(Refused):
        brought(cast)
    at_lunch.move_to(doors)  # type: ignore[attr-defined]
    assert brought(cast).pk == KEY


def test_a_day_of_another_month_takes_nothing(cast: Cast) -> None:
    cast.question.residency_id = None
    with pytest.raises(Refused):
        brought(cast)
