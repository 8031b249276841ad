"""Rounds as they really happen: who is there sits where their card says, late ones join, the last is taken back."""

from collections import Counter
from itertools import combinations
from uuid import uuid4

import pytest

from plugdedag.days.models import Day
from plugdedag.lib.refusals import KeyReused, Refused, Stale
from plugdedag.people.blocking import block
from plugdedag.seating import beginning, making, programme
from plugdedag.seating.beginning import begin, begun, late, seat_late, take_back
from plugdedag.seating.chairs import chairs
from plugdedag.seating.counting import round_told
from plugdedag.seating.holders import holders
from plugdedag.seating.memory import meetings
from plugdedag.seating.models import How, Programme, Seat, Seating
from plugdedag.seating.names import table_name
from plugdedag.seating.sitting import sitting
from plugdedag.seating.thinning import begin_together, thin
from tests.at_once import Meeting, together
from tests.cast import Cast
from tests.days.test_contest import unlocked
from tests.seating.evening import come_in, crowd, planned, sign_up
from tests.seating.lunch import intent

pytestmark = [pytest.mark.usefixtures("noon"), pytest.mark.django_db]


@pytest.fixture
def there(cast: Cast) -> Programme:
    """Twelve cards at three tables of four; nine people said to come, eight are in."""
    people = crowd(cast, 9)
    sign_up(cast.days[0], people)
    made = planned(cast, 12)
    come_in(cast.days[0], people[:8])
    return made


def test_a_round_seats_who_is_there_where_their_card_says(cast: Cast, there: Programme) -> None:
    seating = begin(cast.days[0], 1, cast.femke, uuid4())
    seats = {seat.visit_id: seat.table for seat in seating.seats.all()}
    assert seats == {visit.pk: there.path(number)[0] for number, visit in holders(there).present.items()}
    assert len(seats) == 8
    assert seating.size == 4


def test_the_phone_counts_the_rounds_as_the_card_does(cast: Cast, there: Programme) -> None:
    """Tables of lunch stood before the first round; what is made after the last goes on counting."""
    day = cast.days[0]
    lunch = making.make(day, intent(cast))
    assert round_told(lunch) == 0
    told = [round_told(begin(day, number, cast.femke, uuid4())) for number in (1, 2, 3)]
    assert told == [1, 2, 3]
    after = making.second_round(day, intent(cast, making.current(day)))
    assert (after.round, round_told(after)) == (5, 4)
    [visit] = after.seats.all()[:1]
    assert sitting(day, visit.visit.person).round == 4


def test_tables_with_few_are_told_before_a_round_and_people_move_up_as_it_begins(cast: Cast) -> None:
    """Of sixteen cards at four tables six are there."""
    day, people = cast.days[0], crowd(cast, 16)
    sign_up(day, people)
    programme = planned(cast, 16)
    come_in(day, people[::3])
    held = holders(programme)
    there = Counter(programme.path(card)[0] for card in held.present)
    expected = [table_name(table) for table, count in sorted(there.items()) if count <= 2]
    assert (thin(held, 1), len(expected) > 1) == (expected, True)
    key = uuid4()
    for _twice in (1, 2):
        begin_together(day, 1, cast.femke, key)
    assert [seating.how for seating in day.seatings.all()] == [How.MADE, How.MOVED]
    now = making.current(day)
    assert now is not None
    assert min(Counter(now.seats.values_list("table", flat=True)).values()) > 2
    assert len(begun(programme)) == 1
    take_back(day, 1, cast.femke)
    assert making.current(day) is None


def test_who_left_leaves_a_table_thin_in_the_next_round(cast: Cast, there: Programme) -> None:
    held = holders(there)
    there_first = Counter(there.path(card)[0] for card in held.present)
    assert thin(held, 1) == [table_name(table) for table, count in sorted(there_first.items()) if count <= 2]
    first = begin(cast.days[0], 1, cast.femke, uuid4())
    at_one = [visit for card, visit in holders(there).present.items() if card in there.schedule[1][0]]
    base = first
    for visit in at_one[1:]:
        base = making.leave(cast.days[0], intent(cast, base), visit)
    assert table_name(0) in thin(holders(there), 2)


def test_who_has_no_card_gets_one_by_the_round_that_begins(cast: Cast, there: Programme) -> None:
    [walked] = come_in(cast.days[0], [cast.bo])
    seating = begin(cast.days[0], 1, cast.femke, uuid4())
    assert seating.seats.filter(visit=walked).exists()
    assert cast.bo in [visit.person for visit in holders(there).given.values()]


def test_more_walk_in_than_there_are_cards_and_everybody_sits(cast: Cast) -> None:
    """Four too many at two tables of four: they are spread, in each round, and who comes in during one too."""
    day, people = cast.days[0], crowd(cast, 14)
    sign_up(day, people[:8])
    programme = planned(cast, 8)
    come_in(day, people[:12])
    first = begin(day, 1, cast.femke, uuid4())
    assert Counter(first.seats.values_list("table", flat=True)) == {0: 6, 1: 6}
    come_in(day, people[12:])
    assert late(programme, begun(programme)) == 2
    joined = seat_late(day, cast.femke, uuid4())
    assert Counter(joined.seats.values_list("table", flat=True)) == {0: 7, 1: 7}
    assert late(programme, begun(programme)) == 0
    moved = making.move(day, intent(cast, joined), day.visits.all()[0], 5)  # to a table of their own
    come_in(day, [cast.bo, cast.noor])
    assert set(seat_late(day, cast.femke, uuid4()).seats.values_list("table", flat=True)) == {0, 1, 5}
    making.undo(day, cast.femke, making.current(day).pk)  # type: ignore[union-attr]
    making.undo(day, cast.femke, moved.pk)
    day.visits.filter(person__in=[cast.bo, cast.noor]).delete()
    assert begin(day, 2, cast.femke, uuid4()).seats.count() == 14


def test_who_has_no_card_sits_with_nobody_they_would_rather_not(cast: Cast) -> None:
    """Table 0 has more room; somebody sits there whom the one without a card blocked."""
    day, people = cast.days[0], crowd(cast, 9)
    sign_up(day, people[:8])
    programme = planned(cast, 8)
    missing, other = programme.schedule[0][0][:2]
    held = {
        card.number: card.rsvp.person for card in programme.held.select_related("rsvp__person") if card.rsvp
    }
    assert len(programme.schedule[0][0]) == 4
    visits = {person: visit for visit in come_in(day, people) for person in [visit.person]}
    first = begin(day, 1, cast.femke, uuid4())
    making.undo(day, cast.femke, first.pk)
    sitting = [
        (visits[held[card]], table) for card, table in beginning.at(programme, 1).items() if card != missing
    ]
    assert chairs(day, [visits[people[8]]], sitting, 2) == {visits[people[8]].pk: 0}  # the control
    block(people[8], held[other])
    assert chairs(day, [visits[people[8]]], sitting, 2) == {visits[people[8]].pk: 1}


def test_one_button_is_not_two_deeds(cast: Cast, there: Programme) -> None:
    """All buttons of a page have one key: back in the browser, another of them is tapped."""
    day, key = cast.days[0], uuid4()
    begin(day, 1, cast.femke, key)
    come_in(day, [cast.bo])
    with pytest.raises(KeyReused):
        seat_late(day, cast.femke, key)
    joined = seat_late(day, cast.femke, (again := uuid4()))
    assert seat_late(day, cast.femke, again) == joined


def test_who_left_in_a_round_sits_in_no_later_one(cast: Cast, there: Programme) -> None:
    """Else they would have met people at a table that they never saw."""
    day = cast.days[0]
    first = begin(day, 1, cast.femke, uuid4())
    gone = first.seats.taken().select_related("visit")[0].visit
    making.leave(day, intent(cast, first), gone)
    second = begin(day, 2, cast.femke, uuid4())
    assert second.seats.taken().count() == 7
    assert not second.seats.taken().filter(visit=gone).exists()
    assert second.seats.get(visit=gone).left
    assert late(there, begun(there)) == 0
    back = making.move(day, intent(cast, second), gone, 0)
    assert back.seats.taken().filter(visit=gone).exists()


def test_rounds_begin_one_by_one(cast: Cast, there: Programme) -> None:
    day, key = cast.days[0], uuid4()
    with pytest.raises(Stale):
        begin(day, 2, cast.femke, uuid4())
    first = begin(day, 1, cast.femke, key)
    assert begin(day, 1, cast.femke, key) == begin(day, 1, cast.idris, uuid4()) == first
    second = begin(day, 2, cast.femke, uuid4())
    assert (first.round, second.round) == (1, 2)
    with pytest.raises(KeyReused):
        begin(day, 3, cast.femke, key)
    begin(day, 3, cast.femke, uuid4())
    with pytest.raises(Stale):
        begin(day, 4, cast.femke, uuid4())
    assert [round.number for round in begun(there)] == [1, 2, 3]


def test_what_is_remembered_is_who_was_there_in_the_rounds_that_were(cast: Cast, there: Programme) -> None:
    day = cast.days[0]
    begin(day, 1, cast.femke, uuid4())
    begin(day, 2, cast.femke, uuid4())
    present = {number: visit.person_id for number, visit in holders(there).present.items()}
    tables = [table for tables in there.schedule[:2] for table in tables]
    people = [sorted(present[number] for number in table if number in present) for table in tables]
    expected = Counter(pair for table in people for pair in combinations(table, 2))
    assert {pair: meeting.times for pair, meeting in meetings([day]).items()} == expected


def test_late_ones_join_the_round_that_is_on(cast: Cast, there: Programme) -> None:
    day = cast.days[0]
    begin(day, 1, cast.femke, uuid4())
    begin(day, 2, cast.femke, uuid4())
    [own] = come_in(day, [holders(there).printed[holders(there).waiting[0]].person])
    [walked] = come_in(day, [cast.bo])
    assert late(there, begun(there)) == 2
    key = uuid4()
    seating = seat_late(day, cast.idris, key)
    assert seat_late(day, cast.idris, key) == seat_late(day, cast.idris, uuid4()) == seating
    assert (seating.how, seating.round) == (How.LATE, 2)
    number = {visit.pk: number for number, visit in holders(there).present.items()}
    assert {seat.visit_id: seat.table for seat in seating.seats.filter(visit__in=[own, walked])} == {
        visit.pk: there.path(number[visit.pk])[1] for visit in (own, walked)
    }
    assert seating.seats.count() == 10
    assert not Seat.objects.filter(seating__round=1, visit=own).exists()
    assert late(there, begun(there)) == 0


def test_nobody_is_late_before_the_first_round(cast: Cast, there: Programme) -> None:
    with pytest.raises(Refused):
        seat_late(cast.days[0], cast.idris, uuid4())


def test_the_last_round_is_taken_back_with_what_was_changed_in_it(cast: Cast, there: Programme) -> None:
    day = cast.days[0]
    for number in (1, 2):
        begin(day, number, cast.femke, uuid4())
    come_in(day, [cast.bo])
    seat_late(day, cast.femke, uuid4())
    with pytest.raises(Stale):
        take_back(day, 1, cast.femke)
    for _twice in range(2):
        take_back(day, 2, cast.femke)
    assert [seating.round for seating in day.seatings.standing()] == [1]
    again = begin(day, 2, cast.femke, uuid4())
    assert [round.seating for round in begun(there)][-1] == again


def test_tables_made_before_by_hand_stay_a_round_of_their_own(cast: Cast, there: Programme) -> None:
    Seating.objects.create(day=cast.days[0], how=How.MADE)
    assert begin(cast.days[0], 1, cast.femke, uuid4()).round == 2


def test_the_plan_stays_while_rounds_are_on(cast: Cast, there: Programme) -> None:
    day = cast.days[0]
    begin(day, 1, cast.femke, uuid4())
    with pytest.raises(Refused):
        planned(cast, 16)
    with pytest.raises(Refused):
        programme.undo(day, there.pk, cast.femke)
    take_back(day, 1, cast.femke)
    programme.undo(day, there.pk, cast.femke)
    with pytest.raises(Refused):
        begin(day, 1, cast.femke, uuid4())


def test_nothing_begins_on_a_day_that_is_still_to_come(cast: Cast) -> None:
    programme.make(cast.days[1], programme.Plan(8, 4, 2), cast.noor, uuid4())
    with pytest.raises(Refused):
        begin(cast.days[1], 1, cast.femke, uuid4())


def test_nobody_inside_is_no_round(cast: Cast) -> None:
    planned(cast, 8)
    with pytest.raises(Refused):
        begin(cast.days[0], 1, cast.femke, uuid4())
    assert Seating.objects.count() == 0


@pytest.fixture
def meeting(monkeypatch: pytest.MonkeyPatch) -> Meeting:
    """A pause between looking which round is next and beginning it."""
    quick, meeting = beginning.handed, Meeting()

    def slowly(*told: object) -> object:
        meeting.wait()
        return quick(*told)  # type: ignore[arg-type]

    monkeypatch.setattr(beginning, "handed", slowly)
    return meeting


def both(day: Day, cast: Cast) -> int:
    """Two people tap “Begin round 1” in one moment; how many rounds came of it."""
    together([lambda by=by: begin(day, 1, by, uuid4()) for by in (cast.femke, cast.idris)])
    return Seating.objects.count()


@pytest.mark.django_db(transaction=True)
def test_two_who_begin_a_round_at_once_begin_it_once(cast: Cast, there: Programme, meeting: Meeting) -> None:
    assert both(cast.days[0], cast) == 1


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_it_would_begin_twice(
    cast: Cast, there: Programme, meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beginning, "locked", unlocked)
    meeting.certain()
    assert both(cast.days[0], cast) == 2
