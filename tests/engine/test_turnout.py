"""How many will come, told from the days that were."""

import datetime as dt
import math
import random

import pytest

from plugdedag.engine.turnout import Ahead, Forecast, Known, Past, Problem, forecast
from plugdedag.engine.turnout.chances import added, coins, mixed, negative_binomial
from plugdedag.engine.turnout.forecasting import shortest

START = dt.date(2026, 1, 7)
PEOPLE = {f"p{number}": Known(dt.date(2025, 12, 1)) for number in range(40)}


def wednesday(number: int) -> dt.date:
    return START + dt.timedelta(weeks=number)


def season(weeks: int, comes: dict[str, float], seed: int = 1) -> list[Past]:
    """Days to which each comes with a chance of their own; who comes has said so a day before."""
    chance = random.Random(seed)
    days = []
    for number in range(weeks):
        came = frozenset(name for name, share in comes.items() if chance.random() < share)
        days.append(Past(wednesday(number), dict.fromkeys(came, 1), came))
    return days


def told(history: list[Past], day: Ahead, people: dict[str, Known] = PEOPLE) -> Forecast:
    return forecast(Problem(history, day, people))


def test_coins_are_the_binomial_when_they_are_alike() -> None:
    counts = coins([0.3] * 12)
    assert counts == pytest.approx([math.comb(12, k) * 0.3**k * 0.7 ** (12 - k) for k in range(13)])


def test_what_is_added_and_mixed_stays_a_distribution() -> None:
    counts = added(mixed([coins([0.2, 0.9]), coins([0.5] * 30)], [0.0, -3.0]), negative_binomial(2.0, 2.0))
    assert sum(counts) == pytest.approx(1, abs=1e-5)
    assert sum(k * chance for k, chance in enumerate(negative_binomial(6.0, 3.0))) == pytest.approx(
        2, abs=1e-3
    )


def test_the_shortest_range_holds_what_is_asked_and_is_shortest() -> None:
    counts = [0.05, 0.1, 0.4, 0.3, 0.1, 0.05]
    assert shortest(counts, 0.8) == (2, 4)
    assert shortest([1.0], 0.8) == (0, 0)


def test_with_hardly_any_history_it_says_that_it_is_early() -> None:
    day = Ahead(wednesday(1), frozenset({"a", "c"}), 0)
    one = told([Past(START, {"a": 0}, frozenset({"a", "b"}))], day, {})
    assert one.is_early
    assert one.range[0] <= 3 <= one.range[1]
    assert not told(season(4, {"p0": 1.0}), Ahead(wednesday(4), frozenset(), 7)).is_early
    assert told([], Ahead(START, frozenset(), 7), {}).is_early


def test_who_comes_always_is_counted_on() -> None:
    loyal = {f"p{number}": 0.95 for number in range(10)}
    history = season(30, loyal | {f"p{number}": 0.02 for number in range(10, 40)})
    low, high = told(history, Ahead(wednesday(30), frozenset(), 7)).range
    assert low <= 10 <= high
    assert high - low <= 8


def test_who_says_so_counts_for_more_than_who_only_might() -> None:
    history = season(20, dict.fromkeys(PEOPLE, 0.2))
    quiet = told(history, Ahead(wednesday(20), frozenset(), 1))
    loud = told(history, Ahead(wednesday(20), frozenset(list(PEOPLE)[:12]), 1))
    assert quiet.mean < 6 < 9 < loud.mean
    assert loud.why["said"] > 9


def test_silence_says_more_the_day_before_than_a_week_before() -> None:
    history = season(20, dict.fromkeys(PEOPLE, 0.3))
    means = [told(history, Ahead(wednesday(20), frozenset(), days)).mean for days in (1, 7)]
    assert means[0] < means[1]


def test_who_comes_every_second_week_is_known_by_it() -> None:
    every_other = [
        Past(wednesday(number), {}, frozenset(PEOPLE) if number % 2 == 0 else frozenset())
        for number in range(30)
    ]
    on, off = (told(every_other, Ahead(wednesday(number), frozenset(), 7)).mean for number in (30, 31))
    assert on > off + 5


def test_strangers_and_guests_come_on_top() -> None:
    history = [Past(wednesday(number), {}, frozenset(), guests=4) for number in range(20)]
    assert told(history, Ahead(wednesday(20), frozenset(), 7), {}).mean == pytest.approx(4, abs=0.5)


def test_the_order_of_the_history_does_not_matter_and_the_answer_is_the_same_each_time() -> None:
    history = season(12, dict.fromkeys(PEOPLE, 0.3))
    day = Ahead(wednesday(12), frozenset({"p1", "p2"}), 3)
    assert told(history, day) == told(history[::-1], day) == told(history, day)


def test_half_of_the_ranges_of_a_world_of_coins_are_neither_empty_nor_everything() -> None:
    """Four of five hold, give or take what forty days allow."""
    comes = {name: 0.05 + 0.4 * (number % 5 == 0) for number, name in enumerate(PEOPLE)}
    days = season(60, comes, seed=4)
    held = 0
    for number in range(20, 60):
        low, high = told(days[:number], Ahead(wednesday(number), frozenset(), 7)).range
        held += low <= len(days[number].came) <= high
    assert 28 <= held <= 39


def test_a_handful_who_speak_when_nobody_ever_did_says_nothing_about_the_day() -> None:
    """Two weeks ahead seven signed up, where until now nobody had by then: no more come for that."""
    history = season(30, dict.fromkeys(PEOPLE, 0.3))
    day = wednesday(30)
    silent = told(history, Ahead(day, frozenset(), 14)).mean
    spoke = told(history, Ahead(day, frozenset(list(PEOPLE)[:7]), 14)).mean
    assert spoke < silent + 7
