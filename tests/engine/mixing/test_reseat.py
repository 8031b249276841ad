"""Somebody came late, somebody left: as few as possible stand up, and every rule holds."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from plugdedag.engine.mixing import (
    Contradiction,
    Met,
    Person,
    Problem,
    Repeat,
    Sizes,
    Wish,
    Wrong,
    judge,
    reseat,
    seat,
)
from tests.engine.mixing.cases import forty, people, problems, sits

FEW = 600  # moves


@settings(max_examples=40)
@given(problems(), problems(wishes=False))
def test_whoever_comes_and_goes_everybody_sits_once_and_every_wish_is_kept(
    now: Problem, before: Problem
) -> None:
    tables = seat(before, seed=2, moves=FEW).tables
    try:
        found = reseat(now, tables, seed=1, moves=FEW)
    except Contradiction:
        return
    assert found.broken == ()
    assert sorted(name for table in found.tables for name in table) == [person.id for person in now.people]
    most = max(now.sizes.max, len(now.people) if len(now.people) < now.sizes.min else 0)
    assert all(len(table) <= most for table in found.tables)
    assert set(found.moved) <= {name for table in tables for name in table}
    assert found == reseat(now, tables, seed=1, moves=FEW)


def test_when_nothing_changed_nobody_stands_up() -> None:
    problem = forty()
    tables = seat(problem, seed=1, moves=FEW).tables
    found = reseat(problem, tables, seed=2)
    assert (found.tables, found.moved) == (tables, ())


def test_who_comes_late_takes_a_chair_where_they_have_met_nobody() -> None:
    problem = forty()
    tables = seat(problem, seed=1, moves=FEW).tables
    others = [name for number, table in enumerate(tables) if number != 3 for name in table]
    late = replace(
        problem, people=(*problem.people, Person("late", languages=frozenset({"nl"}))),
        met={**problem.met, **{("late", name): Met(1) for name in others}},
    )  # fmt: skip
    found = reseat(late, tables, seed=1)
    assert found.moved == ()
    assert sits(found)["late"] == 3


def test_who_leaves_leaves_an_empty_chair() -> None:
    tables = (("a", "b", "c", "d", "e"), ("f", "g", "h", "i"))
    there = tuple(person for person in people(9) if person.id != "c")
    found = reseat(Problem(there), tables, seed=1)
    assert found.moved == ()
    assert found.tables == (("a", "b", "d", "e"), ("f", "g", "h", "i"))


def test_one_moves_when_a_table_would_be_too_small() -> None:
    tables = (("a", "b", "c", "d", "e", "f"), ("g", "h", "i", "j"))
    there = tuple(person for person in people(10) if person.id != "j")
    found = reseat(Problem(there), tables, seed=1)
    assert len(found.moved) == 1
    assert sorted(len(table) for table in found.tables) == [4, 5]


def test_the_smallest_table_is_taken_away_when_there_are_too_many() -> None:
    tables = (("a", "b", "c", "d"), ("e", "f"), ("g", "h", "i", "j"))
    there = tuple(person for person in people(10) if person.id not in "ej")
    found = reseat(Problem(there), tables, seed=1)
    assert [table[:3] for table in found.tables] == [("a", "b", "c"), ("f", "g", "h")]
    assert found.moved == ()


def test_a_table_is_added_when_all_are_full() -> None:
    found = reseat(Problem(people(13)), (tuple("abcdef"), tuple("ghijkl")), seed=1)
    assert sorted(len(table) for table in found.tables) == [4, 4, 5]
    assert len(found.moved) == 3


def test_a_new_wish_moves_no_more_than_it_must() -> None:
    tables = (("a", "b", "c", "d", "e"), ("f", "g", "h", "i"))
    found = reseat(Problem(people(9), apart=(("a", "b"),)), tables, seed=1)
    assert len(found.moved) == 1
    assert found.broken == ()


def test_nobody_left_means_no_tables() -> None:
    assert reseat(Problem(()), (("a", "b"),), seed=1).tables == ()
    assert reseat(Problem(people(1)), (), seed=1).tables == (("a",),)


def test_somebody_at_two_tables_is_wrong() -> None:
    with pytest.raises(Wrong, match="two tables"):
        reseat(Problem(people(4)), (("a", "b"), ("a", "c", "d")), seed=1)


def test_what_is_made_by_hand_is_judged_and_not_forbidden() -> None:
    problem = Problem(
        people(8), met={("a", "b"): Met(2)}, together=(("a", "h"),), apart=(("c", "d"),), pinned={"e": 0}
    )
    found = judge(problem, (tuple("bacd"), tuple("efgh")))
    assert found.tables == (tuple("abcd"), tuple("efgh"))
    assert (found.repeats, found.new_pairs, found.least_repeats) == (1, 11, 0)
    assert found.why[0].repeats == (Repeat(("a", "b"), 2, unavoidable=False),)
    assert found.broken == (
        Wish("pinned", ("e",), 0),
        Wish("together", ("a", "h")),
        Wish("apart", ("c", "d")),
    )
    assert judge(Problem(people(8), Sizes(4, 4, 4)), (tuple("abcdefg"), ("h",))).new_pairs == 21


@pytest.mark.parametrize("tables", [(("a",),), (("a", "b", "b"),), (("a", "b"), ("c",)), ()])
def test_by_hand_too_everybody_sits_exactly_once(tables: tuple[tuple[str, ...], ...]) -> None:
    with pytest.raises(Wrong, match="exactly one table"):
        judge(Problem(people(2)), tables)
