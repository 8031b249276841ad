"""The checker sees what is broken, and the bound is never above what somebody reached."""

from itertools import permutations

import pytest

from plugdedag.engine.mixing.rounds import RoundsProblem, check
from plugdedag.engine.mixing.rounds.bounds import least

TWO = RoundsProblem(2, 2, 2)
SOUND = [[[0, 1], [2, 3]], [[0, 2], [1, 3]]]


def faults(problem: RoundsProblem, rounds: list[list[list[int]]]) -> tuple[str, ...]:
    return check(problem, rounds).faults


def test_a_sound_schedule_has_no_faults_and_its_pairs_are_counted() -> None:
    found = check(TWO, SOUND)
    assert (found.sound, found.repeats, found.pairs, found.oftenest, found.rested) == (True, 0, 4, 1, (0, 0))
    again = check(RoundsProblem(2, 2, 3), [*SOUND, [[3, 1], [2, 0]]])
    assert (again.sound, again.repeats, again.pairs, again.oftenest) == (True, 2, 4, 2)


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ([SOUND[0]], "1 rounds instead of 2"),
        ([SOUND[0], [[0, 2], [1, 1]]], "round 1: 1 sits at two seats"),
        ([SOUND[0], [[0, 2], [1]]], "round 1: 1 too few sit"),
        ([SOUND[0], [[0, 2], [1, 4]]], "round 1: nobody is called 4"),
        ([SOUND[0], [[0, 2, 1, 3]]], "round 1: 1 tables instead of 2"),
        ([SOUND[0], [[0, 2, 1], [3]]], "round 1: tables of 1 to 3"),
        ([SOUND[0], []], "round 1: 0 tables instead of 2"),
    ],
)
def test_what_is_broken_is_said(broken: list[list[list[int]]], said: str) -> None:
    assert said in faults(TWO, broken)


def test_a_rest_that_is_not_shared_is_a_fault() -> None:
    three = RoundsProblem(1, 2, 2, people=3, rests=True)
    assert faults(three, [[[0, 1]], [[0, 2]]]) == ()
    assert faults(three, [[[0, 1]], [[0, 1]]]) == ("somebody rests 2 times, and somebody 0",)


def test_wishes_that_were_not_kept_are_faults() -> None:
    apart = RoundsProblem(2, 2, 2, apart=((1, 0),))
    assert faults(apart, SOUND) == ("0 and 1 share a table",)
    assert faults(apart, [SOUND[1], SOUND[1]]) == ()
    together = RoundsProblem(2, 2, 2, together=((2, 0),))
    assert faults(together, SOUND) == ("0 and 2 are not always together",)
    found = check(together, [SOUND[1], SOUND[1]])
    assert (found.sound, found.repeats, found.wished) == (True, 2, 1)


def test_a_chain_of_wishes_is_one_company() -> None:
    chain = RoundsProblem(2, 3, 2, together=((0, 1), (1, 2)))
    assert check(chain, [[[0, 1, 2], [3, 4, 5]]] * 2).wished == 3


def best(problem: RoundsProblem) -> int:
    """The fewest repeats, by trying every second round beside a first one in order."""
    sizes, people = problem.sizes, list(range(problem.count))

    def cut(order: tuple[int, ...]) -> list[list[int]]:
        seats = iter(order)
        return [[next(seats) for _ in range(size)] for size in sizes]

    first = cut(tuple(people))
    return min(check(problem, [first, cut(order)]).repeats for order in permutations(people))


@pytest.mark.parametrize("tables", [1, 2, 3])
@pytest.mark.parametrize("people", [3, 4, 5, 6])
def test_two_rounds_are_bounded_by_what_can_be_reached(tables: int, people: int) -> None:
    problem = RoundsProblem(tables, 6, 2, people=people)
    assert least(problem) <= best(problem)
    if tables == 1 or (tables, people) == (2, 6):
        assert least(problem) == best(problem)


def test_the_bound_of_the_known_case() -> None:
    assert least(RoundsProblem(8, 4, 12)) == 80
    assert least(RoundsProblem(8, 4, 10)) == 0
