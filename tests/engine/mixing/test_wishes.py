"""Wishes that cannot all be: a set is told that contradicts itself, none of which can be left out."""

from collections import Counter
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings

from plugdedag.engine.mixing import Contradiction, Person, Problem, Sizes, Undecided, Wish, seat
from plugdedag.engine.mixing.wishes import Placing, Room, tie, wishes
from tests.engine.mixing.cases import LETTERS, people, problems


def without(problem: Problem, wish: Wish | None, only: tuple[Wish, ...]) -> Problem:
    """The problem with these wishes alone, one of them left out."""
    kept = [each for each in only if each != wish]
    return replace(
        problem,
        together=tuple((w.ids[0], w.ids[1]) for w in kept if w.kind == "together"),
        apart=tuple((w.ids[0], w.ids[1]) for w in kept if w.kind == "apart"),
        pinned={w.ids[0]: w.table or 0 for w in kept if w.kind == "pinned"},
    )  # fmt: skip


def refused(problem: Problem) -> tuple[Wish, ...]:
    """The wishes that contradict each other; none when there is a seating."""
    try:
        seat(problem, seed=1, moves=1)
    except Contradiction as error:
        return error.wishes
    return ()


@settings(max_examples=60)
@given(problems())
def test_what_is_told_contradicts_itself_and_nothing_in_it_can_be_left_out(problem: Problem) -> None:
    blamed = refused(problem)
    assert set(blamed) <= set(wishes(problem))
    if blamed:
        assert set(refused(without(problem, None, blamed))) == set(blamed)
    assert [wish for wish in blamed if refused(without(problem, wish, blamed))] == []


@pytest.mark.parametrize(
    ("problem", "blamed"),
    [
        (Problem(people(8), apart=(("a", "b"), ("c", "d")), together=(("b", "a"),)), 2),
        (Problem(people(8), pinned={"a": 0, "b": 1}, together=(("a", "b"),)), 3),
        (Problem(people(8), pinned={"a": 0, "b": 0, "g": 1}, apart=(("a", "b"),)), 3),
        (Problem(people(8), apart=tuple(combinations("abc", 2))), 3),
        (Problem(people(8), together=tuple(("a", other) for other in "bcdefg")), 4),
        (Problem(people(10), pinned=dict.fromkeys("abcdefg", 0)), 6),
        (Problem(people(3), apart=(("a", "b"),)), 1),
        (Problem(people(9), tables=(3, 3, 3), together=(("a", "b"), ("b", "c"), ("c", "d"), ("e", "f"))), 3),
    ],
)  # fmt: skip
def test_the_smallest_reason_is_told(problem: Problem, blamed: int) -> None:
    assert len(refused(problem)) == blamed


def test_more_who_are_all_apart_than_tables_are_told_at_once() -> None:
    problem = Problem(people(26), apart=tuple(combinations(LETTERS[:8], 2)))
    assert len(refused(problem)) == 21  # seven who may not meet, and six tables


def test_wishes_that_are_hard_to_tell_are_not_called_contradictory() -> None:
    names = LETTERS[:24]
    apart = [pair for pair in combinations(names, 2) if (ord(pair[0]) * ord(pair[1])) % 7 < 5]
    problem = Problem(people(24), Sizes(3, 3, 3), apart=tuple(apart))
    with pytest.raises((Undecided, Contradiction)):
        seat(problem, seed=1, moves=1)


def test_many_pairs_who_come_together_are_placed_straight_away() -> None:
    numbers = {f"p{number:04}": number for number in range(1200)}
    names = list(numbers)
    ties = tie(numbers, [Wish("together", pair) for pair in zip(names[::2], names[1::2], strict=True)])
    assert ties is not None
    placed = Placing(ties, Room((6,) * 200)).found()
    assert placed is not None
    assert max(Counter(placed.values()).values()) == 3


def test_of_many_wishes_the_few_that_contradict_are_found() -> None:
    names = [f"p{number:03}" for number in range(300)]
    pairs = tuple(zip(names[:200:2], names[1:200:2], strict=True))
    problem = Problem(tuple(Person(name) for name in names), together=pairs, apart=(pairs[40],))
    assert refused(problem) == (Wish("together", pairs[40]), Wish("apart", pairs[40]))
