"""A page as it comes out: safe, with anchors, our addresses, and pictures that wait until they are seen."""

import re
from pathlib import Path

import pytest
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from plugdedag.help import pictures, reading, shelf
from plugdedag.help.linking import address_of

pytestmark = pytest.mark.only("sqlite")  # the same on any database

TEXT = """# Een titel & meer

Eerst <b>dit</b>, zie [de deur](../using/the-door.nl.md#3-zonder-wifi-of-bereik).

## Over `plug`
| wat | waarvoor |
|---|---|
| één | [ergens](https://example.org/) |

## Over plug
<script>alert(1)</script> en [slecht](javascript:alert(1)) en [stijl](../../STYLE.md)

![De deur](../pictures/door.webp) ![Het bureau](../pictures/desk.webp)
"""


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> reading.Page:
    path = shelf.FOLDER / "start" / "made-up.nl.md"
    monkeypatch.setattr(reading, "shelf", lambda: {"start/made-up": {"nl": path}})
    monkeypatch.setattr(Path, "read_text", lambda self, encoding: TEXT)
    return reading.page.__wrapped__("start/made-up", "nl")


def test_title_lead_and_parts(page: reading.Page) -> None:
    assert page.title == "Een titel & meer"
    assert page.summary == "Eerst <b>dit</b>, zie de deur."
    assert [(part.anchor, part.title, part.level) for part in page.parts] == [
        ("een-titel--meer", "Een titel & meer", 1),
        ("over-plug", "Over plug", 2),
        ("over-plug-1", "Over plug", 2),
    ]
    assert 'id="over-plug-1"' in page.html
    assert "<h1" not in page.html


def test_what_is_no_markdown_is_shown_and_not_run(page: reading.Page) -> None:
    assert "&lt;script&gt;" in page.html
    assert "<b>" not in page.lead
    assert re.findall(r"<script|javascript:[^)]*\"|\sstyle=|\son\w+=", page.html) == []


def test_links_lead_to_pages_of_the_product(page: reading.Page) -> None:
    assert 'href="/help/using/the-door/#3-zonder-wifi-of-bereik"' in page.lead
    assert re.findall(r'href="([^"]*)"', page.html) == ["https://example.org/"]
    assert "en stijl" in page.html, "the words of a link that leads nowhere stay"


def test_a_link_to_the_other_language_says_so() -> None:
    english = shelf.FOLDER / "start" / "README.md"
    assert address_of("../using/the-door.nl.md", english) == "/help/using/the-door/?language=nl"
    assert address_of("../running/README.md", english) == "/help/running/"
    assert address_of("../running/", english) == "/help/running/"
    assert address_of("../README.md", english) == "/help/"
    assert address_of("../../../../etc/passwd", english) is None
    assert address_of("nothing-like-it.md", english) is None


def test_pictures_have_a_size_and_wait(page: reading.Page) -> None:
    door, desk = re.findall(r"<img [^>]*>", page.html)
    assert 'class="shot shot--tall"' in door
    assert 'alt="De deur"' in door
    assert "srcset" not in door
    assert re.search(r'srcset="[^" ]*desk-640[^" ]*\.webp 640w, [^" ]*desk[^" ]*\.webp 1280w"', desk)
    for each in (door, desk):
        assert re.search(r' width="\d+" height="\d+"', each)
        assert ' loading="lazy"' in each


def test_a_drawing_says_its_size_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "PICTURES", tmp_path)
    (tmp_path / "drawn.svg").write_text(
        '<svg xmlns="x" width="480" height="360" viewBox="0 0 480 360"></svg>'
    )
    (tmp_path / "mute.svg").write_text('<svg viewBox="0 0 480 360"></svg>')
    image = Token("image", "img", 0, attrs={"src": "../pictures/drawn.svg"}, content="Hoe ver")
    html = pictures.render(RendererHTML(), [image], 0, {}, {})
    assert html.startswith('<img class="shot shot--drawn" src="')
    assert ' width="480" height="360" alt="Hoe ver" loading="lazy"' in html
    with pytest.raises(ValueError, match="mute.svg begins with no <svg"):
        pictures.size_of("mute.svg")


def test_a_row_says_what_each_cell_is(page: reading.Page) -> None:
    assert '<th scope="row">één</th>' in page.html
    assert '<td data-label="waarvoor">' in page.html


@pytest.mark.parametrize("slug", shelf.shelf())
def test_every_page_reads(slug: str) -> None:
    for language in shelf.shelf()[slug]:
        page = reading.page(slug, language)
        assert page.title
        assert len(page.summary) > 20
        anchors = [part.anchor for part in page.parts]
        assert len(anchors) == len(set(anchors))


def test_pictures_are_small_and_all_are_used() -> None:
    files = {path.name: path.stat().st_size for path in shelf.PICTURES.iterdir()}
    assert [name for name, size in files.items() if size > 120_000] == []
    used = re.findall(
        r"pictures/([\w-]+)\.(?:webp|svg)",
        "".join(path.read_text("utf-8") for path in shelf.FOLDER.rglob("*.md")),
    )
    assert {Path(name).stem.removesuffix("-640") for name in files} == set(used)
