"""The sizes of STYLE.md: small files, small functions, no drawers for whatever is left over."""

import ast
import statistics
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "plugdedag"
DRAWERS = {"utils", "helpers", "services", "common", "base", "manager", "managers", "misc"}
CODE = [path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts]


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def limit(path: Path) -> int | None:
    """How long a file may be; None where only its functions count."""
    inside = path.parts
    if path.suffix in {".css", ".js"}:
        return 200
    if "templates" in inside and path.suffix in {".html", ".txt", ".svg"}:
        return 120
    if path.suffix != ".py" or "migrations" in inside:
        return None
    if "tests" in inside:
        return 300
    return 200 if path.name == "models.py" or "models" in inside else 250


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Each function of a file with its number of lines, decorators left out."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def everything() -> list[Path]:
    """The files of the repository: tracked ones, and new ones that are not ignored."""
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("this is not a git checkout, so its files cannot be listed")
    return [path for name in done.stdout.splitlines() if (path := ROOT / name).is_file()]


def test_files_are_short() -> None:
    long = {
        str(path.relative_to(ROOT)): lines(path)
        for path in [*SOURCE.rglob("*"), *(ROOT / "tests").rglob("*"), *(ROOT / "benchmarks").rglob("*")]
        if path.is_file() and (most := limit(path)) and lines(path) > most
    }
    assert long == {}


def test_functions_are_short() -> None:
    long = {
        f"{path.relative_to(SOURCE)}: {name}": n for path in CODE for name, n in functions(path) if n > 50
    }
    assert long == {}


def test_the_usual_function_is_eight_lines() -> None:
    assert statistics.median(n for path in CODE for _, n in functions(path)) <= 8


def test_no_drawers() -> None:
    named_by_django = SOURCE / "lib" / "sqlite3" / "base.py"
    drawers = [path for path in SOURCE.rglob("*.py") if path.stem in DRAWERS and path != named_by_django]
    assert drawers == []


def test_commands_are_short() -> None:
    """A command calls a deed; whatever is longer belongs below."""
    long = {path.name: n for path in SOURCE.glob("cli/[a-z]*.py") for _, n in functions(path) if n > 30}
    assert long == {}
