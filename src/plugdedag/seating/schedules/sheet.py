"""Personal schedules as a PDF: A6, four on an A4; and the signs of the tables, A5, two on an A4.

Theory of operation. The sheets are cut as one stack. So that the four piles lie in order when they are put on one
another, the cards do not run along a page but through the stack: with p pages the first place of each page holds cards
1 … p, the second p + 1 … 2p, and so on. Words and drawings come in as plain data.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from plugdedag.lib.postcards import letters
from plugdedag.lib.postcards.drawings import INK
from plugdedag.lib.typesetting import Drawings, typeset

HERE = Path(__file__).parent
A_SHEET = 4  # cards
Piece = TypeVar("Piece")


@dataclass(frozen=True)
class Line:
    """One round on a card: “Round 1”, the name of the table, its drawing."""

    round: str
    table: str
    svg: str


@dataclass(frozen=True)
class Slip:
    """The card of one person; without a name it has a line to write one on."""

    name: str
    number: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Booklet:
    """What stands on every card, in the language of the city."""

    title: str
    heading: str
    when: str
    write: str  # above the line for a name
    language: str = "nl"


def printed(booklet: Booklet, slips: Sequence[Slip], made: dt.datetime | None = None) -> bytes:
    """The cards, in the order in which a cut stack is to lie. The same slips and moment give the same bytes."""
    drawing = Drawings()
    cards = [
        {
            "name": letters.breakable(letters.line(slip.name)), "number": slip.number,
            "lines": [{"round": line.round, "table": line.table, "drawing": drawing(line.svg)} for line in slip.lines],
        }
        for slip in slips
    ]  # fmt: skip
    return typeset(HERE / "cards.typ", told(booklet, drawing) | {"cards": stacked(cards)}, made)


def signs(booklet: Booklet, tables: Sequence[tuple[str, str]], made: dt.datetime | None = None) -> bytes:
    """A sign for each table: its name and its drawing."""
    drawing = Drawings()
    pieces = [{"name": name, "drawing": drawing(svg)} for name, svg in tables]
    return typeset(HERE / "signs.typ", told(booklet, drawing) | {"signs": pieces}, made)


def told(booklet: Booklet, drawing: Drawings) -> dict[str, Any]:
    """What is on every sheet; asked for when all drawings are known."""
    words = {name: letters.line(getattr(booklet, name)) for name in ("title", "when", "write")}
    logo = drawing(letters.icon("plug", INK))
    return words | {
        "heading": letters.breakable(letters.line(booklet.heading)),
        "language": booklet.language,
        "logo": logo,
        "drawings": list(drawing.numbers),
    }


def stacked(pieces: Sequence[Piece]) -> list[Piece | None]:
    """Page after page, four a page, so that the piles of a cut stack follow one another."""
    pages = -(-len(pieces) // A_SHEET)
    places = [page + pile * pages for page in range(pages) for pile in range(A_SHEET)]
    return [pieces[place] if place < len(pieces) else None for place in places]
