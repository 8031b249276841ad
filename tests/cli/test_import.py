"""plug import and plug export, as somebody at a keyboard runs them."""

from pathlib import Path

from tests.cli.running import plug, refusal
from tests.people.lists import csv

CITY = [
    "--name",
    "Amsterdam",
    "--hostname",
    "localhost",
    "--organiser-name",
    "Noor",
    "--organiser-email",
    "noor@example.org",
]


def test_a_list_is_shown_and_then_agreed_to_and_everything_comes_out(tmp_path: Path, build: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "build").symlink_to(build)
    file, out = tmp_path / "leden.csv", tmp_path / "all.zip"
    file.write_bytes(csv([["Naam", "Mail"], ["Sanne", "sanne@example.net"], ["X", "geen"]]))
    assert refusal(plug(data, "import", "members", str(file))).startswith("Error: There is nothing here yet")
    assert plug(data, "init", *CITY).returncode == 0
    looked = plug(data, "import", "members", str(file))
    assert looked.stdout.splitlines()[-2:] == [
        "new: 1, left out: 1",
        "Nothing was written. To do it, add --yes.",
    ]
    assert plug(data, "outbox").stdout.strip() == "Everything has left."
    assert "Done." in plug(data, "import", "members", str(file), "--yes").stdout
    assert "sanne@example.net" in plug(data, "outbox").stdout
    assert plug(data, "export", str(out)).returncode == 0
    assert out.stat().st_size > 3000
    assert "withdrawn: 1" in plug(data, "import", "members", str(file), "--undo").stdout
    assert plug(data, "outbox").stdout.strip() == "Everything has left."
    assert "no organiser" in refusal(plug(data, "import", "members", str(file), "--by", "x@example.org"))
