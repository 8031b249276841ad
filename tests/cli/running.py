"""The plug command as somebody at a keyboard runs it: another process, a folder of its own."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any
from unittest.mock import patch

from click.testing import CliRunner, Result

from plugdedag import cli

ROOT = Path(__file__).resolve().parents[2]
PLUG = [sys.executable, "-m", "plugdedag.cli"]
CITY = ["--name", "Gent", "--organiser-name", "Noor", "--organiser-email", "Noor@example.org"]


def environment(folder: Path, **more: str) -> dict[str, str]:
    """Ours, without the settings of the tests, with data in that folder."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PLUG_", "DATABASE_", "DJANGO"))
    }
    return kept | {"PYTHONPATH": str(ROOT / "src"), "PLUG_DATA": str(folder), "COLUMNS": "300"} | more


def plug(folder: Path, *arguments: str, **more: str) -> "subprocess.CompletedProcess[str]":
    """Run it to its end, with nobody at the keyboard."""
    return subprocess.run(
        [*PLUG, *arguments], env=environment(folder, **more), cwd=tempfile.gettempdir(), capture_output=True, text=True,
        stdin=subprocess.DEVNULL, timeout=600, check=False,
    )  # fmt: skip


def started(folder: Path, *arguments: str, **more: str) -> "subprocess.Popen[str]":
    """Start it and go on; the caller ends it."""
    options: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    return subprocess.Popen([*PLUG, *arguments], env=environment(folder, **more), **options)


def inside(*arguments: object) -> Result:
    """Run it in this process, on the database of the test: seconds quicker, and the same where only words count."""
    with patch.object(cli, "prepare"):  # Django is ready here
        return CliRunner().invoke(cli.main, [str(each) for each in arguments], prog_name="plug")


def refusal(done: "subprocess.CompletedProcess[str] | Result") -> str:
    """What it said on its way out: exactly one line, and exit code 1."""
    code = done.exit_code if isinstance(done, Result) else done.returncode
    said = done.stderr.strip().splitlines()
    assert (code, len(said)) == (1, 1), done.stdout + done.stderr
    return said[0]
