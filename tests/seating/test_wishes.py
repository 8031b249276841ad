"""What people wish is kept, from either side, as far as there is a way; where there is none it gives way unsaid."""

from __future__ import annotations

from itertools import combinations

import pytest

from plugdedag.days.models import Day
from plugdedag.people.blocking import block
from plugdedag.people.models import Person
from plugdedag.seating import making
from plugdedag.seating.making import here
from plugdedag.seating.models import Preference
from plugdedag.seating.problem import wishes_of
from tests.cast import Cast
from tests.seating.lunch import crowd, earlier, inside, intent, made, together, went


@pytest.fixture
def day(cast: Cast) -> Day:
    return cast.days[0]


def wish(cast: Cast, one: Person, other: Person, kind: str) -> None:
    Preference.objects.create(city=cast.city, person=one, other=other, kind=kind)


def at_one(tables: list[set[str]], *people: Person) -> bool:
    names = {str(one) for one in people}
    return any(names <= table for table in tables)


def test_apart_holds_from_either_side_and_together_where_nobody_minds(cast: Cast, day: Day) -> None:
    """Without the wishes the engine would do the contrary: who would rather not has never met, who would gladly has."""
    people = crowd(cast, 8)
    anna, bram, chris, dana, eva, faas, *_rest = people
    for weeks in (1, 2, 3):
        went(earlier(cast, weeks), [anna, eva], [bram, faas], [chris, dana])
    block(anna, bram)
    wish(cast, dana, anna, "apart")
    wish(cast, eva, anna, "together")
    inside(day, people)
    tables = together(made(cast, day, size=4))
    assert not at_one(tables, anna, bram)
    assert not at_one(tables, anna, dana)
    assert at_one(tables, anna, eva)


def test_late_arrivals_keep_to_it_too(cast: Cast, day: Day) -> None:
    people = crowd(cast, 10)
    inside(day, people[:9])
    first = made(cast, day)
    for other in sorted(together(first), key=len)[0]:
        block(people[9], next(one for one in people if str(one) == other))
    inside(day, people[9:])
    late = making.seat_late(day, intent(cast, first))
    tables = together(late)
    mine = next(table for table in tables if str(people[9]) in table)
    smaller = sorted(together(first), key=len)[0]
    assert not mine & smaller


def test_who_says_apart_is_not_put_together_by_the_other(cast: Cast, day: Day) -> None:
    anna, bram = crowd(cast, 2)
    wish(cast, anna, bram, "together")
    wish(cast, bram, anna, "apart")
    visits = inside(day, [anna, bram])
    assert [kind for kind, _who in wishes_of(day, visits, 4)] == ["apart"]


def test_a_circle_larger_than_a_table_is_kept_as_far_as_it_fits(cast: Cast, day: Day) -> None:
    people = crowd(cast, 6)
    for one, other in zip(people, people[1:], strict=False):
        wish(cast, one, other, "together")
    inside(day, people)
    assert len(wishes_of(day, here(day), 4)) == 4  # four and two


@pytest.mark.parametrize("count", [3, 8])
def test_where_nothing_fits_there_are_tables_all_the_same(cast: Cast, day: Day, count: int) -> None:
    """Everybody blocked everybody: everybody sits."""
    people = crowd(cast, count)
    for one, other in combinations(people, 2):
        block(one, other)
    inside(day, people)
    assert sum(map(len, together(made(cast, day, size=4)))) == count


def test_a_wish_gives_way_before_a_block(cast: Cast, day: Day) -> None:
    """Two tables of four; of three who want to be apart from each other two must sit together: not the blocked ones."""
    people = crowd(cast, 8)
    anna, bram, chris = people[:3]
    block(anna, bram)
    wish(cast, anna, chris, "apart")
    wish(cast, chris, bram, "apart")
    inside(day, people)
    tables = together(made(cast, day, size=4))
    assert not at_one(tables, anna, bram)


def test_wishes_of_who_is_not_there_ask_nothing(cast: Cast, day: Day) -> None:
    anna, bram, chris = crowd(cast, 3)
    wish(cast, anna, chris, "apart")
    block(chris, bram)
    visits = inside(day, [anna, bram])
    assert wishes_of(day, visits, 4) == []
