"""What the cards say, and their PDF.

Theory of operation. Each page is an upright A4 with a fold across the middle. The lower half stands as it is read, the
upper half is the same turned over, so that the folded card says the same to both sides of the table. Words are set in
the largest size at which they fit. A screen reader reads each card once: the turned half is decoration.
"""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugdedag.lib.postcards import letters
from plugdedag.lib.postcards.drawings import INK, qr_svg
from plugdedag.lib.typesetting import Drawings, typeset

TO_WRITE = "…" * 8  # for a name that no typeface has: a pen can
SHEET = Path(__file__).parent / "tent.typ"


@dataclass(frozen=True)
class Tent:
    """One card: what the table is called, who sits there, its drawing as an SVG document, and where its code leads."""

    name: str
    people: tuple[str, ...]
    svg: str
    url: str = ""


@dataclass(frozen=True)
class Tents:
    """All cards. ``below`` is small, at the foot of each; ``scan`` beside its code, if it has one; ``fold`` is beside
    the fold. Words in one ``language``."""

    title: str
    below: str
    fold: str
    tents: tuple[Tent, ...]
    scan: str = ""
    language: str = "nl"


def printed(tents: Tents, made: dt.datetime | None = None) -> bytes:
    """The PDF, a page of A4 a card; the same cards and moment give the same bytes."""
    return typeset(SHEET, payload(tents), made)


def payload(tents: Tents) -> dict[str, Any]:
    drawing = Drawings()
    cards = [
        {
            "name": letters.breakable(letters.line(tent.name)),
            "people": [letters.breakable(letters.line(name) or TO_WRITE) for name in tent.people],
            "drawing": drawing(tent.svg),
            "code": drawing(qr_svg(tent.url)) if tent.url else None,
        }
        for tent in tents.tents
    ]
    return {
        "title": letters.line(tents.title), "below": letters.breakable(letters.line(tents.below)),
        "fold": letters.line(tents.fold), "scan": letters.line(tents.scan),
        "language": tents.language, "cards": cards, "logo": drawing(letters.icon("plug", INK)),
        "drawings": list(drawing.numbers),
    }  # fmt: skip
