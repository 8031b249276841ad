"""What needs no search: formulas, what is kept, and the symmetry it is kept by."""

import json
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugdedag.engine.mixing.rounds import RoundsProblem, check, rounds
from plugdedag.engine.mixing.rounds.algebra import designed
from plugdedag.engine.mixing.rounds.fields import Field, Ring, factors
from plugdedag.engine.mixing.rounds.kept import kept, shelf
from plugdedag.engine.mixing.rounds.placing import placed
from plugdedag.engine.mixing.rounds.symmetry import Symmetry

KNOWN = {  # tables: the most rounds known for 3, 4, 5, … people at a table
    4: [4, 5], 5: [7, 5, 6], 6: [8, 7, 6, 3], 7: [10, 9, 7, 7, 8], 8: [11, 10, 8, 8, 8, 9],
    9: [13, 11, 9, 9, 9, 9, 10], 10: [14, 13, 9, 8, 8, 6, 5, 4],
}  # fmt: skip
CELLS = [(tables, size, many) for tables, row in KNOWN.items() for size, many in enumerate(row, 3)]
BEYOND = [
    (12, 7, 9), (12, 8, 7), (12, 9, 7), (14, 6, 11), (14, 8, 9), (14, 10, 6), (15, 6, 13), (15, 7, 11),
]  # fmt: skip


@pytest.mark.parametrize("cell", [*CELLS, *BEYOND], ids=lambda cell: "-".join(map(str, cell)))
def test_all_that_is_known_is_there_without_a_move(cell: tuple[int, int, int]) -> None:
    made = rounds(RoundsProblem(*cell), seed=1, moves=0)
    assert (made.repeats, made.certificate.faults, made.proven) == (0, (), True)
    assert made.how in ("design", "kept")


@pytest.mark.parametrize("name", shelf())
def test_what_is_kept_is_small_and_is_not_known_by_formula(name: str) -> None:
    tables, size = map(int, name.split("-"))
    weeks = kept(tables, size, 99)
    found = check(RoundsProblem(tables, size, len(weeks)), weeks)
    assert (found.faults, found.repeats) == ((), 0)
    assert len(json.dumps(shelf()[name])) < 1000
    assert len(designed(tables, size, len(weeks))) < len(weeks)


@given(st.integers(1, 40), st.integers(1, 8), st.integers(1, 30))
@settings(max_examples=80, deadline=None)
def test_a_formula_never_lets_anybody_meet_twice(tables: int, size: int, many: int) -> None:
    weeks = designed(tables, size, many)
    found = check(RoundsProblem(tables, size, len(weeks)), weeks)
    assert (found.faults, found.repeats) == ((), 0)
    assert 1 <= len(weeks) <= many


@pytest.mark.parametrize(
    ("tables", "size", "many"),
    [
        (13, 3, 19),
        (19, 3, 28),
        (13, 4, 17),
        (16, 4, 21),
        (11, 11, 12),
        (12, 3, 16),
        (9, 2, 17),
        (22, 22, 4),
        (50, 6, 6),
    ],
)
def test_formulas_reach_beyond_the_table(tables: int, size: int, many: int) -> None:
    assert len(designed(tables, size, many)) == many


@pytest.mark.parametrize("order", [2, 3, 4, 5, 7, 8, 9, 16, 25, 27])
def test_a_field_can_be_divided_in(order: int) -> None:
    (p, k), *_ = factors(order)
    field = Field(p, k)
    for one in range(1, order):
        assert sorted(field.multiply(one, other) for other in range(order)) == list(range(order))
        assert sorted(field.add(one, other) for other in range(order)) == list(range(order))
    for a, b, c in combinations(range(min(order, 8)), 3):
        both = field.add(field.multiply(a, b), field.multiply(a, c))
        assert field.multiply(a, field.add(b, c)) == both


def test_of_fields_side_by_side_the_first_differ_by_what_divides() -> None:
    ring = Ring(15)
    assert ring.least == 3
    for one, other in combinations(range(3), 2):
        for by in range(1, 15):
            assert ring.multiply(ring.same(one), by) != ring.multiply(ring.same(other), by)


def test_pairs_of_a_class_are_those_that_are_carried_into_each_other() -> None:
    symmetry = Symmetry(4, 3, 2, 2)
    number, short = symmetry.classes()
    for one, other in combinations(range(symmetry.people), 2):
        images = {
            frozenset(symmetry.turned(symmetry.shifted(each, by), turn) for each in (one, other))
            for by in range(4)
            for turn in range(3)
        }
        assert {number[a][b] for a, b in images} == {number[one][other]}
        assert short[number[one][other]] == (len(images) < 12)


def test_empty_seats_are_spread_where_that_costs_nobody_a_repeat() -> None:
    made = rounds(RoundsProblem(10, 6, 8, people=58), seed=1, moves=0)
    assert (made.repeats, made.how, made.certificate.faults) == (0, "kept", ())


def test_wishes_are_given_places_that_never_meet() -> None:
    asked = RoundsProblem(7, 5, 7, people=33, apart=((0, 1), (1, 2), (0, 2), (4, 5)))
    made = rounds(asked, seed=1, moves=0)
    assert (made.repeats, made.how, made.certificate.faults) == (0, "design", ())


def test_where_everybody_meets_nobody_can_be_kept_apart() -> None:
    assert placed(RoundsProblem(4, 4, 5, apart=((0, 1),)), designed(4, 4, 5)) is None
    assert placed(RoundsProblem(4, 4, 4, apart=((0, 1),)), designed(4, 4, 4)) is not None


def test_more_rounds_than_can_be_perfect_repeat_no_more_than_they_must() -> None:
    made = rounds(RoundsProblem(8, 4, 12), seed=1, moves=40_000)
    assert (made.repeats, made.least, made.proven) == (80, 80, True)
    again = rounds(RoundsProblem(7, 4, 12), seed=1, moves=0)
    assert (again.repeats, again.least, again.certificate.oftenest) == (126, 126, 2)


def test_a_symmetry_finds_what_is_nowhere_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plugdedag.engine.mixing.rounds.making.kept", lambda *_: [])
    asked = RoundsProblem(6, 4, 7)
    made = rounds(asked, seed=1, moves=50_000)
    assert (made.repeats, made.how) == (0, "symmetric")
    monkeypatch.setattr("plugdedag.engine.mixing.rounds.making.symmetric", lambda *_: None)
    assert rounds(asked, seed=1, moves=50_000).repeats > 0
