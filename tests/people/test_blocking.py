"""Blocking hides names both ways, and is told to nobody."""

import pytest
from django.db import IntegrityError, transaction

from plugdedag.days.models import Rsvp
from plugdedag.days.standing import names_shown
from plugdedag.people.blocking import block, blocked_by, hidden_from, unblock
from plugdedag.people.consent import settle
from plugdedag.people.models import Block, Person
from plugdedag.questions.board import board
from plugdedag.questions.models import Contribution, Postcard
from plugdedag.questions.printing import faces_for
from tests.cast import Cast


@pytest.fixture
def both(cast: Cast) -> tuple[Person, Person]:
    """Bo and Femke: they come, agreed to be named, and each said something."""
    for seat, who in enumerate((cast.bo, cast.femke), 1):
        settle(who, {"name-at-day"})
        Rsvp.objects.create(day=cast.days[1], person=who, answer="going", seat=seat)
        said = Contribution.objects.create(
            question=cast.question, day=cast.days[0], kind="tip", text="T", author=who
        )
        Postcard.objects.create(tip=said, motif="key", with_name=True, text_version="1")
    return cast.bo, cast.femke


def seen(cast: Cast, reader: Person) -> tuple[set[str], set[str], set[str]]:
    """The names on the day, on the board and under the cards."""
    return (
        {who.name for who in names_shown(cast.days[1], reader)},
        {line.by for line in board(cast.question, person=reader)},
        {face.sign for face in faces_for(cast.question, reader)},
    )


def test_neither_sees_the_other_and_a_third_sees_both(both: tuple[Person, Person], cast: Cast) -> None:
    bo, femke = both
    everybody = {"Bo", "Femke"}
    assert seen(cast, bo) == (everybody, everybody, everybody)  # the control
    block(bo, femke)
    block(bo, femke)
    assert seen(cast, bo) == ({"Bo"}, {"Bo", ""}, {"Bo", ""})
    assert seen(cast, femke) == ({"Femke"}, {"Femke", ""}, {"Femke", ""})
    assert seen(cast, cast.noor) == (everybody, everybody, everybody)


def test_taking_it_back_takes_back_ones_own_alone(both: tuple[Person, Person]) -> None:
    bo, femke = both
    block(bo, femke)
    block(femke, bo)
    unblock(bo, femke)
    assert hidden_from(bo) == {femke.pk}
    assert (blocked_by(bo), [one.other for one in blocked_by(femke)]) == ([], [bo])
    unblock(femke, bo)
    assert hidden_from(bo) == set()


def test_nobody_blocks_themselves(cast: Cast) -> None:
    block(cast.bo, cast.bo)
    assert not Block.objects.exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        Block.objects.create(person=cast.bo, other=cast.bo)
