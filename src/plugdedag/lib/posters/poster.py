"""What the poster says and shows, and its PDF.

Theory of operation. Words and SVG drawings come in as plain data; ``poster.typ`` lays them on an A4, eight millimetres
from its edge, which any printer reaches. Nothing on it is a photograph, so a print shop, or the button “A3”, makes it
larger without loss. Names of places are set in the largest size at which they fit.
"""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugdedag.lib.postcards import letters
from plugdedag.lib.postcards.drawings import INK, qr_svg
from plugdedag.lib.typesetting import Drawings, typeset

SHEET = Path(__file__).parent / "poster.typ"


@dataclass(frozen=True)
class Stamp:
    """One day of the month: its drawing, what it shows in words, and the date below it."""

    svg: str
    alt: str
    day: str


@dataclass(frozen=True)
class Poster:
    """All words are in the language of the city. ``steps`` are three short lines; ``frame_svg`` is round the code."""

    title: str
    hello: str
    invitation: str
    place: str
    where: str
    steps: tuple[str, ...]
    typed: str  # before the address
    address: str  # as people type it
    url: str  # as the code says it
    code_alt: str
    no_phone: str
    frame_svg: str
    postmark_svg: str
    postmark_alt: str
    stamps: tuple[Stamp, ...]
    language: str = "nl"


def printed(poster: Poster, made: dt.datetime | None = None) -> bytes:
    """The PDF, one page of A4; the same poster and moment give the same bytes."""
    return typeset(SHEET, payload(poster), made)


def payload(poster: Poster) -> dict[str, Any]:
    drawing = Drawings()
    said = {
        name: letters.line(getattr(poster, name))
        for name in ("title", "hello", "invitation", "place", "where", "typed", "address", "no_phone")
    }
    said |= {name: letters.breakable(said[name]) for name in ("place", "where")}
    stamps = [
        {"drawing": drawing(stamp.svg), "alt": stamp.alt, "day": letters.line(stamp.day)}
        for stamp in poster.stamps
    ]
    return said | {
        "steps": [letters.line(step) for step in poster.steps], "stamps": stamps, "language": poster.language,
        "url": poster.url, "code": drawing(qr_svg(poster.url)), "code_alt": poster.code_alt,
        "frame": drawing(poster.frame_svg), "postmark": drawing(poster.postmark_svg),
        "postmark_alt": poster.postmark_alt, "logo": drawing(letters.icon("plug", INK)),
        "drawings": list(drawing.numbers),
    }  # fmt: skip
