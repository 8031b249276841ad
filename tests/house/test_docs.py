"""What the docs name exists, and what exists is named: commands, settings, links, and the README's two commands."""

import re
from pathlib import Path

import click
import pytest

from plugdedag.cli import FOLDER, main
from plugdedag.help import reading, shelf

ROOT = Path(__file__).resolve().parents[2]
DOCS = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "STYLE.md",
    *sorted((ROOT / "docs").rglob("*.md")),
]
SETTINGS = ROOT / "docs" / "building" / "settings.md"
SETTING = re.compile(r"\b(PLUG_[A-Z_]+|DATABASE_URL)\b")
COMMAND = re.compile(r"(?:`|“|^)(?:sudo )?plug ([a-z][a-z-]*)", re.MULTILINE)
OPTION = re.compile(r"plug ([a-z][a-z-]*)[^`\n#]*?(--[a-z-]+)")
LINK = re.compile(r"\[[^\]]*\]\(([^)#:]+)(?:#[^)]*)?\)")
ANCHORED = re.compile(r"\]\(([^)#:]*)#([^)]*)\)")
CONTEXT = click.Context(main)


def text(paths: list[Path] = DOCS) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def read_by_code() -> set[str]:
    """The environment variables that the settings read."""
    source = (FOLDER.parent / "config" / "settings.py").read_text(encoding="utf-8")
    return set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', source))


def commands() -> set[str]:
    return set(main.list_commands(CONTEXT))  # type: ignore[attr-defined]


def test_commands_named_in_docs_exist() -> None:
    assert set(COMMAND.findall(text())) - commands() == set()


def test_every_command_is_in_the_docs() -> None:
    assert commands() - set(COMMAND.findall(text())) == set()


def test_options_named_in_docs_exist() -> None:
    for name, option in set(OPTION.findall(text())):
        command = main.get_command(CONTEXT, name)  # type: ignore[attr-defined]
        known = {each for parameter in command.params for each in parameter.opts} | {"--help"}
        assert option in known, f"plug {name} {option}"


def test_settings_named_in_docs_exist() -> None:
    assert set(SETTING.findall(text())) - read_by_code() == set()


def test_every_setting_is_in_its_list() -> None:
    assert read_by_code() == set(SETTING.findall(text([SETTINGS])))


def test_make_targets_named_in_docs_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:`|^)make ([a-z]+)", text(), re.MULTILINE))
    assert {"demo", "test"} <= named
    assert named - targets == set()


@pytest.mark.parametrize("path", DOCS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    found = LINK.findall(path.read_text(encoding="utf-8"))
    assert [link for link in found if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("path", DOCS, ids=lambda path: str(path.relative_to(ROOT)))
def test_anchors_lead_to_a_heading(path: Path) -> None:
    for link, anchor in ANCHORED.findall(path.read_text(encoding="utf-8")):
        target = (path.parent / link).resolve() if link else path
        parts = reading.parts_of(reading.MARKDOWN.parse(target.read_text(encoding="utf-8")))
        assert anchor in {part.anchor for part in parts}, f"{link}#{anchor}"


def test_every_page_is_on_the_shelf() -> None:
    """A folder for no reader, or a page deeper down, would be in no product."""
    served = {path for files in shelf.shelf().values() for path in files.values()}
    written = set((ROOT / "docs").rglob("*.md")) - {ROOT / "docs" / "README.md"}
    assert written - served == set()


def test_what_is_for_people_is_there_in_dutch_and_in_english() -> None:
    one_sided = {
        slug: set(files)
        for slug, files in shelf.shelf().items()
        if slug.split("/")[0] in shelf.FOR_PEOPLE and set(files) != set(shelf.LANGUAGES)
    }
    assert one_sided == {}


@pytest.mark.parametrize("slug", [slug for slug, files in shelf.shelf().items() if len(files) == 2])
def test_both_languages_show_the_same(slug: str) -> None:
    """As many headings, rows and pictures: who changes one page looks at the other."""
    two = [path.read_text(encoding="utf-8") for path in shelf.shelf()[slug].values()]
    for mark in (r"^##+ ", r"^\|", r"!\[[^\]]*\]\((.*?)\)"):
        english, dutch = (re.findall(mark, text, re.MULTILINE) for text in two)
        assert english == dutch, mark


def test_a_dutch_page_leads_to_dutch_pages() -> None:
    wrong = {
        (path.name, link)
        for path in DOCS
        if path.name.endswith(".nl.md")
        for link in LINK.findall(path.read_text(encoding="utf-8"))
        if link.endswith(".md")
        and not link.endswith(".nl.md")
        and (path.parent / link.replace(".md", ".nl.md")).exists()
    }
    assert wrong == set()
