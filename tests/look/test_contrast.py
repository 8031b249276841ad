"""Contrast by the numbers of WCAG 2, for every pair of colours that the styles set on each other."""

import re

import pytest

from plugdedag.look.palette import PRINT
from plugdedag.look.styles import FOLDER

CSS = re.sub(r"/\*.*?\*/", "", (FOLDER / "tokens.css").read_text(encoding="utf-8"), flags=re.DOTALL)
AA, AAA, SHAPE = 4.5, 7.0, 3.0
KINDS = ("place", "people", "question")

PAIRS = [
    *[("ink", ground, AAA) for ground in ("paper", "card", "well", "stamp", "quiet-tint")],
    *[("soft", ground, AAA) for ground in ("paper", "card", "well")],
    *[("ink", f"{kind}-tint", AAA) for kind in (*KINDS, "plug")],
    *[(kind, ground, AA) for kind in KINDS for ground in ("paper", "card", f"{kind}-tint")],
    *[("plug-text", ground, AA) for ground in ("paper", "card", "well", "plug-tint")],
    *[("faint", ground, AA) for ground in ("paper", "card", "well")],
    ("soft", "quiet-tint", AA),
    ("soft", "stamp", AA),
    ("paper", "ink", AAA),
    ("on-plug", "plug", AA),
    ("on-ochre", "ochre", AAA),
    ("on-night", "night", AAA),
    ("night-soft", "night", AAA),
    *[("spark", ground, SHAPE) for ground in ("paper", "card", "well")],
    *[("edge", ground, SHAPE) for ground in ("paper", "card")],
    ("place", "people-tint", SHAPE),
    ("ink", "now-blot", AA),
]


def tokens(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})\b(?![0-9a-f])", block))


def blocks() -> dict[str, dict[str, str]]:
    """The three tables of colours by the selector they stand under."""
    found = re.findall(r"((?::root[^{,]*|\[data-theme[^{,]*)(?:,[^{]*)?)\{([^{}]*)\}", CSS)
    tables = {selector.strip(): tokens(body) for selector, body in found}
    return {selector: table for selector, table in tables.items() if "paper" in table}


TABLES = blocks()
LIGHT = next(table for selector, table in TABLES.items() if '"light"]' in selector and ":not" not in selector)
DARK = TABLES['[data-theme="dark"]']


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_itself() -> None:
    assert contrast("#000000", "#ffffff") == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("front", "ground", "least"), PAIRS, ids=lambda part: str(part))
def test_contrast(theme: str, front: str, ground: str, least: float) -> None:
    if front == "ink" and ground == "now-blot" and theme == "dark":
        front = "on-plug"  # what is drawn on it at night
    table = LIGHT if theme == "light" else DARK
    assert contrast(table[front], table[ground]) >= least


def test_dark_by_wish_and_dark_by_choice_are_the_same() -> None:
    assert TABLES[':root:not([data-theme="light"])'] == DARK


def test_both_themes_name_the_same_colours() -> None:
    assert LIGHT.keys() == DARK.keys()


def test_print_has_the_colours_of_the_day() -> None:
    names = {"plug": "plug-text"}
    for kind in ("plug", *KINDS):
        tone = PRINT.tones[kind]
        wanted = (LIGHT[f"{kind}-tint"], LIGHT[names.get(kind, kind)], LIGHT[f"{kind}-blot"])
        assert (tone.field, tone.line, tone.blot) == wanted
    assert (PRINT.card, PRINT.ink, PRINT.soft) == (LIGHT["card"], LIGHT["ink"], LIGHT["soft"])
    assert (PRINT.now.field, PRINT.now.line) == (LIGHT["plug"], LIGHT["on-plug"])
