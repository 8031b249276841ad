"""plug import and plug export, as somebody at a keyboard runs them."""

from pathlib import Path

import pytest

from tests.cli.running import CITY, inside, plug, refusal
from tests.people.lists import csv

LEAVES = "Everything has left."


@pytest.mark.django_db
def test_a_list_is_shown_and_then_agreed_to_and_everything_comes_out(tmp_path: Path) -> None:
    file, out = tmp_path / "leden.csv", tmp_path / "all.zip"
    file.write_bytes(csv([["Naam", "Mail"], ["Sanne", "sanne@example.net"], ["X", "geen"]]))
    assert inside("init", *CITY).exit_code == 0
    looked = inside("import", "members", file)
    assert looked.stdout.splitlines()[-2:] == [
        "new: 1, left out: 1",
        "Nothing was written. To do it, add --yes.",
    ]
    assert inside("outbox").stdout.strip() == LEAVES
    assert "Done." in inside("import", "members", file, "--yes").stdout
    assert "sanne@example.net" in inside("outbox").stdout
    assert inside("export", out).exit_code == 0
    assert out.stat().st_size > 3000
    assert "withdrawn: 1" in inside("import", "members", file, "--undo").stdout
    assert inside("outbox").stdout.strip() == LEAVES
    assert "no organiser" in refusal(inside("import", "members", file, "--by", "x@example.org"))


@pytest.mark.only("sqlite")  # a process of its own, with a folder of its own
def test_the_same_in_a_process_of_its_own(tmp_path: Path, city: Path) -> None:
    file, out = tmp_path / "leden.csv", tmp_path / "all.zip"
    file.write_bytes(csv([["Naam", "Mail"], ["Sanne", "sanne@example.net"]]))
    empty = plug(tmp_path / "nothing", "import", "members", str(file))
    assert refusal(empty).startswith("Error: There is nothing here yet")
    assert "Done." in plug(city, "import", "members", str(file), "--yes").stdout
    assert plug(city, "export", str(out)).returncode == 0
    assert out.stat().st_size > 3000
