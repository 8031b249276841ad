"""One round at the tables: everybody sits once, what must be is, and it is as good as it can be."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings

from plugdedag.engine.mixing import Contradiction, Met, Person, Problem, Sizes, Wrong, judge, seat
from tests.engine.mixing.cases import SMALL, forty, people, problems, sits, sizes_of

FEW = 600  # moves


@settings(max_examples=60)
@given(problems())
def test_everybody_sits_once_and_every_wish_is_kept(problem: Problem) -> None:
    try:
        found = seat(problem, seed=1, moves=FEW)
    except Contradiction:
        return
    assert sorted(name for table in found.tables for name in table) == [
        person.id for person in problem.people
    ]
    assert found.broken == ()
    sizes = sizes_of(found)
    assert not sizes or sizes[-1] - sizes[0] <= 1
    assert found == seat(problem, seed=1, moves=FEW)
    assert found == judge(problem, found.tables)
    assert found.least_repeats <= found.repeats


@pytest.mark.parametrize(
    ("many", "sizes"),
    [
        (0, []), (1, [1]), (2, [2]), (3, [3]), (4, [4]), (6, [6]), (7, [3, 4]), (8, [4, 4]), (11, [5, 6]),
        (12, [6, 6]), (13, [4, 4, 5]), (15, [5, 5, 5]), (22, [5, 5, 6, 6]), (23, [4, 4, 5, 5, 5]),
    ],
)  # fmt: skip
def test_the_number_of_tables_is_the_one_nearest_to_what_is_preferred(many: int, sizes: list[int]) -> None:
    assert sizes_of(seat(Problem(people(many)), seed=1, moves=FEW)) == sizes


def test_another_number_of_tables_is_taken_when_a_wish_needs_it() -> None:
    five = tuple(("a", other) for other in "bcde")
    problem = Problem(people(12), Sizes(4, 6, 4), together=five)
    assert sizes_of(seat(replace(problem, together=()), seed=1)) == [4, 4, 4]
    assert sizes_of(seat(problem, seed=1)) == [6, 6]


def test_given_sizes_are_exact_and_in_their_order() -> None:
    found = seat(Problem(people(9), tables=(2, 4, 3)), seed=1)
    assert [len(table) for table in found.tables] == [2, 4, 3]


def best(problem: Problem) -> int:
    """The fewest repeats of any seating: all are tried."""
    names = [person.id for person in problem.people]
    sizes = sizes_of(seat(problem, seed=1, moves=1))
    return min(
        sum(pair in problem.met for table in way for pair in combinations(table, 2))
        for way in ways(names, sizes)
    )


def ways(names: list[str], sizes: list[int]) -> Iterator[list[tuple[str, ...]]]:
    if not sizes:
        yield []
        return
    for place, size in enumerate(sizes):
        if size in sizes[:place]:
            continue
        for others in combinations(names[1:], size - 1):
            table = (names[0], *others)
            for way in ways([n for n in names if n not in table], sizes[:place] + sizes[place + 1 :]):
                yield [table, *way]


@settings(max_examples=25)
@given(problems(most=9, wishes=False))
def test_it_is_as_good_as_the_best_of_all_ways(problem: Problem) -> None:
    plain = tuple(Person(person.id) for person in problem.people)
    problem = Problem(plain, SMALL, met={pair: Met(1) for pair in problem.met})
    found, fewest = seat(problem, seed=1, moves=6000), best(problem)
    assert found.repeats == fewest
    assert found.least_repeats <= fewest


@settings(max_examples=15)
@given(problems(most=9, wishes=False))
def test_to_forget_never_brings_more_repeats(problem: Problem) -> None:
    plain = Problem(
        tuple(Person(person.id) for person in problem.people),
        SMALL,
        met={pair: Met(1) for pair in problem.met},
    )
    fewer = replace(plain, met=dict(list(plain.met.items())[::2]))
    assert seat(fewer, seed=1, moves=6000).repeats <= seat(plain, seed=1, moves=6000).repeats


def test_other_names_in_the_same_order_are_the_same_seating() -> None:
    problem = forty()
    new = {person.id: f"q{person.id}" for person in problem.people}

    def renamed(pairs: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
        return tuple((new[one], new[other]) for one, other in pairs)

    other = replace(
        problem, people=tuple(replace(person, id=new[person.id]) for person in reversed(problem.people)),
        met={(new[one], new[two]): met for (one, two), met in problem.met.items()},
        together=renamed(problem.together), apart=renamed(problem.apart),
        pinned={new[name]: table for name, table in problem.pinned.items()},
    )  # fmt: skip
    here, there = seat(problem, seed=3, moves=2000), seat(other, seed=3, moves=2000)
    assert there.tables == tuple(tuple(new[name] for name in table) for table in here.tables)


def test_a_lunch_of_forty_keeps_all_that_is_asked() -> None:
    problem = forty()
    found = seat(problem, seed=1)
    at = sits(found)
    assert (at["p04"], at["p16"]) == (2, 5)
    assert at["p03"] == at["p07"] == at["p11"]
    assert all(at[one] != at[other] for one, other in problem.apart)
    assert sizes_of(found) == [5] * 8
    assert all(table.facilitated for table in found.why)
    assert {table.language for table in found.why} == {"nl"}
    assert all(newcomer.guides for table in found.why for newcomer in table.newcomers)
    hosts = [at[person.id] for person in problem.people if person.host]
    assert len(set(hosts)) == len(hosts)
    assert found.repeats < judge(problem, seat(replace(problem, met={}), seed=1).tables).repeats / 3


def test_who_has_a_language_in_common_sits_together_where_that_can_be() -> None:
    spoken = [{"nl"}] * 7 + [{"en"}] * 4 + [{"en", "nl"}]
    there = tuple(
        Person(LETTER, languages=frozenset(s)) for LETTER, s in zip("abcdefghijkl", spoken, strict=True)
    )
    found = seat(Problem(there, Sizes(4, 4, 4)), seed=1)
    assert sorted(str(table.language) for table in found.why) == ["en", "nl", "nl"]


def test_networks_are_mixed_where_nobody_meets_again_for_it() -> None:
    there = tuple(Person(name, frozenset({"ab"[number % 2]})) for number, name in enumerate("abcdefgh"))
    found = seat(Problem(there, Sizes(2, 2, 2)), seed=1)
    assert found.cross_network_pairs == 4


def test_two_who_will_hardly_meet_again_go_before_two_who_are_always_there() -> None:
    there = tuple(Person(name, attended=30 if name in "abcd" else 1) for name in "abcdwxyz")
    found = seat(Problem(there, Sizes(2, 2, 2), days_so_far=30, days_to_come=42), seed=1)
    assert all(len(set(table) & set("abcd")) == 1 for table in found.tables)
    control = [seat(Problem(there, Sizes(2, 2, 2)), seed=seed, moves=FEW) for seed in range(5)]
    assert any(len(set(table) & set("abcd")) != 1 for one in control for table in one.tables)


def test_of_repeats_the_rarest_and_the_longest_ago_are_taken() -> None:
    every = {pair: Met(3, 1) for pair in combinations("abcd", 2)}
    rare = every | {("a", "b"): Met(1, 1), ("c", "d"): Met(1, 1)}
    long_ago = every | {("a", "c"): Met(3, 30), ("b", "d"): Met(3, 30)}
    assert seat(Problem(people(4), Sizes(2, 2, 2), met=rare), seed=1).why[0].repeats[0].times == 1
    found = seat(Problem(people(4), Sizes(2, 2, 2), met=long_ago), seed=1)
    assert sorted(found.tables) == [("a", "c"), ("b", "d")]


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (Problem((Person("a"), Person("a"))), "there twice"),
        (Problem(people(8), Sizes(4, 3, 5)), "min ≤ preferred"),
        (Problem(people(8), pinned={"a": 2}), "table 2"),
        (Problem(people(8), pinned={"a": -1}), "table -1"),
        (Problem(people(8), tables=(4, 3)), "more people"),
        (Problem(people(8), together=(("a", "z"),)), "z is not one"),
    ],
)
def test_a_problem_that_makes_no_sense_is_wrong(problem: Problem, words: str) -> None:
    with pytest.raises(Wrong, match=words):
        seat(problem, seed=1)
