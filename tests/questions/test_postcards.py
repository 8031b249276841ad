"""Who agreed to a card, and which tips become one."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from pytest_django import DjangoAssertNumQueries

from plugdedag.lib.refusals import Refused
from plugdedag.people.models import Person
from plugdedag.questions.losses import Loss
from plugdedag.questions.models import Change, Contribution, Postcard, Question, Withdrawal
from plugdedag.questions.postcards import Answer, answer, number_of_cards, printed_tips, signed, tips_of
from plugdedag.questions.printing import cards_for, left_out, origin_of, printed, words_for
from tests.cast import Cast
from tests.lib.cards import read, said

pytestmark = pytest.mark.django_db


def tip(
    cast: Cast, text: str = "Geef ouders een sleutel.", *, author: Person | None = None, **fields: object
) -> Contribution:
    return Contribution.objects.create(
        question=cast.question, day=cast.days[3], kind="tip", text=text, author=author or cast.bo, **fields
    )


def texts(cast: Cast) -> list[str]:
    return [card.tip for card in cards_for(cast.question)]


def test_a_tip_is_printed_only_when_its_author_agreed(cast: Cast) -> None:
    silent, agreed = tip(cast, "stil"), tip(cast, "graag")
    answer(agreed, Answer.WITHOUT_NAME)
    assert texts(cast) == ["graag"]
    assert number_of_cards(cast.question) == 1
    assert not silent.postcards.exists()


def test_taking_back_takes_the_card_away_and_keeps_the_row(cast: Cast) -> None:
    one = tip(cast)
    with time_machine.travel(dt.datetime(2026, 11, 25, 13, tzinfo=dt.UTC), tick=False):
        given = answer(one, Answer.WITH_NAME)
    with time_machine.travel(dt.datetime(2026, 11, 26, 9, tzinfo=dt.UTC), tick=False):
        assert answer(one, Answer.NO) is None
    assert texts(cast) == []
    kept = Postcard.objects.get()
    assert given is not None
    assert (kept.pk, kept.given.day, kept.withdrawn and kept.withdrawn.day) == (given.pk, 25, 26)


def test_every_change_of_mind_is_a_row(cast: Cast) -> None:
    one = tip(cast)
    for said_so in (Answer.WITH_NAME, Answer.WITHOUT_NAME, Answer.NO, Answer.WITH_NAME):
        answer(one, said_so)
    rows = [(row.with_name, row.withdrawn is None) for row in one.postcards.order_by("pk")]
    assert rows == [(True, False), (False, False), (True, True)]
    assert number_of_cards(cast.question) == 1


def test_the_same_answer_twice_is_one_row(cast: Cast) -> None:
    one = tip(cast)
    assert answer(one, Answer.WITH_NAME) == answer(one, Answer.WITH_NAME)
    assert one.postcards.count() == 1


def test_no_before_any_yes_is_no_row(cast: Cast) -> None:
    assert answer(tip(cast), Answer.NO) is None
    assert not Postcard.objects.exists()


def test_only_a_tip_becomes_a_card(cast: Cast) -> None:
    idea = Contribution.objects.create(question=cast.question, kind="idea", text="Een idee.", author=cast.bo)
    with pytest.raises(Refused):
        answer(idea, Answer.WITH_NAME)


@pytest.mark.parametrize(("kind", "printed_then"), [("hide", 0), ("show", 1)])
def test_a_hidden_tip_is_not_printed(cast: Cast, kind: str, printed_then: int) -> None:
    one = tip(cast)
    answer(one, Answer.WITH_NAME)
    Change.objects.create(contribution=one, kind="hide", by=cast.femke)
    Change.objects.create(contribution=one, kind=kind, by=cast.femke)
    assert number_of_cards(cast.question) == printed_then


def test_a_merged_tip_is_printed_once(cast: Cast) -> None:
    one, other = tip(cast, "een"), tip(cast, "ander")
    answer(one, Answer.WITH_NAME)
    answer(other, Answer.WITH_NAME)
    Change.objects.create(contribution=one, kind="merge", into=other, by=cast.femke)
    assert texts(cast) == ["ander"]


def test_the_card_says_what_the_tip_says_now(cast: Cast) -> None:
    one = tip(cast, "Met een tikfuot.")
    answer(one, Answer.WITH_NAME)
    Change.objects.create(contribution=one, kind="edit", text="Met een tikfout.", by=cast.bo)
    assert texts(cast) == ["Met een tikfout."]


@pytest.mark.parametrize("text", ["你好世界", "こんにちは", "ሰላም ነው", "नमस्ते", "สวัสดี", "🫨🪿"])
def test_a_tip_without_letters_is_refused_in_words(cast: Cast, text: str) -> None:
    one = tip(cast, text)
    with pytest.raises(Refused, match="geen letters"):
        answer(one, Answer.WITH_NAME)
    assert not Postcard.objects.exists()


def test_a_tip_that_lost_its_letters_later_is_left_out_and_said(cast: Cast) -> None:
    one, other = tip(cast, "Begin met soep."), tip(cast, "wij 你好 ook")
    for each in (one, other):
        answer(each, Answer.WITH_NAME)
    assert left_out(cast.question) == [Loss("wij 你好 ook", ("你", "好"))]
    Change.objects.create(contribution=one, kind="edit", text="你好", by=cast.bo)
    assert texts(cast) == ["wij 你好 ook"]
    assert number_of_cards(cast.question) == 1
    assert [(loss.words, loss.blank) for loss in left_out(cast.question)] == [
        ("你好", True),
        ("wij 你好 ook", False),
    ]
    answer(one, Answer.NO)  # taking back is always possible


def test_names_and_addresses_without_letters_are_said_too(cast: Cast) -> None:
    cast.bo.name, cast.question.title = "小明 Chen", "Feest 🎉"
    cast.bo.save()
    answer(tip(cast), Answer.WITH_NAME)
    assert [(loss.words, loss.characters) for loss in left_out(cast.question)] == [
        ("Feest 🎉", "🎉"),
        ("小明", "小 明"),
    ]


def test_of_a_withdrawn_question_nothing_is_printed(cast: Cast) -> None:
    one = tip(cast)
    answer(one, Answer.WITH_NAME)
    Withdrawal.objects.create(question=cast.question, by=cast.ria)
    question = Question.objects.get()
    assert number_of_cards(question) == 0
    with pytest.raises(Refused):
        printed(question, "office")
    one.refresh_from_db()
    with pytest.raises(Refused):
        answer(one, Answer.WITHOUT_NAME)
    assert answer(one, Answer.NO) is None


def test_other_questions_keep_their_cards(cast: Cast) -> None:
    answer(tip(cast), Answer.WITH_NAME)
    cast.question.pk, cast.question.residency = None, None
    cast.question.save()
    assert number_of_cards(cast.question) == 0


@pytest.mark.parametrize(
    ("name", "said_so", "below"),
    [
        ("Bo de Vries", Answer.WITH_NAME, "Bo"),
        ("Bo de Vries", Answer.WITHOUT_NAME, ""),
        ("", Answer.WITH_NAME, ""),
    ],
)
def test_the_first_name_stands_below_when_agreed(cast: Cast, name: str, said_so: str, below: str) -> None:
    cast.bo.name = name
    cast.bo.save()
    answer(tip(cast), said_so)
    (found,) = printed_tips(cast.question)
    assert signed(found) == below
    assert cards_for(cast.question)[0].author == (below or None)


def test_a_guest_signs_with_a_first_name(cast: Cast) -> None:
    one = tip(cast, guest="Truus Bakker")
    Contribution.objects.filter(pk=one.pk).update(author=None)
    answer(one, Answer.WITH_NAME)
    assert [card.author for card in cards_for(cast.question)] == ["Truus"]


def test_the_card_of_the_cast(cast: Cast) -> None:
    answer(tip(cast), Answer.WITH_NAME)
    (card,) = cards_for(cast.question)
    assert (card.tip, card.author, card.language) == ("Geef ouders een sleutel.", "Bo", "nl")
    assert card.question == "Vrijwilligers"
    assert card.url.endswith(f"/questions/{cast.question.pk}/")
    assert card.address == ("vv De Dageraad", "Sportpark De Dageraad", "Amsterdam-Oost")
    assert card.greeting == "Groeten uit Oost"
    assert card.stamp_alt == "Postzegel van lunch 4"


def test_the_words_are_the_owners_language(cast: Cast) -> None:
    cast.question.owner.language = "en"
    answer(tip(cast), Answer.WITH_NAME)
    (card,) = cards_for(cast.question)
    assert card.greeting == "Greetings from Oost"
    assert words_for(cast.question).title == "Postcards for vv De Dageraad"
    assert words_for(cast.question).language == "en"


def test_an_address_says_nothing_twice(cast: Cast) -> None:
    place = cast.residency.place
    place.name, place.district = cast.club.name, ""
    cast.question.residency.place = place  # type: ignore[union-attr]
    assert origin_of(cast.question).address == ("vv De Dageraad", "Amsterdam")


def test_the_paper_says_it(cast: Cast) -> None:
    answer(tip(cast), Answer.WITH_NAME)
    pdf = printed(cast.question, "print-shop")
    assert "Geef ouders een sleutel. Bo" in said(pdf, 1)
    assert len(read(printed(cast.question, "office")).pages) == 2


def test_pictures_on_paper_are_set_in_faces_the_paper_has(cast: Cast) -> None:
    answer(tip(cast), Answer.WITH_NAME)
    (card,) = cards_for(cast.question)
    for svg in (card.stamp_svg, card.postmark_svg):
        assert "PLUG Display" not in svg
        assert "var(" not in svg
    assert "var(" not in card.front_svg


def test_printing_asks_as_many_queries_for_three_cards_as_for_one(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    answer(tip(cast), Answer.WITH_NAME)
    with django_assert_num_queries(1):
        list(printed_tips(cast.question))
    for person in (cast.noor, cast.idris):
        answer(tip(cast, author=person), Answer.WITH_NAME)
    with django_assert_num_queries(1):
        assert len(cards_for(cast.question)) == 3


def test_my_tips_are_mine_with_what_i_said(cast: Cast) -> None:
    one = tip(cast)
    tip(cast, author=cast.noor)
    answer(one, Answer.WITHOUT_NAME)
    (mine,) = tips_of(cast.question, cast.bo)
    assert (mine.pk, bool(mine.card), mine.with_name) == (one.pk, True, False)  # type: ignore[attr-defined]
