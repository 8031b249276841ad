"""``plug questions`` and ``plug postcards``: ids out, files out, and one clear line when something is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from plugdedag.cli.postcards import command as postcards
from plugdedag.cli.questions import command as questions
from plugdedag.questions.postcards import Answer, answer
from tests.cast import Cast
from tests.cli.running import plug, refusal
from tests.lib.cards import read, said
from tests.questions.test_postcards import tip

pytestmark = pytest.mark.django_db


@pytest.fixture
def printable(cast: Cast) -> Cast:
    answer(tip(cast, "Begin met soep."), Answer.WITH_NAME)
    return cast


def run(*arguments: object) -> Result:
    return CliRunner().invoke(postcards, [str(each) for each in arguments])


def wrong(done: Result) -> str:
    """The one line it ended with."""
    (line,) = done.output.strip().splitlines()
    assert done.exit_code == 1
    return line


def test_questions_as_json(printable: Cast) -> None:
    done = CliRunner().invoke(questions, ["--json"])
    assert json.loads(done.output) == [
        {
            "id": printable.question.pk,
            "title": "Vrijwilligers",
            "place": "Sportpark De Dageraad",
            "month": f"{printable.residency.month:%Y-%m}",
            "postcards": 1,
        }
    ]


def test_questions_as_a_table(printable: Cast) -> None:
    said_so = CliRunner().invoke(questions, env={"COLUMNS": "120"}).output
    assert [word for word in ("Vrijwilligers", "Sportpark De Dageraad") if word not in said_so] == []


def test_no_questions_yet(db: None) -> None:
    assert CliRunner().invoke(questions).output.startswith("There are no questions yet.")
    assert CliRunner().invoke(questions, ["--json"]).output == "[]\n"


def test_both_files_at_once(printable: Cast, tmp_path: Path) -> None:
    shop, office = tmp_path / "shop.pdf", tmp_path / "office.pdf"
    done = run(printable.question.pk, "--print-shop", shop, "--office", office)
    assert done.exit_code == 0
    assert [len(read(file.read_bytes()).pages) for file in (shop, office)] == [2, 2]
    assert "Begin met soep." in said(shop.read_bytes(), 1)
    assert said(shop.read_bytes(), 0) == "Groeten uit Oost"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["office.pdf", "shop.pdf"]


@pytest.mark.parametrize("question", ["9999", "99999999999999999999999999", "drie", "-1", "٣"])
def test_an_unknown_id(printable: Cast, tmp_path: Path, question: str) -> None:
    done = CliRunner().invoke(postcards, ["--office", str(tmp_path / "x.pdf"), "--", question])
    assert (
        wrong(done) == f"Error: There is no question {question}. “plug questions” lists them with their ids."
    )


def test_no_cards_yet(cast: Cast, tmp_path: Path) -> None:
    assert wrong(run(cast.question.pk, "--office", tmp_path / "x.pdf")) == (
        "Error: “Vrijwilligers” has no postcards yet: nobody agreed to have a tip printed."
    )
    assert not list(tmp_path.iterdir())


def test_nowhere_to_write_to(printable: Cast) -> None:
    assert wrong(run(printable.question.pk)) == (
        "Error: Say where to: --print-shop FILE.pdf, --office FILE.pdf, or both."
    )


@pytest.mark.parametrize("place", ["missing/x.pdf", "folder"])
def test_a_file_that_cannot_be_written(printable: Cast, tmp_path: Path, place: str) -> None:
    (tmp_path / "folder").mkdir()
    line = wrong(run(printable.question.pk, "--office", tmp_path / place))
    assert line.startswith(f"Error: Cannot write {tmp_path / place}: ")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


@pytest.mark.parametrize("command", [["questions"], ["postcards", "1", "--office", "x.pdf"]])
def test_a_folder_without_a_database(tmp_path: Path, command: list[str]) -> None:
    assert "plug init" in refusal(plug(tmp_path / "data", *command))
