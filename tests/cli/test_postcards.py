"""``plug questions`` and ``plug postcards``: ids out, files out, and one clear line when something is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from plugdedag.cli.postcards import command as postcards
from plugdedag.cli.questions import command as questions
from plugdedag.questions.models import Change, Withdrawal
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


@pytest.mark.parametrize("place", ["missing/x.pdf", "folder", "file/x.pdf", "x" * 300 + ".pdf"])
def test_a_file_that_cannot_be_written(printable: Cast, tmp_path: Path, place: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    line = wrong(run(printable.question.pk, "--office", tmp_path / place))
    assert line.startswith(f"Error: Cannot write {tmp_path / place}: ")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]


def test_a_closed_folder(printable: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(self: Path, *args: object, **kwargs: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "write_bytes", closed)
    monkeypatch.setattr(Path, "unlink", closed)
    line = wrong(run(printable.question.pk, "--office", tmp_path / "x.pdf"))
    assert line == f"Error: Cannot write {tmp_path / 'x.pdf'}: Permission denied."


@pytest.mark.parametrize("other", ["x.pdf", "folder/../x.pdf"])
def test_two_sheets_in_one_file(printable: Cast, tmp_path: Path, other: str) -> None:
    (tmp_path / "folder").mkdir()
    done = run(printable.question.pk, "--office", tmp_path / "x.pdf", "--print-shop", tmp_path / other)
    assert wrong(done) == "Error: Both would be written to the same file: give each one of its own."
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_what_cannot_be_printed_is_said(printable: Cast, tmp_path: Path) -> None:
    answer(tip(printable, "wij 你好 ook"), Answer.WITH_NAME)
    gone = tip(printable, "Ja!")
    answer(gone, Answer.WITHOUT_NAME)
    Change.objects.create(contribution=gone, kind="edit", text="你好", by=printable.bo)
    done = run(printable.question.pk, "--office", tmp_path / "x.pdf")
    assert done.exit_code == 0
    assert done.stderr.splitlines() == [
        "Printed without 你 好: “wij 你好 ook”",
        "Not printed, as there are no letters for it: “你好”",
    ]


def test_a_withdrawn_question(printable: Cast, tmp_path: Path) -> None:
    Withdrawal.objects.create(question=printable.question, by=printable.ria)
    assert wrong(run(printable.question.pk, "--office", tmp_path / "x.pdf")) == (
        "Error: “Vrijwilligers” was withdrawn by its owner, so its cards are not printed."
    )
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("command", [["questions"], ["postcards", "1", "--office", "x.pdf"]])
def test_a_folder_without_a_database(tmp_path: Path, command: list[str]) -> None:
    assert "plug init" in refusal(plug(tmp_path / "data", *command))
