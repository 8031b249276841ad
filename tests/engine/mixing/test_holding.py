"""Who holds which number of a fixed schedule: everybody one, and nobody beside whom they should not sit."""

from collections import Counter
from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugdedag.engine.mixing.holding import NEVER, hold, near
from plugdedag.engine.mixing.rounds import RoundsProblem, rounds

SMALL = (((0, 1), (2, 3)), ((0, 2), (1, 3)))  # two rounds at two tables; 0 never meets 3, nor 1 meets 2
LAUNCH = rounds(RoundsProblem(50, 6, 6), seed=1).rounds


def shared(schedule: object, numbers: list[int], pairs: list[tuple[int, int]]) -> int:
    mates = near(schedule)  # type: ignore[arg-type]
    return sum(mates[numbers[one]].count(numbers[other]) for one, other in pairs)


def test_who_sits_with_each_number() -> None:
    assert near(SMALL) == [[1, 2], [0, 3], [3, 0], [2, 1]]


@pytest.mark.parametrize("pair", list(combinations(range(4), 2)))
def test_two_who_should_not_meet_do_not(pair: tuple[int, int]) -> None:
    for seed in range(8):
        assert shared(SMALL, hold(SMALL, 4, seed=seed, apart=[pair]), [pair]) == 0


def test_without_the_wish_they_would_meet() -> None:
    met = [shared(SMALL, hold(SMALL, 4, seed=seed), [(0, 1)]) for seed in range(8)]
    assert max(met) > 0


def test_three_hundred_people_with_forty_wishes() -> None:
    apart = [(number, number + 40) for number in range(40)]
    known = {pair: 2 for first in range(80, 280, 8) for pair in combinations(range(first, first + 8), 2)}
    numbers = hold(LAUNCH, 280, seed=3, apart=apart, costs=known)
    assert sorted(set(numbers)) == sorted(numbers)
    assert shared(LAUNCH, numbers, apart) == 0
    by_chance = len(known) * 30 / 299
    assert shared(LAUNCH, numbers, list(known)) < by_chance / 3


def test_empty_chairs_are_spread() -> None:
    numbers = set(hold(LAUNCH, 250, seed=3))
    empty = [sum(number not in numbers for number in table) for tables in LAUNCH for table in tables]
    assert Counter(empty)[1] > 200  # one at a table; by chance it would be some 120 of the three hundred


def test_gladly_together_is_once_rather_than_never() -> None:
    for seed in range(8):
        assert shared(SMALL, hold(SMALL, 4, seed=seed, costs={(0, 1): -3}), [(0, 1)]) == 1


@settings(max_examples=40, deadline=None)
@given(
    st.integers(0, 4),
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=4),
    st.integers(0, 99),
)
def test_everybody_has_one_number_of_their_own(people: int, wishes: list[tuple[int, int]], seed: int) -> None:
    apart = [(one, other) for one, other in wishes if one < other < people]
    numbers = hold(SMALL, people, seed=seed, apart=apart)
    assert len(set(numbers)) == len(numbers) == people
    assert numbers == hold(SMALL, people, seed=seed, apart=apart)
    if people == 4:
        assert shared(SMALL, numbers, apart) == best(apart)


def best(apart: list[tuple[int, int]]) -> int:
    """As few meetings as any way of handing the numbers out has, by trying all."""
    return min(shared(SMALL, list(way), list(dict.fromkeys(apart))) for way in permutations(range(4)))


def test_more_people_than_numbers_are_refused() -> None:
    with pytest.raises(ValueError, match="5 people do not fit on 4 numbers"):
        hold(SMALL, 5, seed=1)


def test_nobody_and_one_number() -> None:
    assert hold([[[0]]], 1, seed=1) == [0]
    assert hold([[[0]]], 0, seed=1) == []


def test_a_wish_outweighs_every_cost() -> None:
    costs = {pair: NEVER // 100 for pair in combinations(range(4), 2) if pair != (0, 1)}
    for seed in range(8):
        assert shared(SMALL, hold(SMALL, 4, seed=seed, costs=costs, apart=[(0, 1)]), [(0, 1)]) == 0
