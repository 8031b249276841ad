"""The clock of a lunch, as a fold: what holds for whatever was pressed, and what each press does."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from plugdedag.steering.clock import BREATH, Press, Pressed, State, can, told

NOON = dt.datetime(2026, 3, 4, 12, 30, tzinfo=dt.UTC)
ROUNDS = (300, 600, 900)

gaps = st.integers(min_value=-30, max_value=1200)
presses = st.lists(st.tuples(st.sampled_from(list(Press)), gaps, st.sampled_from([60, 300])), max_size=25)
scripts = st.lists(st.integers(min_value=60, max_value=1800), min_size=1, max_size=8)


def after(seconds: float) -> dt.datetime:
    return NOON + dt.timedelta(seconds=seconds)


def rows(pressed: list[tuple[Press, int, int]]) -> list[Pressed]:
    """One after another, each so many seconds later; some at a clock that was set back."""
    at, made = 0, []
    for press, gap, seconds in pressed:
        at += gap
        made.append(Pressed(press, after(at), seconds if press == Press.EXTEND else 0))
    return made


def press(*pressed: tuple[Press, int], at: int, seconds: int = 60) -> State:
    made = [Pressed(one, after(when), seconds if one == Press.EXTEND else 0) for one, when in pressed]
    return told(made, ROUNDS, after(at))


@settings(max_examples=150, deadline=None)
@given(presses, scripts, gaps)
def test_any_presses_give_a_state_that_can_be(
    pressed: list[tuple[Press, int, int]], rounds: list[int], later: int
) -> None:
    made = rows(pressed)
    end = max([row.at for row in made], default=NOON) + dt.timedelta(seconds=abs(later))
    state = told(made, rounds, end)
    assert (state.round is None) == (not any(row.press == Press.BEGIN for row in made))
    assert state.round is None or 0 <= state.round < len(rounds)
    assert state.left <= state.total
    assert not (state.running and (state.paused or state.ended))
    assert not (state.ended and not state.begun)


@settings(max_examples=150, deadline=None)
@given(presses, scripts, st.integers(min_value=0, max_value=900))
def test_time_passes_only_while_it_runs_and_by_nothing_but_time(
    pressed: list[tuple[Press, int, int]], rounds: list[int], later: int
) -> None:
    made = rows(pressed)
    end = max([row.at for row in made], default=NOON)
    now, then = told(made, rounds, end), told(made, rounds, end + dt.timedelta(seconds=later))
    assert now.left - then.left == (later if now.running else 0)
    assert (now.round, now.paused, now.ended) == (then.round, then.paused, then.ended)


@settings(max_examples=100, deadline=None)
@given(presses, scripts, st.sampled_from(list(Press)))
def test_what_cannot_be_pressed_changes_nothing(
    pressed: list[tuple[Press, int, int]], rounds: list[int], another: Press
) -> None:
    made = rows(pressed)
    end = max([row.at for row in made], default=NOON)
    state = told(made, rounds, end)
    again = told([*made, Pressed(another, end, 60 if another == Press.EXTEND else 0)], rounds, end)
    assert (again == state) == (not can(state, another, len(rounds)))


def test_before_it_begins_there_is_no_round() -> None:
    assert (press(at=0).begun, press(at=0).left) == (False, 0)


def test_a_round_counts_down_and_runs_over() -> None:
    assert press((Press.BEGIN, 0), at=120).left == 180
    over = press((Press.BEGIN, 0), at=320)
    assert (over.left, over.over, over.round, over.running) == (-20, True, 0, True)


def test_a_pause_costs_no_time() -> None:
    state = press((Press.BEGIN, 0), (Press.PAUSE, 60), (Press.RESUME, 600), at=660)
    assert (state.left, state.paused) == (180, False)


def test_on_by_mistake_and_back_finds_the_round_as_it_was_left() -> None:
    state = press((Press.BEGIN, 0), (Press.NEXT, 100), (Press.BACK, 105), at=105)
    assert (state.round, state.left) == (0, 200)
    spent = press((Press.BEGIN, 0), (Press.NEXT, 400), (Press.BACK, 405), at=405)
    assert spent.left == BREATH


def test_more_time_counts_from_now_when_it_was_over() -> None:
    assert press((Press.BEGIN, 0), (Press.EXTEND, 100), at=100).left == 260
    assert press((Press.BEGIN, 0), (Press.EXTEND, 500), at=500).left == 60


def test_ended_is_undone_where_it_was() -> None:
    ended = press((Press.BEGIN, 0), (Press.NEXT, 60), (Press.END, 160), at=900)
    assert (ended.ended, ended.live, ended.left) == (True, False, 500)
    back = press((Press.BEGIN, 0), (Press.NEXT, 60), (Press.END, 160), (Press.RESUME, 900), at=910)
    assert (back.live, back.round, back.left) == (True, 1, 490)


def test_a_clock_that_is_set_back_gives_no_time_back() -> None:
    assert press((Press.BEGIN, 0), (Press.PAUSE, 100), at=50).left == 200
