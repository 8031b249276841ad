"""Several rounds as JSON: what is taken, what is given, and what is said of nonsense."""

import json
from typing import Any

import pytest

from plugdedag.engine.mixing.rounds import check
from plugdedag.engine.mixing.rounds.reading import ANSWER_SCHEMA, SCHEMA, problem, run
from plugdedag.engine.values import Wrong


def test_the_least_that_is_asked_is_answered() -> None:
    given = {"tables": 4, "size": 3, "rounds": 2}
    told = run(given, seed=1)
    assert json.loads(json.dumps(told)) == told
    assert told["repeats"] == 0
    assert check(problem(given), told["rounds"]).faults == ()
    assert set(told) == set(ANSWER_SCHEMA["properties"])


def test_everything_that_may_be_asked_is_read() -> None:
    given = {
        "tables": 3,
        "size": 3,
        "rounds": 2,
        "people": 8,
        "rests": False,
        "apart": [[0, 1]],
        "together": [[2, 3]],
    }
    assert set(given) == set(SCHEMA["properties"])
    read = problem(given)
    assert (read.count, read.sizes, read.apart, read.together) == (8, [3, 3, 2], ((0, 1),), ((2, 3),))
    assert run(given, seed=1, moves=500)["wished"] == 1


@pytest.mark.parametrize(
    ("nonsense", "said"),
    [
        (None, "the problem must be an object."),
        ([], "the problem must be an object."),
        ({}, "tables is missing."),
        ({"tables": 3, "size": 4}, "rounds is missing."),
        ({"tables": "3", "size": 4, "rounds": 1}, "tables must be a whole number from 1 to"),
        ({"tables": 3, "size": True, "rounds": 1}, "size must be a whole number from 1 to"),
        ({"tables": 3, "size": 4, "rounds": 1.5}, "rounds must be a whole number from 0 to"),
        ({"tables": 10**30, "size": 4, "rounds": 1}, "tables must be a whole number from 1 to"),
        ({"tables": 3, "size": 4, "rounds": 1, "people": 13}, "13 people do not fit at 3 tables of 4: 12 seats."),
        ({"tables": 3, "size": 4, "rounds": 1, "apart": [[0]]}, "apart[0] must be a pair of two numbers."),
        ({"tables": 3, "size": 4, "rounds": 1, "apart": [[0, "a"]]}, "apart[0][1] must be a whole number from 0 to"),
        ({"tables": 3, "size": 4, "rounds": 1, "together": 3}, "together must be a list."),
        ({"tables": 3, "size": 4, "rounds": 1, "rests": 1}, "rests must be true or false."),
        ({"tables": 3, "size": 4, "rounds": 1, "seats": 1}, "the problem says “seats”, which means nothing here"),
    ],
)  # fmt: skip
def test_nonsense_gets_one_clear_line(nonsense: Any, said: str) -> None:
    with pytest.raises(Wrong) as error:
        run(nonsense, seed=1)
    assert said in str(error.value)
    assert "\n" not in str(error.value)
