"""What is installed is whole: a wheel holds every file of the source, templates, styles and catalogues included."""

import importlib.metadata
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.house.test_sizes import ROOT, everything

INSIDE = ROOT / "src"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """PLUG as a wheel, built from a copy, so that nothing is left in the checkout."""
    if int(importlib.metadata.version("setuptools").split(".")[0]) < 77:
        pytest.skip("setuptools is too old to build a wheel: make .venv/core.stamp")
    folder = tmp_path_factory.mktemp("wheel")
    for path in everything():
        target = folder / "source" / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    command = [
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--wheel-dir",
        str(folder),
        ".",
    ]
    subprocess.run([sys.executable, "-m", *command], cwd=folder / "source", check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_every_file_is_in_the_wheel(wheel: Path) -> None:
    source = {
        str(path.relative_to(INSIDE)) for path in everything() if path.is_relative_to(INSIDE / "plugdedag")
    }
    with zipfile.ZipFile(wheel) as archive:
        assert sorted(source - set(archive.namelist())) == []


def test_the_wheel_gives_the_command_and_names_what_it_needs(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {Path(name).name: name for name in archive.namelist() if ".dist-info/" in name}
        assert "plug = plugdedag.cli:main" in archive.read(names["entry_points.txt"]).decode()
        needed = archive.read(names["METADATA"]).decode()
    assert "Requires-Dist: django<5.3,>=5.2" in needed
    assert 'extra == "postgres"' in needed


def test_the_docs_that_are_served_are_in_the_wheel(wheel: Path) -> None:
    docs = ROOT / "docs"
    written = {
        f"plugdedag/help/docs/{path.relative_to(docs)}"
        for path in everything()
        if path.is_relative_to(docs) and path.suffix != ".py"
    }
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if name.startswith("plugdedag/help/docs/")}
    assert packed == written
