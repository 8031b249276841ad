"""The mixing engine asked by itself."""

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from plugdedag.cli import engine
from plugdedag.cli.engine import command

pytestmark = pytest.mark.only("sqlite")  # an engine knows no database

LEAST: dict[str, Any] = {
    "people": [{"id": "a", "networks": ["x"], "attended": 12}, {"id": "b"}, {"id": "c"}, {"id": "d"}],
    "days_so_far": 30, "days_to_come": 42, "table_sizes": {"min": 4, "max": 6, "preferred": 5},
    "met": [["a", "b", 2], ["a", "z", 1]], "together": [["a", "c"]], "apart": [],
}  # fmt: skip
BARE: dict[str, Any] = {"people": [{"id": name} for name in "abcdefgh"], "table_sizes": {"min": 4, "max": 6}}


def asked(name: str, given: object, *more: str) -> Result:
    words = given if isinstance(given, str) else json.dumps(given)
    return CliRunner().invoke(command, [name, *more], input=words)


def test_the_least_that_can_be_asked() -> None:
    answer = json.loads(asked("seat", LEAST).stdout)
    assert answer["tables"] == [["a", "b", "c", "d"]]
    assert (answer["repeats"], answer["new_pairs"], answer["cross_network_pairs"]) == (1, 5, 6)
    assert (answer["least_repeats"], answer["proven"]) == (1, True)
    assert answer["why"][0]["repeats"] == [{"pair": ["a", "b"], "times": 2, "unavoidable": True}]


def test_only_people_and_sizes_must_be_told() -> None:
    assert sorted(map(len, json.loads(asked("seat", BARE).stdout)["tables"])) == [4, 4]


@pytest.mark.parametrize(
    ("people", "sizes", "told"),
    [
        (10, {}, [5, 5]),
        (10, {"min": 4}, [5, 5]),
        (10, {"max": 6}, [5, 5]),
        (16, {"preferred": 8}, [8, 8]),
        (16, {"preferred": 8, "min": 2}, [8, 8]),
        (3, {"max": 1}, [1, 1, 1]),
    ],
)
def test_sizes_that_are_not_told_follow_from_those_that_are(
    people: int, sizes: dict[str, int], told: list[int]
) -> None:
    given = {"people": [{"id": f"p{number}"} for number in range(people)], "table_sizes": sizes}
    assert sorted(map(len, json.loads(asked("seat", given).stdout)["tables"])) == told


def test_the_same_seed_and_moves_give_the_same_answer() -> None:
    people = [{"id": f"p{number}", "networks": [f"n{number % 3}"]} for number in range(20)]
    given = {"people": people, "table_sizes": {"min": 4, "max": 6}}
    first, again = (asked("seat", given, "--seed", "7", "--moves", "500").stdout for _ in range(2))
    assert first == again
    assert "reproducible" not in json.loads(first)
    assert first != asked("seat", given, "--seed", "8", "--moves", "500").stdout


def test_by_the_clock_it_is_said_to_be_not_reproducible(monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = iter(range(1000))
    monkeypatch.setattr(engine.time, "monotonic", lambda: next(ticks))
    done = asked("seat", LEAST, "--seconds", "3")
    assert json.loads(done.stdout)["reproducible"] is False
    assert "moves, 1 repeats" in done.stderr
    assert next(ticks) < 20


def test_moves_and_seconds_do_not_go_together() -> None:
    assert asked("seat", LEAST, "--seconds", "3", "--moves", "3").exit_code == 2


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"pinned": [["a", 0], ["a", 1]]}, "pinned: a is pinned to two tables, 0 and 1."),
        ({"pinned": {"a": 2}}, "pinned: a is to sit at table 2, and there are 2, counted from 0."),
        ({"pinned": {"z": 0}}, "pinned: z is not one of the people."),
        ({"pinned": [["a"]]}, "pinned[0] must be an id and the number of a table."),
        ({"tables": [4, 3]}, "there are more people (8) than seats (7)."),
        ({"tables": [4, 6]}, "these sizes are exact, and make 10 seats for 8 people."),
        ({"tables": [8, 0]}, "tables[1] must be a whole number from 1 to"),
        ({"together": [["a", "z"]]}, "together: z is not one of the people."),
        ({"apart": [["z", "a"]]}, "apart: z is not one of the people."),
        ({"apart": [["a", "a"]]}, "apart: a is named with themselves."),
        ({"apart": [["a", "b", "c"]]}, "apart[0] must be a pair of two ids."),
        ({"people": [{"id": "a"}, {"id": "a"}]}, "people: a is there twice."),
        ({"people": [{"id": ""}]}, "people[0].id must be a text."),
        ({"people": [{"id": "\ud800"}]}, "people[0].id holds half a letter"),
        ({"people": [{"id": "a", "attended": -1}]}, "people[0].attended must be a whole number from 0 to"),
        ({"people": [{"id": "a", "newcomer": 1}]}, "people[0].newcomer must be true or false."),
        ({"people": [{"id": "a", "network": ["x"]}]}, "people[0] says “network”, which means nothing here"),
        ({"people": "abc"}, "people must be a list."),
        ({"table_sizes": None}, "table_sizes must be an object."),
        ({"table_sizes": {"min": 6, "max": 4}}, "1 ≤ min ≤ preferred ≤ max is needed."),
        ({"table_sizes": {"min": 4, "max": 6, "preferred": 5.5}}, "table_sizes.preferred must be a whole number"),
        ({"met": [["a", "b", 1, 0]]}, "met[0][3] must be a whole number from 1 to"),
        ({"met": [["a", "a", 1]]}, "met[0]: a is named with themselves."),
        ({"met": [["a"]]}, "met[0] must be two ids"),
        ({"met": [["a", "b", 1, 10**400]]}, "met[0][3] must be a whole number from 1 to 1000000000."),
        ({"togther": []}, "the problem says “togther”, which means nothing here"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_one_clear_line(change: dict[str, Any], words: str) -> None:
    done = asked("seat", BARE | change)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert words in done.stderr
    assert done.stderr.count("\n") == 1


def test_what_is_said_twice_is_wrong() -> None:
    done = asked("seat", '{"people":[{"id":"a"}],"table_sizes":{"min":1,"max":2},"pinned":{"a":0,"a":1}}')
    assert (done.exit_code, done.stdout) == (2, "")
    assert "“a” is said twice." in done.stderr


@pytest.mark.parametrize("odd", ["a\nb", "a\x1b[2Jb", "a\u2028b", "\u202ea"])
def test_an_id_that_breaks_lines_or_steers_a_terminal_is_written_out(odd: str) -> None:
    for done in (
        asked("seat", {"people": [{"id": odd}] * 2, "table_sizes": {}}),
        asked("seat", BARE | {odd: 1}),
        asked("seat", {"people": [{"id": odd}, {"id": "x"}], "table_sizes": {},
                       "apart": [[odd, "x"]], "together": [[odd, "x"]]}),
    ):  # fmt: skip
        assert done.exit_code in {2, 3}
        assert (odd in done.stderr, repr(odd)[1:-1] in done.stderr) == (False, True)
        assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("endless", ["nan", "inf"])
def test_the_clock_comes_to_an_end(endless: str) -> None:
    done = asked("seat", BARE, "--seconds", endless)
    assert (done.exit_code, "must be a number of seconds" in done.stderr) == (2, True)


def test_wishes_that_cannot_all_be_are_told_apart() -> None:
    wishes = {"together": [["a", "b"], ["c", "d"], ["b", "c"]], "apart": [["a", "h"], ["a", "d"]]}
    done = asked("seat", BARE | wishes)
    assert done.exit_code == 3
    told = json.loads(done.stdout)["contradiction"]
    assert [(each["kind"], each["ids"]) for each in told] == [
        ("together", ["a", "b"]), ("together", ["c", "d"]), ("together", ["b", "c"]), ("apart", ["a", "d"]),
    ]  # fmt: skip
    assert "contradict each other" in done.stderr


def test_a_season_known_beforehand() -> None:
    given = {
        "days": [list("abcdefgh")] * 2,
        "table_sizes": {"min": 4, "max": 4},
        "networks": {"a": ["x"], "b": ["x"]},
    }
    answer = json.loads(asked("season", given, "--moves", "2000").stdout)
    assert answer["acquaintances"] + answer["repeats"] == 24
    assert answer["acquaintances"] <= answer["most"] <= 24
    assert asked("season", given | {"days": [["a", "a"]]}).exit_code == 2


def test_rounds_in_which_nobody_meets_twice() -> None:
    answer = json.loads(asked("rounds", {"tables": 3, "size": 3, "rounds": 4}).stdout)
    assert (len(answer["rounds"]), answer["repeats"]) == (4, 0)
    assert asked("rounds", {"tables": 3, "size": 3, "rounds": -1}).exit_code == 2
