"""The docs page of all letters is as the code prints it."""

from pathlib import Path

from click.testing import CliRunner

from plugdedag.cli.letters import command

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_the_page_is_up_to_date(tmp_path: Path) -> None:
    (page,) = DOCS.rglob("letters.md")
    done = CliRunner().invoke(command, ["--check", str(page)])
    assert (done.exit_code, done.output) == (0, "")
    other = tmp_path / "letters.md"
    other.write_text(page.read_text("utf-8").replace("| 6 |", "| 7 |"), "utf-8")
    assert CliRunner().invoke(command, ["--check", str(other)]).exit_code == 1  # the control
