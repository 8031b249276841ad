"""The stylesheet and the fonts: whole, small, and for the wishes of the reader."""

import gzip
import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from plugdedag.look import styles

DUTCH = "De vraag áchter de vraag: één café, coördinatie, ’s ochtends, “naïef” – € 12,50 → Ĳ ĳ"


def test_the_bundle_holds_every_file_in_order() -> None:
    names = [path.stem for path in styles.files()]
    assert sorted(names) == sorted(path.stem for path in styles.FOLDER.glob("*.css"))
    assert (names[0], names[-1]) == ("tokens", "manners")
    assert styles.bundle().startswith("@layer reset,tokens,type,layout,components,utilities;")


def test_the_bundle_is_small_and_sound() -> None:
    bundle = styles.bundle()
    assert bundle.count("{") == bundle.count("}")
    assert "/*" not in bundle
    assert len(gzip.compress(bundle.encode())) <= 12_000


def test_smaller_keeps_the_meaning() -> None:
    rule = "a:not(.b) > c  {\n  color: red;  /* why */ width: calc(1px + 2px);\n}\n"
    assert styles.smaller(rule) == "a:not(.b) > c{color:red;width:calc(1px + 2px)}"
    assert styles.smaller("@media (min-width: 3px) { d { e: f; } }") == "@media (min-width: 3px){d{e:f}}"


def test_smaller_keeps_a_pseudo_class_below_an_element() -> None:
    assert styles.smaller(".a :is(b, c) { d: e; }") == ".a :is(b,c){d:e}"


def test_every_variable_is_declared() -> None:
    bundle = styles.bundle()
    used = set(re.findall(r"var\((--[\w-]+)", bundle))
    assert used - set(re.findall(r"(--[\w-]+):", bundle)) == set()


@pytest.mark.parametrize("wish", ["prefers-reduced-motion", "forced-colors", "prefers-color-scheme", "print"])
def test_the_reader_is_heard(wish: str) -> None:
    assert re.search(rf"@media (screen and )?\(?{wish}", styles.bundle())


def test_built_beside_the_fonts(tmp_path: Path) -> None:
    styles.build(tmp_path / "site.css")
    built = (tmp_path / "site.css").read_text()
    assert re.findall(r'url\("([^"]+)"\)', built) == [
        f"fonts/{name}.woff2" for name in ("display", "text", "hand")
    ]


def test_fonts_are_small_and_know_dutch(looks: Path) -> None:
    folder = looks / "assets" / "look" / "fonts"
    assert {path.name for path in folder.iterdir()} == {"display.woff2", "text.woff2", "hand.woff2"}
    assert sum(path.stat().st_size for path in folder.iterdir()) <= 100_000
    for name in ("display", "text"):
        known = TTFont(folder / f"{name}.woff2").getBestCmap()
        assert [letter for letter in DUTCH if ord(letter) not in known] == []
