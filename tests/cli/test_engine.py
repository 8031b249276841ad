"""An engine asked by itself."""

import json

import pytest
from click.testing import CliRunner, Result

from plugdedag.cli.engine import ENGINES, command

pytestmark = pytest.mark.only("sqlite")  # an engine knows no database

PROBLEM = {
    "history": [{"date": "2026-01-07", "said": ["a"], "came": ["a", "b"]}],
    "day": {"date": "2026-01-14", "said": ["a", "c"], "days_to_go": 0},
}


def asked(given: object, *more: str) -> Result:
    words = given if isinstance(given, (str, bytes)) else json.dumps(given)
    return CliRunner().invoke(command, ["turnout", *more], input=words)


def test_a_problem_is_answered_with_a_mean_and_a_range() -> None:
    answer = json.loads(asked(PROBLEM).output)
    assert answer["low"] <= answer["mean"] <= answer["high"]
    assert (answer["level"], answer["days"], answer["early"]) == (0.8, 1, True)
    assert sum(answer["chances"]) == pytest.approx(1, abs=1e-3)
    assert asked(PROBLEM).output == asked(PROBLEM).output


def test_nothing_known_is_a_nought_without_a_minus() -> None:
    output = asked({"history": [], "day": {"date": "2026-01-14", "said": [], "days_to_go": 0}}).output
    assert "-0.0" not in output


def test_when_it_was_said_and_who_is_known_may_be_told_too() -> None:
    more = {
        "history": [{**PROBLEM["history"][0], "said": {"a": 3}, "guests": 2, "district": "Noord"}],  # type: ignore[index]
        "day": {**PROBLEM["day"], "district": "Noord"},  # type: ignore[dict-item]
        "people": {"d": {"since": "2025-12-01", "district": "Noord"}},
    }
    assert asked(more).exit_code == 0


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("", "Expecting value"),
        (b"\xff\xfe{", "no problem"),
        ("[]", "the problem must be an object."),
        ({}, "history must be a list."),
        ({"history": [{"date": "7 jan", "came": []}]}, "history[0].date must be a date such as 2026-01-14."),
        ({"history": [{"date": "2026-01-07", "came": [1]}]}, "history[0].came[0] must be a text."),
        (
            {"history": [{"date": "2026-01-07", "came": [], "said": {"a": -1}}]},
            "history[0].said.a must be a whole",
        ),
        ({"history": []}, "day must be an object."),
        (
            {"history": [], "day": {"date": "2026-01-14", "days_to_go": True}},
            "day.days_to_go must be a whole",
        ),
        ("[" * 100_000, "no problem"),
    ],
)
def test_what_is_no_problem_is_one_clear_line(given: object, words: str) -> None:
    done = asked(given)
    assert done.exit_code == 2
    assert words in done.output
    assert "--schema" in done.output
    assert "Traceback" not in done.output


@pytest.mark.parametrize("name", list(ENGINES))
def test_the_schemas_of_a_problem_and_its_answer_are_printed(name: str) -> None:
    told = json.loads(CliRunner().invoke(command, [name, "--schema"]).output)
    assert told["problem"] == ENGINES[name].problem
    assert set(told["answer"]["required"]) <= set(told["answer"]["properties"])


def test_what_is_exact_has_nothing_to_try() -> None:
    done = asked(PROBLEM, "--seconds", "1")
    assert done.exit_code == 2
    assert "exactly" in done.output
