"""Rounds planned beforehand: cards for who comes, wishes kept, spare cards at the door, replaced and taken back."""

from uuid import uuid4

import pytest

from plugdedag.days.models import Answer, Rsvp
from plugdedag.lib.refusals import KeyReused, Refused, Stale
from plugdedag.people.blocking import block
from plugdedag.people.hats import wear
from plugdedag.people.models import Person
from plugdedag.seating.holders import Holders, holders, standing
from plugdedag.seating.matching import MET, costs
from plugdedag.seating.models import Card, How, Preference, Programme, Seat, Seating
from plugdedag.seating.outlook import Plan, again, outlook
from plugdedag.seating.programme import hand_out, make, undo
from tests.cast import Cast
from tests.seating.evening import come_in, crowd, pairs, planned, sign_up

pytestmark = [pytest.mark.usefixtures("noon"), pytest.mark.django_db]


def numbers(programme: Programme) -> dict[str, int]:
    """The card of each who has one, by name."""
    held = holders(programme)
    rows = [*held.printed.items(), *held.given.items()]
    return {row.person.name: number for number, row in rows if row.person is not None}


def share(programme: Programme, one: Person, other: Person) -> int:
    """In how many rounds two people sit together."""
    own = numbers(programme)
    both = {own[one.name], own[other.name]}
    return sum(both <= set(table) for tables in programme.schedule for table in tables)


def test_three_hundred_people_six_rounds_and_nobody_sits_with_anybody_twice(cast: Cast) -> None:
    people = crowd(cast, 290)
    sign_up(cast.days[0], people)
    made = planned(cast, 300, 6, 6)
    assert (made.rounds, made.tables) == (6, 50)
    assert all(sorted(sum(tables, [])) == list(range(1, 301)) for tables in made.schedule)
    met = pairs(made.schedule)
    assert len(met) == len(set(met)) == 6 * 50 * 15
    assert sorted(numbers(made)) == sorted(person.name for person in people)
    assert len(set(numbers(made).values())) == 290
    held = holders(made)
    assert len(held.spare) == 10


def test_empty_cards_are_spread_over_the_tables(cast: Cast) -> None:
    sign_up(cast.days[0], crowd(cast, 18))
    made = planned(cast, 24, 6, 2)
    spare = set(holders(made).spare)
    empty = [len(spare & set(table)) for tables in made.schedule for table in tables]
    assert max(empty) <= 2


def test_what_is_told_is_what_is_made(cast: Cast) -> None:
    told = outlook(Plan(32, 4, 12))
    made = planned(cast, 32, 4, 12)
    assert made.schedule == told.schedule
    assert told.again == again(made.schedule)
    assert told.repeats == len(pairs(made.schedule)) - len(set(pairs(made.schedule))) > 0


def test_nobody_keeps_one_table_all_evening() -> None:
    told = outlook(Plan(300, 6, 6))
    paths = [
        [card in table for table in tables].index(True) for card in (1, 2, 3) for tables in told.schedule
    ]
    assert len(set(paths)) > 6


@pytest.mark.parametrize("how", ["block", "preference"])
def test_who_should_not_meet_shares_no_table(cast: Cast, how: str) -> None:
    people = crowd(cast, 16)
    sign_up(cast.days[0], people)
    before = planned(cast, 16, 4, 3)
    together = [
        (one, other) for one in people for other in people if one.pk < other.pk and share(before, one, other)
    ]
    one, other = together[0]
    if how == "block":
        block(other, one)
    else:
        Preference.objects.create(city=cast.city, person=one, other=other, kind="apart")
    after = planned(cast, 16, 4, 3)
    assert share(after, one, other) == 0
    assert after.schedule == before.schedule  # nothing on paper tells of it


def test_who_met_or_shares_a_network_costs_a_chair(cast: Cast) -> None:
    day, past = cast.days[1], cast.days[0]
    one, other, third = crowd(cast, 3)
    wear(one, cast.city, "lid", "vv De Dageraad")
    wear(other, cast.city, "trainer", "vv De Dageraad")
    seating = Seating.objects.create(day=past, how=How.MADE)
    for visit in come_in(past, [one, third]):
        Seat.objects.create(seating=seating, table=0, visit=visit)
    known = costs(day, [one.pk, other.pk, third.pk])
    assert known == {(one.pk, other.pk): 1, (one.pk, third.pk): MET}


def test_fewer_cards_than_people_are_refused(cast: Cast) -> None:
    sign_up(cast.days[0], crowd(cast, 9))
    with pytest.raises(Refused, match="9 mensen"):
        planned(cast, 8)
    assert Programme.objects.count() == 0


def test_a_key_makes_one_programme(cast: Cast) -> None:
    key, plan = uuid4(), Plan(12, 4, 2)
    first = make(cast.days[0], plan, cast.femke, key)
    assert make(cast.days[0], plan, cast.femke, key) == first
    with pytest.raises(KeyReused):
        make(cast.days[0], Plan(12, 4, 3), cast.femke, key)
    assert Programme.objects.count() == 1


def test_a_key_of_rounds_that_were_taken_back_says_so(cast: Cast) -> None:
    """Back in the browser, and the same button once more: it does not look as if they were planned."""
    key, plan = uuid4(), Plan(12, 4, 2)
    undo(cast.days[0], make(cast.days[0], plan, cast.femke, key).pk, cast.femke)
    with pytest.raises(Stale):
        make(cast.days[0], plan, cast.femke, key)
    assert make(cast.days[0], plan, cast.femke, uuid4()) == standing(cast.days[0])  # the control


def test_the_last_holds_and_taking_it_back_brings_the_one_before(cast: Cast) -> None:
    day = cast.days[0]
    first, second = planned(cast, 12), planned(cast, 16)
    assert standing(day) == second
    undo(day, second.pk, cast.femke)
    undo(day, second.pk, cast.femke)
    assert standing(day) == first
    undo(day, first.pk, cast.femke)
    assert standing(day) is None


def test_a_day_that_was_has_no_rounds_to_plan(cast: Cast) -> None:
    cast.days[0].date = cast.city.today().replace(year=2020)
    cast.days[0].save()
    with pytest.raises(Refused):
        planned(cast, 12)


def now(programme: Programme) -> Holders:
    return holders(Programme.objects.get(pk=programme.pk))


def test_who_is_checked_in_holds_the_card_with_their_name(cast: Cast) -> None:
    people = crowd(cast, 6)
    sign_up(cast.days[0], people)
    made = planned(cast, 8)
    [visit] = come_in(cast.days[0], people[:1])
    assert now(made).present == {numbers(made)[people[0].name]: visit}


def test_who_walks_in_gets_a_spare_card_and_then_that_of_somebody_who_did_not_come(cast: Cast) -> None:
    day, people = cast.days[0], crowd(cast, 10)
    sign_up(day, people[:6])
    made = planned(cast, 8)
    own = numbers(made)
    come_in(day, people[:5])
    walked = come_in(day, people[6:])
    spare = set(now(made).spare)
    assert {card.number for card in hand_out(day, cast.idris)} == spare | {own[people[5].name]}
    assert hand_out(day, cast.idris) == []  # there are no more
    held = now(made)
    assert len(held.without) == 1
    assert held.without[0] in walked
    late = come_in(day, [people[5]])[0]  # their card is another's now
    assert late in now(made).without


def test_who_says_so_later_gets_a_spare_card_with_their_name(cast: Cast) -> None:
    day, people = cast.days[0], crowd(cast, 4)
    [gone, *_rest] = sign_up(day, people[:3])
    made = planned(cast, 3, 3, 1)
    Rsvp.objects.filter(pk=gone.pk).update(answer=Answer.NOT, seat=None)
    Rsvp.objects.create(day=day, person=people[3], answer=Answer.GOING, seat=1)
    [card] = hand_out(day, cast.noor)
    assert (card.rsvp.person if card.rsvp else None) == people[3]
    assert sorted(numbers(made)) == sorted(person.name for person in people[1:])


@pytest.mark.parametrize("barred", [0, 1])
def test_who_walks_in_does_not_sit_with_whom_they_should_not_meet(cast: Cast, barred: int) -> None:
    day, people = cast.days[0], crowd(cast, 7)
    sign_up(day, people[:6])
    made = planned(cast, 8, 4, 1)
    come_in(day, people)
    held = now(made)
    [table] = [table for table in made.schedule[0] if held.spare[barred] in table]
    [mate, *_rest] = [visit.person for number, visit in held.present.items() if number in table]
    assert mate is not None
    block(people[6], mate)
    [card] = hand_out(day, cast.idris)
    assert card.number == held.spare[1 - barred]


def test_who_leaves_the_network_leaves_no_card(cast: Cast) -> None:
    people = crowd(cast, 3)
    sign_up(cast.days[0], people)
    planned(cast, 4, 2, 1)
    people[0].delete()
    assert Card.objects.count() == 2
