"""Several rounds with one group, asked by themselves."""

import json

import pytest
from click.testing import CliRunner, Result

from plugdedag.cli.engine import command
from plugdedag.engine.mixing.rounds import RoundsProblem, check

pytestmark = pytest.mark.only("sqlite")  # an engine knows no database

LEAST = {"tables": 10, "size": 6, "rounds": 8}


def asked(given: object, *more: str) -> Result:
    return CliRunner().invoke(command, ["rounds", *more], input=json.dumps(given))


def test_the_least_that_can_be_asked() -> None:
    answer = json.loads(asked(LEAST).stdout)
    assert (answer["repeats"], answer["how"]) == (0, "kept")
    assert check(RoundsProblem(10, 6, 8), answer["rounds"]).faults == ()


def test_by_the_clock_it_stops_and_says_so() -> None:
    given = {"tables": 6, "size": 4, "rounds": 7, "together": [[0, 1]]}
    answer = json.loads(asked(given, "--seconds", "0").stdout)
    assert (answer["reproducible"], answer["wished"], answer["faults"]) == (False, 6, [])


@pytest.mark.parametrize(
    ("given", "code", "words"),
    [
        ({**LEAST, "people": 61}, 2, "61 people do not fit at 10 tables of 6: 60 seats."),
        ({**LEAST, "apart": [[0, 60]]}, 2, "apart names 60"),
        ({**LEAST, "together": [[0, 1]], "apart": [[1, 0]]}, 3, "together 0 and 1; apart 1 and 0"),
    ],
)
def test_what_cannot_be_is_said_in_one_line(given: object, code: int, words: str) -> None:
    done = asked(given)
    assert done.exit_code == code
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1
