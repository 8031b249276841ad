"""What is built before serving: once, by one process, and everything that a page asks for."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.finders import find

from plugdedag.config import assets
from tests.at_once import LONG
from tests.cli.running import environment

pytestmark = pytest.mark.only("sqlite")  # the same on any database

ASKED = re.compile(r"{%\s*static\s+[\"']([^\"']+)[\"']")
PAGES = sorted(settings.PACKAGE.glob("*/templates/**/*.html"))
BUILD = "import django; django.setup(); from plugdedag.config import assets; print(assets.ensure_built())"
REAL = {"DJANGO_SETTINGS_MODULE": "plugdedag.config.settings"}
SLOW = """
import contextlib, os, sys, time
from pathlib import Path
from plugdedag.config import assets

def seen(what):
    (folder / f"{what}-{os.getpid()}").touch()
    return len(list(folder.glob(f"{what}-*"))) == 2

def build():
    while not seen("came"):
        time.sleep(0.01)
    until = time.monotonic() + patience
    while not seen("builds") and time.monotonic() < until:
        time.sleep(0.01)

folder, patience = Path(sys.argv[1]), float(sys.argv[2])
assets.steps = lambda: {"Slow": ("its key", build)}
if sys.argv[3] == "off":
    assets.alone = contextlib.nullcontext
    assets.settings.BUILD.mkdir(parents=True, exist_ok=True)
seen("came")
print(assets.ensure_built())
"""


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """A build of two steps that only note that they were taken, in a folder of its own."""
    taken: list[str] = []
    monkeypatch.setattr(settings, "BUILD", tmp_path)
    steps = {name: (f"key of {name}", lambda name=name: taken.append(name)) for name in ("Fonts", "Styles")}
    monkeypatch.setattr(assets, "steps", lambda: steps)
    return taken


def test_the_second_start_does_nothing(quick: list[str]) -> None:
    assert assets.ensure_built() is True
    assert assets.ensure_built() is False
    assert quick == ["Fonts", "Styles"]


def test_only_what_changed_is_made_again(quick: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assets.ensure_built()
    steps = assets.steps() | {"Styles": ("another key", lambda: quick.append("Styles again"))}
    monkeypatch.setattr(assets, "steps", lambda: steps)
    assets.ensure_built()
    assert quick == ["Fonts", "Styles", "Styles again"]


def test_a_build_that_was_cut_short_goes_on(quick: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def cut_short() -> None:
        raise KeyboardInterrupt

    whole = assets.steps()
    monkeypatch.setattr(assets, "steps", lambda: whole | {"Styles": ("key of Styles", cut_short)})
    with pytest.raises(KeyboardInterrupt):
        assets.ensure_built()
    monkeypatch.setattr(assets, "steps", lambda: whole)
    assert assets.ensure_built() is True
    assert quick == ["Fonts", "Styles"]


def test_a_changed_file_changes_the_key(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(settings, "PACKAGE", tmp_path)
    (tmp_path / "a.css").write_text("a {}")
    before = assets.digest(["django"], "*.css")
    assert assets.digest(["django"], "*.css") == before
    (tmp_path / "a.css").write_text("b {}")
    assert assets.digest(["django"], "*.css") != before
    assert assets.digest([], "*.css") != assets.digest(["django"], "*.css")


def two_at_once(folder: Path, patience: float, lock: str) -> list[str]:
    """What two processes say that start at once. Who builds waits so many seconds for the other to build too."""
    command = [sys.executable, "-c", SLOW, str(folder), str(patience), lock]
    two = [
        subprocess.Popen(command, env=environment(folder, **REAL), stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    return sorted(process.communicate()[0].strip() for process in two)


def test_one_builds_and_another_waits_and_finds_it_there(tmp_path: Path) -> None:
    assert two_at_once(tmp_path, 0.2, "on") == ["False", "True"]


def test_without_the_lock_both_would_build(tmp_path: Path) -> None:
    """The control."""
    assert two_at_once(tmp_path, LONG, "off") == ["True", "True"]


def test_every_file_a_page_asks_for_is_built(looks: Path) -> None:
    manifest = json.loads((looks / "static" / "staticfiles.json").read_text())["paths"]
    asked = {name for page in PAGES for name in ASKED.findall(page.read_text(encoding="utf-8"))}
    assert "look/site.css" in asked
    assert sorted(asked - manifest.keys()) == []
    assert [name for name in asked if not (looks / "static" / manifest[name]).exists()] == []


def test_a_start_with_nothing_to_build_builds_nothing(looks: Path) -> None:
    command = [sys.executable, "-c", BUILD]
    folder = looks.parent
    done = subprocess.run(
        command, env=environment(folder, **REAL), capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"


def test_the_first_load_is_light(looks: Path) -> None:
    """Styles and the two fonts that are preloaded: what every page costs before its own words."""
    static = looks / "static"
    manifest = json.loads((static / "staticfiles.json").read_text())["paths"]
    styles = static / f"{manifest['look/site.css']}.gz"
    fonts = [static / manifest[f"look/fonts/{name}.woff2"] for name in ("display", "text")]
    assert sum(path.stat().st_size for path in [styles, *fonts]) < 120_000


def test_django_finds_the_apps_own_files() -> None:
    assert find("look/plug.svg") is not None
