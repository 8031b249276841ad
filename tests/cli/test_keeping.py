"""Backup, restore, drill, move, deploy and doctor as somebody at a keyboard has them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.running import inside, plug, refusal

pytestmark = pytest.mark.only("sqlite")  # what they do is tested on both; this is how they speak


@pytest.fixture(scope="module")
def city(founded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A city with one backup, in a folder that is only read from here on."""
    data = Path(shutil.copytree(founded, tmp_path_factory.mktemp("city") / "data", symlinks=True))
    made = plug(data, "backup", "--keep", "2")
    assert (made.returncode, made.stderr) == (0, "")
    assert made.stdout.startswith(f"{data}/backups/plug-2")
    return data


@pytest.fixture(scope="module")
def made(city: Path) -> Path:
    return next((city / "backups").glob("*.zip"))


def test_there_and_back_on_another_machine(city: Path, made: Path, tmp_path: Path) -> None:
    back = plug(tmp_path, "restore", str(made))
    assert (back.returncode, back.stderr) == (0, "")
    assert back.stdout.startswith(f"{made} is back: ")
    assert (tmp_path / "secret.key").read_text() == (city / "secret.key").read_text()
    assert "There is data here already." in refusal(plug(tmp_path, "restore", str(made)))
    drilled = plug(tmp_path, "drill", str(made))
    assert (drilled.returncode, "ok     seats are held once" in drilled.stdout) == (0, True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["restore", "nowhere.zip"], "cannot be read: No such file or directory. Check its name"),
        (["restore", "/"], "is a folder: name the backup in it"), (["restore", __file__], "not a whole backup"),
        (["move", "--to", "nonsense"], "--to='nonsense' is not usable: expected sqlite:///"),
        (["deploy", "files", "--domain", "https://x.nl"], "is not a name for a site"),
        (["backup", "/proc/x/y"], "Cannot write /proc/x/y"),
    ],
)  # fmt: skip
def test_one_line_when_it_cannot_be(city: Path, words: list[str], said: str) -> None:
    assert said in refusal(plug(city, *words))


@pytest.mark.parametrize(
    "words",
    [
        ["backup", "--keep", "0"],
        ["backup", "x.zip", "--keep", "3"],
        ["restore"],
        ["drill", "--all"],
        ["deploy", "all"],
    ],
)
@pytest.mark.django_db
def test_words_it_does_not_know(words: list[str]) -> None:
    done = inside(*words)
    assert (done.exit_code, done.stdout, type(done.exception)) == (2, "", SystemExit)


def test_the_doctor_tells_and_exits_by_it(city: Path) -> None:
    done = plug(city, "doctor", "--json")
    found = {each["about"]: each["state"] for each in map(json.loads, done.stdout.splitlines())}
    assert (done.returncode, found["Worker"], found["Database"], found["Mail"]) == (
        1,
        "wrong",
        "ok",
        "warning",
    )
    assert found["Backups"] == "ok"


def test_a_folder_with_nothing_in_it(tmp_path: Path) -> None:
    assert "plug init" in refusal(plug(tmp_path, "backup"))
