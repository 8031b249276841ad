"""Confirming, moving, cancelling: sign-ups stay, everybody concerned is told once, two organisers see each other."""

import datetime as dt
from uuid import uuid4

import pytest
from django.utils import translation

from plugdedag.days import coming
from plugdedag.days.changes import cancel, confirm, move, resize
from plugdedag.days.models import Confirmation, Day, Move, Rsvp, Term
from plugdedag.days.turns import end, give, hand_over
from plugdedag.lib.refusals import Refused, Stale
from plugdedag.outbox.models import Effect
from plugdedag.people.models import Person
from plugdedag.places.models import Contact
from tests.cast import Cast, make_day, person


def week(cast: Cast, weeks: int, days: int = 0) -> dt.date:
    return cast.days[0].date + dt.timedelta(weeks=weeks, days=days)


def letters(prefix: str) -> list[str]:
    return sorted(Effect.objects.filter(key__startswith=prefix).values_list("recipient", flat=True))


def numbers(cast: Cast) -> list[tuple[int, int | None]]:
    return [
        ((day.date - week(cast, 0)).days // 7, day.number) for day in cast.residency.days.order_by("date")
    ]


def test_a_moved_day_keeps_its_answers_and_tells_each_concerned_once(cast: Cast) -> None:
    day = resize(cast.days[1], 1, cast.noor)
    give(day, cast.idris, "opener", cast.noor)
    coming.come(day, cast.idris, client_key=uuid4())  # carries a duty and comes: one letter
    coming.come(day, cast.bo, client_key=uuid4())  # waits
    coming.come(day, person(cast.city, "Zeno"), client_key=uuid4())
    coming.cancel(day, Person.objects.get(name="Zeno"), client_key=uuid4())  # does not come: no letter
    made = move(day, week(cast, 1, 1), cast.noor, "The boiler is being mended.")
    assert letters(f"day-moved:{made.pk}") == ["bo@example.org", "idris@example.org", "ria@example.org"]
    assert day.date == week(cast, 1, 1)
    assert list(Rsvp.objects.order_by("person__name").values_list("answer", flat=True)) == [
        "waiting",
        "going",
        "not",
    ]
    text = Effect.objects.get(key=f"day-moved:{made.pk}", recipient="bo@example.org").payload["text"]
    assert "The boiler is being mended." in text
    assert "/rsvp/" in text
    host = Effect.objects.get(key=f"day-moved:{made.pk}", recipient="ria@example.org").payload["text"]
    assert "/rsvp/" not in host


def test_a_second_move_is_told_again(cast: Cast) -> None:
    coming.come(cast.days[1], cast.bo, client_key=uuid4())
    first = move(cast.days[1], week(cast, 1, 1), cast.noor)
    second = move(cast.days[1], week(cast, 1, 2), cast.noor)
    assert letters("day-moved:").count("bo@example.org") == 2
    assert (first.to, second.was) == (second.was, week(cast, 1, 1))


def test_a_contact_who_also_comes_gets_one_letter(cast: Cast) -> None:
    Contact.objects.filter(pk=cast.ria.pk).update(email="BO@example.org")
    coming.come(cast.days[1], cast.bo, client_key=uuid4())
    move(cast.days[1], week(cast, 1, 1), cast.noor)
    assert letters("day-moved:") == ["bo@example.org"]


def test_a_plan_that_is_not_public_moves_in_silence(cast: Cast) -> None:
    Confirmation.objects.all().delete()
    move(Day.objects.get(pk=cast.days[1].pk), week(cast, 1, 1), cast.noor)
    assert not Effect.objects.exists()


def test_the_lunches_stay_numbered_by_their_dates(cast: Cast) -> None:
    move(cast.days[1], week(cast, 4), cast.noor)
    assert numbers(cast) == [(0, 1), (2, 2), (3, 3), (4, 4)]
    assert cast.days[1].number == 4
    cancel(Day.objects.get(pk=cast.days[2].pk), cast.noor)
    move(cast.days[1], week(cast, 1), cast.noor)
    assert numbers(cast) == [(0, 1), (1, 3), (2, 2), (3, 4)]  # the cancelled one keeps its number


@pytest.mark.parametrize(
    ("weeks", "days", "words"),
    [
        (-1, 0, "has been. Choose a date to come."),
        (1, 0, "The day is on"),
        (2, 0, "PLUG is at Sportpark De Dageraad on"),
        (52, 0, "is too far from this month"),  # a year mistyped: nobody gets a letter about it
    ],
)
def test_a_move_that_cannot_be_is_refused_in_words(cast: Cast, weeks: int, days: int, words: str) -> None:
    with translation.override("en"), pytest.raises(Refused, match=words):
        move(cast.days[1], week(cast, weeks, days), cast.noor)
    assert not Move.objects.exists()
    assert not Effect.objects.exists()


def test_a_cancelled_and_a_past_day_stay_as_they_are(cast: Cast, time_machine) -> None:
    cancel(cast.days[1], cast.noor)
    with translation.override("en"):
        for deed in (
            lambda: move(cast.days[1], week(cast, 5), cast.noor),
            lambda: cancel(cast.days[1], cast.noor),
        ):
            with pytest.raises(Refused, match="This day was cancelled."):
                deed()
        time_machine.move_to(cast.days[2].ends + dt.timedelta(minutes=1))
        with pytest.raises(Refused, match="This day is over"):
            move(cast.days[2], week(cast, 5), cast.noor)


def test_a_cancelled_day_tells_each_concerned_once_and_keeps_what_they_said(cast: Cast) -> None:
    coming.come(cast.days[1], cast.bo, client_key=uuid4())
    cancel(cast.days[1], cast.noor, "Storm.")
    assert letters("day-cancelled:") == ["bo@example.org", "ria@example.org"]
    payload = Effect.objects.get(key__startswith="day-cancelled:", recipient="bo@example.org").payload
    assert "Storm." in payload["text"]
    assert "STATUS:CANCELLED" in payload["attachments"][0][1]
    assert Rsvp.objects.get().answer == "going"


def test_the_second_organiser_sees_what_the_first_one_did(cast: Cast) -> None:
    seen = cast.days[1].version
    move(cast.days[1], week(cast, 1, 1), cast.noor, version=seen)
    other = Day.objects.get(pk=cast.days[1].pk)
    with translation.override("en"):
        for deed in (
            lambda: move(other, week(cast, 1, 2), cast.femke, version=seen),
            lambda: cancel(other, cast.femke, version=seen),
            lambda: resize(other, 5, cast.femke, version=seen),
        ):
            with pytest.raises(Stale, match="Noor moved this day to"):
                deed()
    assert Move.objects.count() == 1
    cancel(other, cast.femke, version=seen + 1)


def test_confirming_makes_public_and_tells_the_contact_once(cast: Cast) -> None:
    Confirmation.objects.all().delete()
    Term.objects.create(residency=cast.residency, side="place", what="Coffee all day")
    assert not Day.objects.published().exists()
    first = confirm(cast.residency, cast.noor)
    assert confirm(cast.residency, cast.femke) == first
    assert Day.objects.published().count() == 4
    effect = Effect.objects.get(key__startswith="residency-confirmed:")
    assert (effect.recipient, "Coffee all day" in effect.payload["text"]) == ("ria@example.org", True)
    assert effect.payload["attachments"][0][1].count("BEGIN:VEVENT") == 4


def test_a_month_without_days_is_not_confirmed(cast: Cast) -> None:
    Confirmation.objects.all().delete()
    Day.objects.all().delete()
    with pytest.raises(Refused):
        confirm(cast.residency, cast.noor)


def test_a_turn_is_given_once_and_handed_over_with_its_history(cast: Cast) -> None:
    day = cast.days[1]
    turn = give(day, cast.bo, "opener", cast.noor)
    assert give(day, cast.bo, "opener", cast.noor) == turn
    new = hand_over(turn, cast.idris, cast.bo)
    turn.refresh_from_db()
    assert (turn.ended is not None, new.person, new.given_by) == (True, cast.idris, cast.bo)
    with pytest.raises(Refused):
        hand_over(turn, cast.femke, cast.bo)
    assert letters("turn-given:") == ["bo@example.org", "idris@example.org"]
    assert end(new) is True
    assert end(new) is False


def test_a_day_of_another_residency_is_in_the_way_only_while_it_stands(cast: Cast) -> None:
    free = week(cast, 1, 1)
    cast.residency.pk, cast.residency.client_key = None, uuid4()
    cast.residency.save()
    other = make_day(cast.residency, 1, free)
    with pytest.raises(Refused):
        move(cast.days[1], free, cast.noor)
    cancel(other, cast.noor)
    assert move(cast.days[1], free, cast.noor).to == free
