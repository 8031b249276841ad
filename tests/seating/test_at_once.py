"""Two who lead the same day tap in one moment: one is done, the other hears so, and nobody sits twice."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import IntegrityError

from plugdedag.days.models import Day
from plugdedag.days.visiting import undo
from plugdedag.lib.refusals import Refused, Stale
from plugdedag.seating import making
from plugdedag.seating.making import Intent
from plugdedag.seating.models import Seating
from tests.at_once import Meeting, together
from tests.cast import Cast
from tests.days.test_contest import unlocked
from tests.seating.lunch import crowd, inside, intent, made

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def day(cast: Cast) -> Day:
    inside(cast.days[0], crowd(cast, 8))
    return cast.days[0]


@pytest.fixture(autouse=True)
def meeting(monkeypatch: pytest.MonkeyPatch) -> Meeting:
    """A pause between seeing how it stands and writing, so that who is not locked out sees the same."""
    write, meeting = making.write, Meeting()

    def slowly(*given: object) -> Seating:
        meeting.wait()
        return write(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(making, "write", slowly)
    return meeting


def both(cast: Cast, day: Day) -> list[object]:
    """The facilitator makes the tables, and so does the opener."""
    return together([
        lambda: making.make(day, Intent(cast.femke, uuid4(), 0)),
        lambda: making.make(day, Intent(cast.idris, uuid4(), 0)),
    ])  # fmt: skip


def test_of_two_who_make_them_one_does(cast: Cast, day: Day) -> None:
    results = both(cast, day)
    assert sorted(type(result).__name__ for result in results) == ["Seating", "Stale"]
    assert Seating.objects.count() == 1
    assert making.current(day).seats.count() == 8  # type: ignore[union-attr]


def test_without_the_lock_both_do(
    cast: Cast, day: Day, meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: each writes tables the other does not see."""
    meeting.certain()
    monkeypatch.setattr(making, "locked", unlocked)
    assert [type(result).__name__ for result in both(cast, day)] == ["Seating", "Seating"]
    assert Seating.objects.count() == 2


def test_a_move_a_departure_and_a_late_arrival_at_once_lose_nothing(cast: Cast, day: Day) -> None:
    """Whoever comes first: the others are told to look, and each row that is written holds everybody."""
    first = made(cast, day, size=4)
    visits = list(day.visits.order_by("at", "pk"))
    inside(day, [cast.bo])
    results = together([
        lambda: making.move(day, intent(cast, first), visits[0], 5),
        lambda: making.leave(day, intent(cast, first), visits[1]),
        lambda: making.seat_late(day, intent(cast, first)),
        lambda: making.undo(day, cast.idris, first.pk),
    ])  # fmt: skip
    done = [result for result in results if not isinstance(result, Exception)]
    assert len(done) == 1
    assert {type(result) for result in results if isinstance(result, Exception)} <= {Stale, Refused}
    for seating in Seating.objects.all():
        assert seating.seats.count() in {8, 9}


def test_a_check_in_taken_back_while_they_are_moved_leaves_no_chair_without_anybody(
    cast: Cast, day: Day
) -> None:
    first, visit = made(cast, day, size=4), day.visits.all()[0]
    results = together([
        lambda: making.move(day, intent(cast, first), visit, 5),
        lambda: undo(day, visit.pk),
    ])  # fmt: skip
    assert {type(result) for result in results} <= {Seating, Refused, bool}
    assert making.current(day).seats.count() == 7  # type: ignore[union-attr]


def test_unless_it_is_looked_up_there_would_be_one(
    cast: Cast, day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: the page saw them inside, and the door was quicker."""
    first, visit = made(cast, day, size=4), day.visits.all()[0]
    undo(day, visit.pk)
    monkeypatch.setattr(making, "check_inside", lambda _day, _visit: None)
    with pytest.raises(IntegrityError):
        making.move(day, intent(cast, first), visit, 5)


def test_one_button_twice_at_once_is_once(cast: Cast, day: Day) -> None:
    once = Intent(cast.femke, uuid4(), 0)
    results = together([lambda: making.make(day, once)] * 3)
    assert len({result.pk for result in results}) == 1
