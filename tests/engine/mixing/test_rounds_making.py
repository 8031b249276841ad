"""Several rounds with one group, whatever the group."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugdedag.engine.mixing.rounds import Contradiction, RoundsProblem, Unworkable, check, rounds

small = st.builds(
    RoundsProblem, tables=st.integers(1, 6), size=st.integers(1, 5), rounds=st.integers(0, 6)
)  # fmt: skip


@st.composite
def partial(draw: st.DrawFn) -> RoundsProblem:
    tables, size = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    people = draw(st.integers(0, tables * size + 3))
    return RoundsProblem(tables, size, draw(st.integers(0, 5)), people=people, rests=True)


@given(small, st.integers(0, 9))
@settings(max_examples=60, deadline=None)
def test_a_schedule_is_what_its_certificate_says(problem: RoundsProblem, seed: int) -> None:
    made = rounds(problem, seed=seed, moves=300)
    assert made.certificate == check(problem, made.rounds)
    assert made.certificate.faults == ()
    assert made.repeats >= made.least
    assert len(made.rounds) == problem.rounds
    if problem.size == 1:
        assert (made.repeats, made.perfect) == (0, None)


@given(partial(), st.integers(0, 9))
@settings(max_examples=60, deadline=None)
def test_few_sit_at_shorter_tables_and_many_rest_in_turn(problem: RoundsProblem, seed: int) -> None:
    made = rounds(problem, seed=seed, moves=300)
    assert made.certificate.faults == ()
    assert made.repeats >= made.least
    for tables in made.rounds:
        assert sum(map(len, tables)) == min(problem.count, problem.seats)
        assert max(map(len, tables)) - min(map(len, tables)) <= 1
    rested = [
        sum(person not in {one for table in tables for one in table} for tables in made.rounds)
        for person in range(problem.count)
    ]
    assert max(rested, default=0) - min(rested, default=0) <= 1


@given(st.integers(0, 5), st.data())
@settings(max_examples=40, deadline=None)
def test_wishes_are_kept(seed: int, data: st.DataObject) -> None:
    people = st.integers(0, 11)
    apart = data.draw(st.lists(st.tuples(people, people).filter(lambda pair: pair[0] != pair[1]), max_size=4))
    problem = RoundsProblem(4, 3, 3, apart=tuple(apart), together=((0, 1),))
    try:
        made = rounds(problem, seed=seed, moves=3000)
    except Contradiction:
        assert (0, 1) in apart or (1, 0) in apart
        return
    assert made.certificate.faults == ()
    assert made.certificate.wished == 2


def test_the_same_seed_gives_the_same_answer() -> None:
    problem = RoundsProblem(5, 4, 7, people=19)
    one, two = (rounds(problem, seed=3, moves=2000) for _ in range(2))
    assert one == two
    assert rounds(problem, seed=4, moves=2000).rounds != one.rounds


def test_more_moves_are_never_worse_than_none() -> None:
    problem = RoundsProblem(6, 4, 6, together=((0, 1),))
    assert rounds(problem, seed=1, moves=20000).repeats < rounds(problem, seed=1, moves=0).repeats


def test_one_table_repeats_everybody_and_that_is_proven() -> None:
    made = rounds(RoundsProblem(1, 4, 3), seed=1)
    assert (made.repeats, made.least, made.proven, made.perfect) == (12, 12, True, 1)


def test_progress_may_stop_it() -> None:
    told: list[int] = []
    problem = RoundsProblem(6, 4, 8, together=((0, 1),))
    rounds(
        problem, seed=1, moves=100_000, progress=lambda moves, repeats: told.append(moves) or len(told) == 3
    )
    assert told == [2000, 4000, 6000]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"tables": 0, "size": 4, "rounds": 2}, "tables must be a whole number from 1."),
        ({"tables": 2, "size": 0, "rounds": 2}, "size must be a whole number from 1."),
        ({"tables": 2, "size": 2, "rounds": -1}, "rounds must be a whole number from 0."),
        (
            {"tables": 2, "size": 2, "rounds": 1, "people": 5},
            "5 people do not fit at 2 tables of 2: 4 seats.",
        ),
        ({"tables": 2, "size": 1000, "rounds": 9}, "That is 8,991,000 meetings of two people"),
        ({"tables": 900, "size": 900, "rounds": 1}, "At most 3000 people and tables, and 250 rounds"),
        (
            {"tables": 2, "size": 2, "rounds": 1, "apart": ((0, 4),)},
            "apart names 4, and people are numbered from 0 to 3.",
        ),
        ({"tables": 2, "size": 2, "rounds": 1, "apart": ((1, 1),)}, "apart names 1 twice in one pair."),
    ],
)
def test_what_cannot_be_is_said(asked: dict[str, object], said: str) -> None:
    with pytest.raises(Unworkable) as error:
        RoundsProblem(**asked)  # type: ignore[arg-type]
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("asked", "wishes"),
    [
        ({"together": ((0, 1), (1, 2), (4, 5))}, "together 0 and 1; together 1 and 2"),
        ({"together": ((0, 1),), "apart": ((2, 3), (1, 0))}, "together 0 and 1; apart 1 and 0"),
        ({"apart": ((0, 1), (1, 2), (2, 0), (0, 3))}, "apart 0 and 1; apart 1 and 2; apart 2 and 0"),
    ],
)
def test_wishes_that_contradict_each_other_are_named(asked: dict[str, object], wishes: str) -> None:
    tables, size = (2, 3) if "together" not in asked else (3, 2)
    with pytest.raises(Contradiction) as error:
        rounds(RoundsProblem(tables, size, 2, **asked), seed=1)  # type: ignore[arg-type]
    assert str(error.value) == wishes


def test_one_table_at_which_people_take_turns_is_left_as_it_is() -> None:
    made = rounds(RoundsProblem(1, 2, 4, people=3, rests=True), seed=1)
    assert (made.certificate.faults, made.certificate.rested) == ((), (1, 2))
