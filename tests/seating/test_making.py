"""Making the tables of a day: who is really there, once each; who met before apart; changes, and taking them back."""

from __future__ import annotations

import datetime as dt
from itertools import combinations
from uuid import uuid4

import pytest
from django.utils import timezone

from plugdedag.days.models import Day, Visit
from plugdedag.days.visiting import check_in, undo
from plugdedag.engine.mixing import Met
from plugdedag.lib.refusals import KeyReused, Refused, Stale
from plugdedag.people.models import Hat, Network
from plugdedag.seating import making
from plugdedag.seating.making import Intent
from plugdedag.seating.memory import meetings, tables
from plugdedag.seating.models import How, Seating
from plugdedag.seating.problem import past_days, remembered
from tests.cast import Cast
from tests.seating.lunch import crowd, earlier, inside, intent, made, together, went


@pytest.fixture
def day(cast: Cast) -> Day:
    return cast.days[0]


def test_everybody_who_is_in_sits_once_guests_too(cast: Cast, day: Day) -> None:
    inside(day, crowd(cast, 12))
    check_in(day, uuid4(), None, guest_name="de buurvrouw")
    sat = together(made(cast, day))
    assert sorted(map(len, sat)) == [4, 4, 5]
    assert sorted(name for names in sat for name in names) == sorted(
        ["de buurvrouw", *(str(visit.person) for visit in day.visits.filter(person__isnull=False))]
    )


@pytest.mark.parametrize("count", [1, 2, 3])
def test_so_few_are_one_table(cast: Cast, day: Day, count: int) -> None:
    inside(day, crowd(cast, count))
    assert list(map(len, together(made(cast, day)))) == [count]


def test_with_nobody_in_there_is_nothing_to_make(cast: Cast, day: Day) -> None:
    with pytest.raises(Refused):
        made(cast, day)
    assert Seating.objects.count() == 0


def test_another_size_makes_other_tables(cast: Cast, day: Day) -> None:
    inside(day, crowd(cast, 16))
    assert list(map(len, together(made(cast, day, size=8)))) == [8, 8]
    assert list(map(len, together(made(cast, day, size=4)))) == [4, 4, 4, 4]


def test_who_sat_together_before_sits_with_others_now(cast: Cast, day: Day) -> None:
    """Of sixteen at tables of four nobody need meet again; a walk-in who was there counts, a no-show does not."""
    people = crowd(cast, 16)
    went(earlier(cast, 1), people[:4], people[4:8], people[8:12], people[12:])
    went(earlier(cast, 2), people[0:16:4], people[1:16:4], people[2:16:4], people[3:16:4])
    inside(day, people)
    made(cast, day, size=4)
    found = meetings(Day.objects.all())
    assert {meeting.times for meeting in found.values()} == {1}
    assert len(found) == 3 * 4 * 6


def test_who_did_not_come_has_met_nobody(cast: Cast, day: Day) -> None:
    people = crowd(cast, 4)
    visits = inside(day, people)
    made(cast, day)
    undo(day, visits[3].pk)  # the door had tapped the wrong name
    assert {frozenset(pair) for pair in meetings([day])} == {
        frozenset((one.pk, other.pk)) for one, other in combinations(people[:3], 2)
    }


def test_networks_of_that_day_mix(cast: Cast, day: Day) -> None:
    """Two of each of four networks: never at one table. A hat that was taken off is no network any more."""
    people = crowd(cast, 8)
    for number in range(4):
        network = Network.objects.create(city=cast.city, name=f"Netwerk {number}")
        for one in people[number * 2 : number * 2 + 2]:
            Hat.objects.create(person=one, network=network, what="lid", since=day.date)
    left = Network.objects.create(city=cast.city, name="Vroeger")
    for one in people:
        since = day.date - dt.timedelta(days=9)
        Hat.objects.create(person=one, network=left, what="lid", since=since, until=day.date)
    inside(day, people)
    for names in together(made(cast, day, size=4)):
        assert len({[str(one) for one in people].index(name) // 2 for name in names}) == 4


def test_a_newcomer_sits_with_who_knows_plug(cast: Cast, day: Day) -> None:
    people = crowd(cast, 10)
    went(earlier(cast, 1), people[:2])
    inside(day, people)
    known = {str(one) for one in people[:2]}
    assert [len(names & known) for names in together(made(cast, day))] == [1, 1]


def test_a_late_arrival_gets_a_chair_and_nobody_else_moves(cast: Cast, day: Day) -> None:
    people = crowd(cast, 10)
    inside(day, people[:8])
    first = made(cast, day)
    inside(day, people[8:])
    late = making.seat_late(day, intent(cast, first))
    assert late.how == How.LATE
    for was, now in zip(together(first), together(late), strict=True):
        assert was < now
    with pytest.raises(Refused):
        making.seat_late(day, intent(cast, late))


def test_a_crowd_of_late_arrivals_gets_a_table_of_its_own(cast: Cast, day: Day) -> None:
    people = crowd(cast, 20)
    inside(day, people[:5])
    first = made(cast, day)
    inside(day, people[5:])
    late = making.seat_late(day, intent(cast, first))
    assert sorted(map(len, together(late))) == [5, 5, 5, 5]
    assert {seat.table for seat in late.seats.all()} == {0, 1, 2, 3}


def test_who_leaves_soon_has_met_nobody_and_who_leaves_later_has(
    cast: Cast, day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    visits = inside(day, crowd(cast, 5))
    first = made(cast, day)
    second = making.leave(day, intent(cast, first), visits[0])
    assert list(map(len, together(second))) == [4]
    now = timezone.now() + making.SAT_DOWN
    monkeypatch.setattr(making.timezone, "now", lambda: now)
    third = making.leave(day, intent(cast, second), visits[1])
    assert list(map(len, together(third))) == [3]
    [table] = tables([day])
    assert table.people == {visit.person_id for visit in visits[1:]}


def test_who_left_is_not_late_and_has_no_chair_in_the_next_round(cast: Cast, day: Day) -> None:
    visits = inside(day, crowd(cast, 9))
    left = making.leave(day, intent(cast, made(cast, day)), visits[0])
    with pytest.raises(Refused):
        making.seat_late(day, intent(cast, left))
    again = making.second_round(day, intent(cast, left))
    assert str(visits[0].person) not in {name for names in together(again) for name in names}
    with pytest.raises(Refused):
        making.seat_late(day, intent(cast, again))


def test_in_a_second_round_one_meets_others(cast: Cast, day: Day) -> None:
    inside(day, crowd(cast, 16))
    first = made(cast, day, size=4)
    second = making.second_round(day, intent(cast, first))
    assert (second.round, second.size) == (2, 4)
    assert max(len(was & now) for was in together(first) for now in together(second)) == 1
    assert len(meetings([day])) == 2 * 4 * 6


def test_made_anew_the_round_before_still_counts_and_this_one_does_not(cast: Cast, day: Day) -> None:
    inside(day, crowd(cast, 16))
    first = made(cast, day, size=4)
    second = making.second_round(day, intent(cast, first))
    again = making.make(day, intent(cast, second), size=4)
    assert again.round == 2
    assert max(len(was & now) for was in together(first) for now in together(again)) == 1
    assert together(again) != together(second)


def test_moving_by_hand_is_done_whatever_it_costs(cast: Cast, day: Day) -> None:
    visits = inside(day, crowd(cast, 8))
    first = made(cast, day, size=4)
    here = first.seats.get(visit=visits[0]).table
    moved = making.move(day, intent(cast, first), visits[0], 1 - here)
    assert sorted(map(len, together(moved))) == [3, 5]
    alone = making.move(day, intent(cast, moved), visits[0], 2)
    assert together(alone)[2] == {str(visits[0].person)}


def test_moving_brings_back_who_had_left_and_seats_who_is_late(cast: Cast, day: Day) -> None:
    people = crowd(cast, 5)
    visits = inside(day, people[:4])
    left = making.leave(day, intent(cast, made(cast, day)), visits[0])
    back = making.move(day, intent(cast, left), visits[0], 0)
    assert len(together(back)[0]) == 4
    [late] = inside(day, people[4:])
    assert len(together(making.move(day, intent(cast, back), late, 0))[0]) == 5


def test_taking_back_goes_step_by_step_to_the_beginning(cast: Cast, day: Day) -> None:
    visits = inside(day, crowd(cast, 8))
    first = made(cast, day, size=4)
    second = making.second_round(day, intent(cast, first))
    moved = making.move(day, intent(cast, second), visits[0], 5)
    for stands, then in [(moved, second), (second, first), (first, None)]:
        making.undo(day, cast.femke, stands.pk)
        making.undo(day, cast.femke, stands.pk)  # the button pressed twice
        assert making.current(day) == then
    assert tables([day]) == []


def test_a_key_twice_is_once_and_a_key_of_something_else_is_refused(cast: Cast, day: Day) -> None:
    visits = inside(day, crowd(cast, 8))
    once = Intent(cast.femke, uuid4(), 0)
    first = making.make(day, once)
    assert making.make(day, once) == first
    with pytest.raises(KeyReused):
        making.seat_late(day, once)
    going = intent(cast, first)
    moved = making.move(day, going, visits[0], 3)
    assert making.move(day, going, visits[0], 3) == moved
    with pytest.raises(KeyReused):
        making.move(day, going, visits[1], 3)
    assert Seating.objects.count() == 2


def test_a_key_of_what_was_taken_back_makes_nothing_and_does_not_say_it_did(cast: Cast, day: Day) -> None:
    """Back in the browser, and the same button once more."""
    inside(day, crowd(cast, 8))
    once = Intent(cast.femke, uuid4(), 0)
    making.undo(day, cast.femke, making.make(day, once).pk)
    with pytest.raises(Stale):
        making.make(day, once)
    assert making.current(day) is None
    assert made(cast, day) == making.current(day)  # the control: a tap of its own does


def test_who_saw_older_tables_is_refused_and_nothing_is_lost(cast: Cast, day: Day) -> None:
    visits = inside(day, crowd(cast, 8))
    first = made(cast, day)
    moved = making.move(day, intent(cast, first), visits[0], 4)
    with pytest.raises(Stale):
        making.leave(day, intent(cast, first), visits[1])
    with pytest.raises(Stale):
        making.undo(day, cast.idris, first.pk)
    assert making.current(day) == moved


def test_a_day_that_is_not_now_has_no_tables(cast: Cast) -> None:
    later = cast.days[1]
    Visit.objects.create(day=later, person=cast.bo)
    with pytest.raises(Refused):
        made(cast, later)


def test_somebody_of_another_day_sits_nowhere(cast: Cast, day: Day) -> None:
    inside(day, crowd(cast, 4))
    first = made(cast, day)
    elsewhere = Visit.objects.create(day=earlier(cast, 1), person=cast.bo)
    for deed in (lambda: making.move(day, intent(cast, first), elsewhere, 0),
                 lambda: making.leave(day, intent(cast, first), elsewhere)):  # fmt: skip
        with pytest.raises(Refused):
            deed()


def test_who_was_checked_out_between_the_tap_and_the_lock_sits_nowhere(cast: Cast, day: Day) -> None:
    visits = inside(day, crowd(cast, 5))
    first = made(cast, day)
    assert undo(day, visits[0].pk)
    for deed in (lambda: making.move(day, intent(cast, first), visits[0], 0),
                 lambda: making.leave(day, intent(cast, first), visits[0])):  # fmt: skip
        with pytest.raises(Refused):
            deed()
    assert making.current(day) == first


def test_how_often_and_when_they_met_is_known(cast: Cast, day: Day) -> None:
    """Three days and a round of today; that round itself and what comes after it do not count when it is asked for."""
    people = crowd(cast, 2)
    days = [earlier(cast, weeks) for weeks in (3, 2, 1)]
    for each in days[:2]:
        went(each, people)
    went(days[2], people[:1], people[1:])
    went(day, people)
    [meeting] = meetings([*days, day], before=(day.pk, 1)).values()
    assert (meeting.times, meeting.last) == (2, days[1].pk)
    [meeting] = meetings([*days, day], before=(day.pk, 2)).values()
    assert (meeting.times, meeting.last) == (3, day.pk)
    keys = {one.pk: one.name for one in people}
    found = remembered(meetings(days), keys, [*past_days(day), day])
    assert found == {("Anna", "Bram"): Met(times=2, ago=2)}
