"""Bringing somebody: a seat like any other, after one's own, and gone when one does not come oneself."""

from uuid import uuid4

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from plugdedag.days import leaving
from plugdedag.days.changes import resize
from plugdedag.days.coming import cancel, come
from plugdedag.days.letters import seat_came_free
from plugdedag.days.models import Answer, Rsvp, Visit
from plugdedag.days.standing import names_shown, on_the_list, standing
from plugdedag.days.visiting import check_in, names_at
from plugdedag.keeping.invariants import broken
from plugdedag.lib.refusals import KeyReused, Refused
from plugdedag.outbox.models import Effect
from plugdedag.people.consent import settle
from tests.cast import Cast
from tests.gatherings.evenings import dinner, seats


def test_each_guest_holds_a_seat_after_that_of_who_brings_them(cast: Cast) -> None:
    day = dinner(cast, cast.bo, cast.femke).day
    come(day, cast.bo, client_key=uuid4(), guests=["Anna", "Cor"])
    come(day, cast.femke, client_key=uuid4())
    assert seats(day) == [
        ("Bo", "going", 1, None), ("Anna", "going", 2, None), ("Cor", "going", 3, None), ("Femke", "going", 4, None),
    ]  # fmt: skip
    assert standing(day, None).going == 4
    letter = Effect.objects.get(recipient=cast.bo.email)
    assert [name in letter.payload["text"] for name in ("Anna", "Cor", "Aad")] == [True, True, False]


def test_with_one_seat_left_the_person_gets_it_and_the_guest_waits_till_one_comes_free(cast: Cast) -> None:
    day = dinner(cast, cast.bo, cast.femke, capacity=2).day
    come(day, cast.femke, client_key=uuid4())
    come(day, cast.bo, client_key=uuid4(), guests=["Anna", "Cor"])
    assert seats(day)[1:] == [
        ("Bo", "going", 2, None),
        ("Anna", "waiting", None, 2),
        ("Cor", "waiting", None, 3),
    ]
    cancel(day, cast.femke, client_key=uuid4())
    assert seats(day) == [("Anna", "going", 1, None), ("Bo", "going", 2, None), ("Cor", "waiting", None, 3)]
    told = Effect.objects.get(key__startswith="rsvp-promoted:")
    words = seat_came_free(told)["text"]  # type: ignore[index]
    assert (told.recipient, "Anna" in words, "Cor" in words) == (
        cast.bo.email, True, False,
    )  # fmt: skip


def test_two_guests_let_in_at_once_are_one_letter(cast: Cast) -> None:
    day = dinner(cast, cast.bo, cast.femke, capacity=1).day
    come(day, cast.bo, client_key=uuid4(), guests=["Anna", "Cor"])
    resize(day, 3, cast.noor)
    assert {row[1] for row in seats(day)} == {"going"}
    told = Effect.objects.get(key__startswith="rsvp-promoted:")
    words = seat_came_free(told)["text"]  # type: ignore[index]
    assert [name in words for name in ("Anna", "Cor")] == [True, True]
    assert mail.outbox == []


def test_who_cancels_takes_their_guests_along_and_the_line_moves_up(cast: Cast) -> None:
    day = dinner(cast, cast.bo, cast.femke, cast.idris, capacity=2).day
    come(day, cast.bo, client_key=uuid4(), guests=["Anna"])
    come(day, cast.femke, client_key=uuid4())
    come(day, cast.idris, client_key=uuid4())
    cancel(day, cast.bo, client_key=uuid4())
    assert seats(day) == [("Femke", "going", 1, None), ("Idris", "going", 2, None)]
    assert broken() == {}


def test_a_guest_is_swapped_without_losing_the_seat_and_an_extra_one_stands_last(cast: Cast) -> None:
    day = dinner(cast, cast.bo, cast.femke, capacity=2).day
    come(day, cast.bo, client_key=uuid4(), guests=["Anna"])
    come(day, cast.femke, client_key=uuid4())
    come(day, cast.bo, client_key=uuid4(), guests=["Cor", "Dirk"])
    assert seats(day) == [
        ("Bo", "going", 1, None), ("Cor", "going", 2, None),
        ("Femke", "waiting", None, 1), ("Dirk", "waiting", None, 2),
    ]  # fmt: skip
    come(day, cast.bo, client_key=uuid4(), guests=["Dirk"])
    assert [row[:2] for row in seats(day)] == [("Bo", "going"), ("Femke", "going"), ("Dirk", "waiting")]
    come(day, cast.bo, client_key=uuid4())  # an answer that does not speak of guests leaves them
    assert [row[0] for row in seats(day)] == ["Bo", "Femke", "Dirk"]


def test_more_than_may_come_and_who_was_not_asked_are_refused(cast: Cast) -> None:
    day = dinner(cast, cast.bo).day
    with pytest.raises(Refused, match="2"):
        come(day, cast.bo, client_key=uuid4(), guests=["Anna", "Cor", "Dirk"])
    with pytest.raises(Refused):
        come(day, cast.femke, client_key=uuid4())
    with pytest.raises(Refused):
        come(cast.days[1], cast.bo, client_key=uuid4(), guests=["Anna"])
    assert Rsvp.objects.count() == 0


def test_the_same_key_with_another_guest_is_another_intent(cast: Cast) -> None:
    day, key = dinner(cast, cast.bo).day, uuid4()
    come(day, cast.bo, client_key=key, guests=["Anna"])
    come(day, cast.bo, client_key=key, guests=["Anna"])
    with pytest.raises(KeyReused):
        come(day, cast.bo, client_key=key, guests=["Cor"])
    assert [row[0] for row in seats(day)] == ["Bo", "Anna"]


def test_the_database_itself_knows_whose_a_seat_is(cast: Cast) -> None:
    day = dinner(cast, cast.bo).day
    for wrong in (
        {},
        {"guest_name": "Anna"},
        {"brought_by": cast.bo},
        {"person": cast.bo, "guest_name": "Anna"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Rsvp.objects.create(day=day, answer=Answer.GOING, seat=1, **wrong)


def test_who_leaves_plug_leaves_no_guests_behind(cast: Cast) -> None:
    day = dinner(cast, cast.bo, cast.femke, capacity=2).day
    come(day, cast.bo, client_key=uuid4(), guests=["Anna"])
    come(day, cast.femke, client_key=uuid4())
    leaving.give_up(cast.bo)
    assert seats(day) == [("Femke", "going", 1, None)]
    assert broken() == {}


def test_guests_are_no_members_and_stand_under_who_brings_them(cast: Cast) -> None:
    day = dinner(cast, cast.bo, cast.femke).day
    for who in (cast.bo, cast.femke):
        settle(who, {"name-at-day"})
    come(day, cast.femke, client_key=uuid4(), guests=["Aad"])
    come(day, cast.bo, client_key=uuid4(), guests=["Zus"])
    assert names_shown(day, cast.femke) == [cast.bo, cast.femke]
    assert [rsvp.guest_name or rsvp.holder.name for rsvp in on_the_list(day)] == ["Bo", "Zus", "Femke", "Aad"]


def test_at_the_door_a_guest_is_tapped_once_and_stays_here_when_taken_off_the_list(cast: Cast) -> None:
    evening = dinner(cast, cast.bo, date=cast.city.today())
    day = evening.day
    come(day, cast.bo, client_key=uuid4(), guests=["Anna"])
    anna = Rsvp.objects.get(guest_name="Anna")
    for _twice in range(2):
        check_in(day, uuid4(), cast.noor, guest_name="Anna", plus_one=anna)
    names = names_at(day)
    assert [(str(one.person), one.plus_one, one.visit is not None) for one in names.expected] == [
        ("Bo", None, False), ("None", anna, True),
    ]  # fmt: skip
    assert (names.walk_ins, names.here) == ([], 1)
    come(day, cast.bo, client_key=uuid4(), guests=[])
    assert [visit.guest_name for visit in names_at(day).walk_ins] == ["Anna"]  # who is here stays here
    assert Visit.objects.count() == 1
