"""The layers hold, and the table in STYLE.md is the one that is enforced."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TABLE = re.compile(r"^\| (\d+) \| ([^|]+) \|", re.MULTILINE)


def contracts() -> list[dict[str, object]]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]


def enforced() -> list[set[str]]:
    """The layers of pyproject.toml, highest first, with the apps that exist."""
    layers = next(
        each["layers"] for each in contracts() if each["type"] == "layers" and each.get("exhaustive")
    )
    there = {path.parent.name for path in (ROOT / "src" / "plugdedag").glob("*/__init__.py")}
    found = [set(re.findall(r"\w+", str(layer))) & there for layer in layers]  # type: ignore[attr-defined]
    return [layer for layer in found if layer]


def test_imports_run_down_only() -> None:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()"]
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | {"PYTHONPATH": "src"}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-3000:]


def test_the_table_in_style_md_is_the_one_that_is_enforced() -> None:
    rows = TABLE.findall((ROOT / "STYLE.md").read_text(encoding="utf-8"))
    written = [set(re.findall(r"`(\w+)`", names)) for _number, names in rows]
    assert written == enforced()
