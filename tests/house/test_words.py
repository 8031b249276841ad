"""What must not be in the repository: other machines, registries, secrets, and how it was made."""

import re

import pytest

from tests.house.test_sizes import ROOT, everything

SPELLED_APART = [
    "py" + "pi.org", "files.python" + "hosted", "registry." + "npmjs", "/home" + "/", "/work" + "/", "/root" + "/",
    "session" + " log", "BEGIN " + "PRIVATE KEY", "gh" + "p_",
]  # fmt: skip
TEXT = {
    ".py",
    ".md",
    ".toml",
    ".txt",
    ".in",
    ".html",
    ".css",
    ".js",
    ".po",
    ".svg",
    ".typ",
    ".yml",
    ".json",
    "",
}
SMALL = 2_000_000


@pytest.mark.parametrize("word", SPELLED_APART)
def test_not_in_any_file(word: str) -> None:
    found = [
        str(path.relative_to(ROOT))
        for path in everything()
        if path.suffix in TEXT
        and re.search(re.escape(word), path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []


def test_no_large_files() -> None:
    assert [str(path.relative_to(ROOT)) for path in everything() if path.stat().st_size > SMALL] == []


def test_nothing_unfinished() -> None:
    mark = re.compile(r"\b(TO" + "DO|FIX" + "ME|XX" + "X|HA" + r"CK)\b")
    found = [path for path in everything() if path.suffix in {".py", ".html", ".css", ".js"}]
    assert [
        str(path.relative_to(ROOT)) for path in found if mark.search(path.read_text(encoding="utf-8"))
    ] == []
