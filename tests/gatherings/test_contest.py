"""Thirty people with a guest each, twenty seats, one moment; and the same with the lock off."""

from collections.abc import Sequence
from uuid import uuid4

import pytest
from django.http import QueryDict

from plugdedag.days import coming
from plugdedag.days.changes import resize
from plugdedag.days.models import Answer, Day, Rsvp
from plugdedag.gatherings import forms, inviting, rules
from plugdedag.gatherings.models import Diet, Gathering
from plugdedag.keeping.invariants import broken
from plugdedag.outbox.models import Effect
from plugdedag.people.consent import settle
from plugdedag.people.models import Person
from tests.at_once import Meeting, together
from tests.cast import Cast, person
from tests.days.test_contest import unlocked
from tests.gatherings.evenings import dinner

PEOPLE, SEATS = 30, 20
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people(cast: Cast) -> list[Person]:
    return [person(cast.city, f"Plugger{number}") for number in range(PEOPLE)]


@pytest.fixture(autouse=True)
def meeting(monkeypatch: pytest.MonkeyPatch) -> Meeting:
    """A pause between looking and writing, so that who is not locked out walks in."""
    quick, meeting = coming.stand_in_line, Meeting()

    def slowly(day: Day, rsvp: Rsvp) -> None:
        quick(day, rsvp)
        meeting.wait()

    monkeypatch.setattr(coming, "stand_in_line", slowly)
    return meeting


def contest(day: Day, people: list[Person]) -> None:
    """Everybody at once, each with a guest; then what must be true."""
    deeds = [
        lambda one=one: coming.come(day, one, client_key=uuid4(), guests=[f"+{one.name}"]) for one in people
    ]
    assert [each for each in together(deeds) if isinstance(each, Exception)] == []
    rows = list(Rsvp.objects.filter(day=day))
    going = [row for row in rows if row.answer == Answer.GOING]
    assert sorted(row.seat or 0 for row in going) == list(range(1, SEATS + 1))
    assert len(rows) == 2 * PEOPLE
    inside = {row.person_id for row in going if row.person_id}
    assert {row.brought_by_id for row in going if row.brought_by_id} <= inside
    assert broken() == {}


def test_nothing_is_oversold_and_nobody_is_in_before_who_brings_them(
    cast: Cast, people: list[Person]
) -> None:
    contest(dinner(cast, *people, capacity=SEATS).day, people)


def test_with_the_lock_off_it_fails(
    cast: Cast, people: list[Person], meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting.certain()
    monkeypatch.setattr(coming, "locked", unlocked)
    with pytest.raises(AssertionError):
        contest(dinner(cast, *people, capacity=SEATS).day, people)


def test_cancelling_swapping_and_growing_at_once_leave_no_seat_empty_while_somebody_waits(
    cast: Cast, people: list[Person]
) -> None:
    day = dinner(cast, *people, capacity=8).day
    for one in people[:10]:
        coming.come(day, one, client_key=uuid4(), guests=["Anna"])
    deeds = [
        *(lambda one=one: coming.cancel(day, one, client_key=uuid4()) for one in people[:4]),
        *(
            lambda one=one: coming.come(day, one, client_key=uuid4(), guests=["Cor", "Dirk"])
            for one in people[4:8]
        ),
        *(lambda one=one: coming.come(day, one, client_key=uuid4(), guests=["Eva"]) for one in people[10:14]),
        lambda: resize(day, 12, cast.noor),
    ]
    assert [each for each in together(deeds) if isinstance(each, Exception)] == []
    assert Rsvp.objects.filter(day=day, answer=Answer.GOING).count() == 12
    assert broken() == {}


def test_one_guest_who_answers_in_many_tabs_at_once_gets_an_answer_in_each(
    cast: Cast, people: list[Person], monkeypatch: pytest.MonkeyPatch, meeting: Meeting
) -> None:
    evening, one, careful = dinner(cast, *people), people[0], forms.diets.keep

    def slowly(rsvp: Rsvp, by: Person, needs: Sequence[str], words: str) -> None:
        meeting.wait()
        careful(rsvp, by, needs, words)

    def press(number: int) -> None:
        said = {
            "client_key": str(uuid4()), "answer": "come" if number % 4 else "not",
            "guest_1": f"Gast {number}", "needs_0": ["nuts"], "needs_1": ["vegan"],
        }  # fmt: skip
        query = QueryDict(mutable=True)
        for name, value in said.items():
            query.setlist(name, value if isinstance(value, list) else [value])
        form = forms.AnswerForm(evening, one, query)
        assert form.is_valid(), form.errors
        form.save()

    monkeypatch.setattr(forms.diets, "keep", slowly)
    results = together([lambda number=number: press(number) for number in range(8)])
    assert [each for each in results if isinstance(each, Exception)] == []
    assert not Diet.objects.filter(rsvp__answer=Answer.NOT).exists()
    assert broken() == {}


def asked(cast: Cast, people: list[Person]) -> tuple[Gathering, list[object]]:
    """Four organisers press at once."""
    evening = dinner(cast)
    for one in people:
        settle(one, {"letters"})
        rules.pick(evening, one, wanted=True, by=cast.noor)
    return evening, together([lambda: inviting.invite(evening, cast.noor)] * 4)


def test_pressed_by_four_at_once_everybody_is_asked_once(cast: Cast, people: list[Person]) -> None:
    evening, results = asked(cast, people)
    assert sorted(len(result) for result in results) == [0, 0, 0, PEOPLE]  # type: ignore[arg-type]
    assert evening.day.invited.count() == PEOPLE
    assert Effect.objects.filter(kind=inviting.KIND).count() == PEOPLE


def test_without_the_days_lock_they_get_in_each_others_way(
    cast: Cast, people: list[Person], meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: with nobody kept out, two read the same list."""
    careful = rules.to_ask

    def slowly(evening: Gathering) -> list[Person]:
        found = careful(evening)
        meeting.wait()
        return found

    meeting.certain()
    monkeypatch.setattr(inviting, "locked", unlocked)
    monkeypatch.setattr(inviting, "to_ask", slowly)
    _evening, results = asked(cast, people[:3])
    assert sum(not isinstance(each, list) or len(each) > 0 for each in results) > 1
