"""A season known beforehand, what no seating can pass, and many people at once."""

from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugdedag.engine.mixing import Met, Person, Problem, Sizes, Wrong, seat
from plugdedag.engine.mixing.bound import crowded, forced, least
from plugdedag.engine.mixing.search import Dice
from plugdedag.engine.mixing.season import Season, most, planned, season
from tests.engine.mixing.cases import SMALL, people

TWOS = Sizes(2, 2, 2)


def test_known_beforehand_nobody_meets_twice_where_that_can_be() -> None:
    plan = season(Season((tuple("abcdefgh"),) * 7, TWOS), seed=1, moves=20_000)
    assert (plan.acquaintances, plan.repeats, plan.most) == (28, 0, 28)
    assert [sorted(len(table) for table in day) for day in plan.days] == [[2, 2, 2, 2]] * 7


def test_the_bound_of_a_season_counts_what_nobody_can_avoid() -> None:
    assert most(Season((tuple("abcd"),) * 5, TWOS)) == 6
    assert most(Season((tuple("abcd"), tuple("efgh")) * 4, TWOS)) == 12
    assert most(Season((tuple("abcdefgh"),), TWOS)) == 4
    assert most(Season(())) == 0


@settings(max_examples=30)
@given(st.lists(st.sets(st.sampled_from("abcdef"), max_size=6), max_size=7), st.integers(0, 9))
def test_no_season_passes_its_bound(days: list[set[str]], seed: int) -> None:
    given = Season(tuple(tuple(sorted(day)) for day in days), SMALL)
    plan = season(given, seed=seed, moves=1500)
    assert plan.acquaintances <= plan.most
    assert [sorted(name for table in day for name in table) for day in plan.days] == [
        sorted(day) for day in days
    ]
    assert plan == season(given, seed=seed, moves=1500)
    assert planned(given, plan.days) == plan


def test_a_season_can_be_stopped_and_tells_how_far_it_is() -> None:
    heard: list[int] = []
    days = (tuple("abcdefgh"),) * 3
    season(
        Season(days, TWOS),
        seed=1,
        moves=1500,
        progress=lambda moves, repeats: heard.append(moves) or len(heard) > 1,
    )
    assert heard == [30, 60]


def test_somebody_who_comes_twice_on_a_day_is_wrong() -> None:
    with pytest.raises(Wrong, match=r"days\[1\]"):
        season(Season((("a",), ("a", "a"))), seed=1)


@pytest.mark.parametrize(
    ("people", "tables", "pairs"), [(0, 3, 0), (3, 3, 0), (4, 3, 1), (9, 3, 9), (10, 3, 12)]
)
def test_people_who_are_spread_still_share_tables(people: int, tables: int, pairs: int) -> None:
    assert crowded(people, tables) == pairs


def test_everybody_who_met_everybody_must_meet_again_and_it_is_proven() -> None:
    problem = Problem(
        people(12), Sizes(4, 4, 4), met={pair: Met(1) for pair in combinations("abcdefghijkl", 2)}
    )
    found = seat(problem, seed=1, moves=100)
    assert (found.repeats, found.least_repeats, found.proven) == (18, 18, True)
    assert all(repeat.unavoidable for table in found.why for repeat in table.repeats)


def test_separate_circles_are_counted_separately() -> None:
    circles = [set("abcd"), set("efgh")]
    names = sorted(set().union(*circles) | set("ijkl"))
    met = [{names.index(o) for c in circles if n in c for o in c - {n}} for n in names]
    assert [each.repeats for each in forced(met, 3, 4)] == [1, 1]
    assert least(met, [4, 4, 4])[0] == 2


def test_a_repeat_that_is_proven_is_told_from_one_that_is_not() -> None:
    met = {pair: Met(1) for pair in combinations("abcd", 2)} | {pair: Met(1) for pair in product("e", "fgh")}
    problem = Problem(people(12), Sizes(4, 4, 4), met=met)
    found = seat(problem, seed=1)
    assert (found.repeats, found.least_repeats, found.proven) == (1, 1, True)


def test_who_has_too_few_left_to_meet_meets_again() -> None:
    met = {pair: Met(1) for pair in combinations("abcdef", 2) if pair[0] == "a"}
    assert seat(Problem(people(6), Sizes(3, 3, 3), met=met), seed=1).least_repeats == 1


def test_the_dice_fall_alike_on_every_machine() -> None:
    dice = Dice(42)
    assert [dice.next() for _ in range(3)] == [3445423608826932442, 3021244469659329795, 6742864305735079177]
    assert len({Dice(seed).next() for seed in range(-500, 500)}) == 1000


def test_three_hundred_are_seated_part_by_part() -> None:
    names = [f"p{number:03}" for number in range(300)]
    met = {(names[n], names[m]): Met(1) for n in range(300) for m in range(n + 1, min(300, n + 12))}
    there = tuple(Person(name) for name in names)
    found = seat(Problem(there, met=met), seed=1, moves=4000)
    assert found.repeats < 5
    assert sorted(map(len, found.tables)) == [5] * 60
