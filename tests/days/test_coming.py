"""Saying that one comes: seats, the line, hours, keys, and days that take no answers."""

import datetime as dt
from uuid import uuid4

import pytest
from django.utils import translation

from plugdedag.days.changes import resize
from plugdedag.days.coming import cancel, come
from plugdedag.days.models import Answer, Cancellation, Day, Rsvp
from plugdedag.days.standing import names_shown, standing, standings
from plugdedag.lib.refusals import KeyReused, Refused
from plugdedag.outbox.models import Effect
from plugdedag.people.models import Consent, Person
from tests.cast import Cast, person


@pytest.fixture
def crowd(cast: Cast) -> list[Person]:
    """Five people, and a day with three seats."""
    Day.objects.filter(pk=cast.days[1].pk).update(capacity=3)
    cast.days[1].refresh_from_db()
    return [person(cast.city, name) for name in ("Ada", "Bas", "Cem", "Dua", "Eli")]


def answers(day: Day) -> list[tuple[str, str, int | None, int | None]]:
    rows = Rsvp.objects.filter(day=day).order_by("person__name")
    return [(row.person.name, row.answer, row.seat, row.ticket) for row in rows.select_related("person")]


def test_the_first_gets_the_first_seat_and_a_letter_with_a_link_and_a_calendar_file(cast: Cast) -> None:
    rsvp = come(cast.days[1], cast.bo, client_key=uuid4())
    assert (rsvp.answer, rsvp.seat, rsvp.ticket) == (Answer.GOING, 1, None)
    letter = Effect.objects.get()
    assert letter.recipient == cast.bo.email
    assert "http://testserver/rsvp/" in letter.payload["text"]
    [[name, text, kind]] = letter.payload["attachments"]
    assert (name, kind) == ("plug.ics", "text/calendar")
    assert f"UID:{cast.days[1].pk}@testserver" in text.replace("\r\n ", "")


def test_who_comes_after_the_last_seat_waits_in_order(cast: Cast, crowd: list[Person]) -> None:
    for each in crowd:
        come(cast.days[1], each, client_key=uuid4())
    assert answers(cast.days[1]) == [
        ("Ada", "going", 1, None), ("Bas", "going", 2, None), ("Cem", "going", 3, None),
        ("Dua", "waiting", None, 1), ("Eli", "waiting", None, 2),
    ]  # fmt: skip
    assert standing(cast.days[1], crowd[4]).ahead == 1


def test_a_cancelled_seat_goes_to_the_first_in_line_who_is_told_once(cast: Cast, crowd: list[Person]) -> None:
    day = cast.days[1]
    for each in crowd:
        come(day, each, client_key=uuid4())
    key = uuid4()
    cancel(day, crowd[0], client_key=key)
    cancel(day, crowd[0], client_key=key)
    assert answers(day) == [
        ("Ada", "not", None, None), ("Bas", "going", 2, None), ("Cem", "going", 3, None),
        ("Dua", "going", 1, None), ("Eli", "waiting", None, 2),
    ]  # fmt: skip
    told = Effect.objects.filter(key__startswith="rsvp-promoted:")
    assert [effect.recipient for effect in told] == [crowd[3].email]


def test_somebody_can_be_promoted_and_told_twice_when_they_stood_in_line_twice(
    cast: Cast, crowd: list[Person]
) -> None:
    day, dua = cast.days[1], crowd[3]
    for each in crowd[:4]:
        come(day, each, client_key=uuid4())
    cancel(day, crowd[0], client_key=uuid4())
    cancel(day, dua, client_key=uuid4())
    come(day, crowd[0], client_key=uuid4())
    come(day, dua, client_key=uuid4())
    cancel(day, crowd[0], client_key=uuid4())
    told = Effect.objects.filter(key__startswith="rsvp-promoted:", recipient=dua.email)
    assert told.count() == 2


def test_more_seats_promote_and_fewer_take_nothing_away(cast: Cast, crowd: list[Person]) -> None:
    day = cast.days[1]
    for each in crowd:
        come(day, each, client_key=uuid4())
    resize(day, 4, cast.noor)
    assert [row[1] for row in answers(day)] == ["going", "going", "going", "going", "waiting"]
    small = resize(day, 2, cast.noor)
    now = standing(small, None)
    assert (now.going, now.free, now.over, now.waiting) == (4, 0, 2, 1)
    cancel(small, crowd[0], client_key=uuid4())  # a seat comes free, but two too many were promised
    assert standing(small, None).going == 3
    assert standing(small, None).waiting == 1
    cancel(small, crowd[1], client_key=uuid4())
    assert [row[1:3] for row in answers(day)][2:] == [("going", 1), ("going", 2), ("waiting", None)]


def test_a_day_without_seats_lets_one_wait(cast: Cast) -> None:
    day = resize(cast.days[1], 0, cast.noor)
    assert come(day, cast.bo, client_key=uuid4()).answer == Answer.WAITING
    assert standing(day, cast.bo).is_full is True


def test_lunch_only_keeps_the_seat_and_sends_no_second_letter(cast: Cast) -> None:
    day = cast.days[1]
    come(day, cast.bo, client_key=uuid4())
    rsvp = come(day, cast.bo, client_key=uuid4(), arrives=day.lunch, leaves=day.lunch_ends)
    assert (rsvp.seat, rsvp.arrives, rsvp.leaves) == (1, dt.time(12, 30), dt.time(14))
    assert standing(day, cast.bo).lunch_only is True
    assert Effect.objects.count() == 1


@pytest.mark.parametrize(
    ("arrives", "leaves"), [((8, 0), None), (None, (17, 1)), ((14, 0), (13, 0)), ((17, 0), None)]
)
def test_hours_outside_the_day_are_refused(
    cast: Cast, arrives: tuple[int, int] | None, leaves: tuple[int, int] | None
) -> None:
    hours = {
        "arrives": dt.time(*arrives) if arrives else None,
        "leaves": dt.time(*leaves) if leaves else None,
    }
    with pytest.raises(Refused):
        come(cast.days[1], cast.bo, client_key=uuid4(), **hours)
    assert not Rsvp.objects.exists()


def test_the_same_key_again_answers_what_is(cast: Cast) -> None:
    day, key = cast.days[1], uuid4()
    first = come(day, cast.bo, client_key=key)
    again = come(day, cast.bo, client_key=key)
    assert (again.pk, again.at) == (first.pk, first.at)
    cancel(day, cast.bo, client_key=uuid4())
    assert come(day, cast.bo, client_key=key).answer == Answer.NOT  # a late double changes nothing


def test_the_same_key_with_another_body_is_refused(cast: Cast) -> None:
    day, key = cast.days[1], uuid4()
    come(day, cast.bo, client_key=key)
    for deed in (
        lambda: cancel(day, cast.bo, client_key=key),
        lambda: come(day, cast.femke, client_key=key),
        lambda: come(cast.days[2], cast.bo, client_key=key),
        lambda: come(day, cast.bo, client_key=key, arrives=day.lunch),
    ):
        with pytest.raises(KeyReused) as caught:
            deed()
        assert caught.value.status == 422
    assert list(Rsvp.objects.values_list("person__name", "answer")) == [("Bo", "going")]


def test_a_cancelled_a_past_and_an_unsure_day_take_no_answers(cast: Cast) -> None:
    Cancellation.objects.create(day=cast.days[1], by=cast.noor)
    Day.objects.filter(pk=cast.days[2].pk).update(date=cast.city.today() - dt.timedelta(days=1))
    with translation.override("en"), pytest.raises(Refused, match="cancelled"):
        come(cast.days[1], cast.bo, client_key=uuid4())
    with translation.override("en"), pytest.raises(Refused, match="is over"):
        come(cast.days[2], cast.bo, client_key=uuid4())
    cast.residency.confirmation.delete()
    with translation.override("en"), pytest.raises(Refused, match="not certain yet"):
        come(cast.days[3], cast.bo, client_key=uuid4())
    assert not Rsvp.objects.exists()
    assert not Effect.objects.exists()


@pytest.mark.parametrize("name", ["Zoë 🧡 👩🏽‍💻", "محمد بن سلمى", "x" * 120, "<b>&amp;"])
def test_any_name_gets_its_letter(cast: Cast, name: str) -> None:
    Person.objects.filter(pk=cast.bo.pk).update(name=name)
    cast.bo.refresh_from_db()
    come(cast.days[1], cast.bo, client_key=uuid4())
    assert cast.bo.first_name in Effect.objects.get().payload["text"]


def test_standings_ask_as_much_for_three_days_as_for_one(cast: Cast, django_assert_num_queries) -> None:
    for day in cast.days[1:]:
        resize(day, 0, cast.noor)
        come(day, cast.idris, client_key=uuid4())
        come(day, cast.bo, client_key=uuid4())
    with django_assert_num_queries(3):
        one = standings(cast.days[1:2], cast.bo)
    with django_assert_num_queries(3):
        three = standings(cast.days[1:], cast.bo)
    assert [stand.ahead for stand in three.values()] == [1, 1, 1]
    assert one[cast.days[1].pk] == three[cast.days[1].pk]


def test_only_names_of_who_agreed_are_shown(cast: Cast) -> None:
    day = cast.days[1]
    for each in (cast.bo, cast.idris, cast.femke, cast.noor):
        come(day, each, client_key=uuid4())
    cancel(day, cast.noor, client_key=uuid4())
    for each, withdrawn in ((cast.bo, None), (cast.idris, cast.bo.joined), (cast.noor, None)):
        Consent.objects.create(person=each, purpose="name-at-day", text_version="1", withdrawn=withdrawn)
    Consent.objects.create(person=cast.femke, purpose="letters", text_version="1")
    assert names_shown(day) == [cast.bo]
