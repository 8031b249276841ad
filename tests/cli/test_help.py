"""Every command explains itself, and explaining touches nothing."""

from pathlib import Path

import click
import pytest

from plugdedag.cli import FOLDER, first_line, main
from tests.cli.running import inside, plug

pytestmark = pytest.mark.only("sqlite")  # the same on any database

COMMANDS = main.list_commands(click.Context(main))  # type: ignore[attr-defined]


def test_help_lists_every_command_with_its_line(tmp_path: Path) -> None:
    said = plug(tmp_path / "data", "--help").stdout
    for name in COMMANDS:
        assert f"{name}  " in said
        assert first_line(FOLDER / f"{name}.py")[:40] in said
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_help(name: str) -> None:
    done = inside(name, "--help")
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith(f"Usage: plug {name}")


@pytest.mark.parametrize("name", ["serve", "demo"])
def test_help_touches_nothing(name: str, tmp_path: Path) -> None:
    done = plug(tmp_path / "data", name, "--help")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"Usage: plug {name}")
    assert not (tmp_path / "data").exists()


def test_an_unknown_command(tmp_path: Path) -> None:
    done = plug(tmp_path / "data", "fly")
    assert done.returncode == 2
    assert "No such command 'fly'" in done.stderr
