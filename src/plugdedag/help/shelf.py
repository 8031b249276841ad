"""Which pages there are: the Markdown of ``docs/``, by reader and by language.

An English page is ``docs/using/the-door.md``; its Dutch is beside it, ``the-door.nl.md``. Its slug is
``using/the-door``, and that of a reader's first page (``README.md``) the reader alone.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

INSTALLED = Path(__file__).resolve().parent / "docs"
FOLDER = INSTALLED if INSTALLED.is_dir() else Path(__file__).resolve().parents[3] / "docs"
"""Beside the code where PLUG was installed (``setup.py`` puts it there), at the root of a checkout."""

PICTURES = FOLDER / "pictures"

FOR_PEOPLE = ("start", "using", "hosting")
FOR_TECHNICIANS = ("running", "building", "decisions")
READERS = FOR_PEOPLE + FOR_TECHNICIANS
LANGUAGES = ("en", "nl")

FIRST = "README"
ORDER = (
    FIRST,
    "a-month",
    "a-lunch",
    "coming",
    "the-door",
    "tables",
    "how-many",
    "what-became-of-it",
    "postcards",
    "coming-in",
    "moving-in",
    "deploy",
    "doctor",
    "backup",
    "move",
)
"""As one needs them; the others follow by name."""


def slug_of(path: Path) -> str:
    """The slug of a page, whatever its language."""
    inside = path.relative_to(FOLDER).as_posix().removesuffix(".md").removesuffix(".nl")
    return inside.removesuffix(f"/{FIRST}")


def language_of(path: Path) -> str:
    return "nl" if path.name.endswith(".nl.md") else "en"


def place_of(path: Path) -> tuple[int, int, str]:
    """Where a page stands on the shelf."""
    name = path.name.removesuffix(".md").removesuffix(".nl")
    return READERS.index(path.parent.name), ORDER.index(name) if name in ORDER else len(ORDER), name


@lru_cache
def shelf() -> dict[str, dict[str, Path]]:
    """Every page in the order in which it is read: its slug, and its file in each language it has."""
    found: dict[str, dict[str, Path]] = {}
    for path in sorted((path for reader in READERS for path in FOLDER.glob(f"{reader}/*.md")), key=place_of):
        found.setdefault(slug_of(path), {})[language_of(path)] = path
    return found


def languages_of(slug: str, wanted: str) -> list[str]:
    """In which languages a page can be read, the wanted one first; empty when there is no such page."""
    return sorted(shelf().get(slug, {}), key=lambda language: language != wanted)
