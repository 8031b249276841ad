"""What the sheets say, and their PDF.

Theory of operation. A page is an upright A4: on top what the round asks and of which table it is, below it rows to
write in, each with room for a name, so that who types it up knows whose it is. Words are set in the largest size at
which they fit.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugdedag.lib.postcards import letters
from plugdedag.lib.postcards.drawings import INK
from plugdedag.lib.typesetting import Drawings, typeset

SHEET = Path(__file__).parent / "sheet.typ"


@dataclass(frozen=True)
class Page:
    """One sheet: the round, what is asked in it, what is written down; of which table (empty: filled in by hand)."""

    heading: str
    what: str
    kinds: str
    table: str = ""


@dataclass(frozen=True)
class Sheets:
    """All sheets of a lunch. ``who``, ``of_table``, ``bring`` are the words beside the lines, in one ``language``."""

    title: str
    question: str
    below: str
    who: str
    of_table: str
    bring: str
    pages: tuple[Page, ...]
    language: str = "nl"


def printed(sheets: Sheets, made: dt.datetime | None = None) -> bytes:
    """The PDF, a page of A4 a sheet; the same sheets and moment give the same bytes."""
    return typeset(SHEET, payload(sheets), made)


def payload(sheets: Sheets) -> dict[str, Any]:
    drawing, said = Drawings(), letters.line
    pages = [
        {
            "heading": said(page.heading), "what": said(page.what), "kinds": said(page.kinds),
            "table": letters.breakable(said(page.table)),
        }
        for page in sheets.pages
    ]  # fmt: skip
    return {
        "title": said(sheets.title), "question": letters.breakable(said(sheets.question)), "below": said(sheets.below),
        "who": said(sheets.who), "of_table": said(sheets.of_table), "bring": said(sheets.bring),
        "language": sheets.language, "pages": pages, "logo": drawing(letters.icon("plug", INK)),
        "drawings": list(drawing.numbers),
    }  # fmt: skip
