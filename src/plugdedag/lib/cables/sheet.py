"""What the sheet says, and its PDF.

Theory of operation. The steps hang on one line from top to bottom. They are set in the largest size at which all of it
is one page; what is too much even for the smallest goes on to a second. Whoever calls gives plain words and no names.
"""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugdedag.lib.postcards import letters
from plugdedag.lib.postcards.drawings import INK
from plugdedag.lib.typesetting import Drawings, typeset

TYPST = Path(__file__).parent / "sheet.typ"


@dataclass(frozen=True)
class Line:
    """Something that was said: its kind in a word, and what it grew from. ``tone`` is a tone of the palette."""

    kind: str
    words: str
    tone: str = "quiet"
    root: str = ""


@dataclass(frozen=True)
class Deed:
    """An action: what and by when, and what became of it, if anybody told."""

    what: str
    due: str
    fate: str = ""
    tone: str = "quiet"


@dataclass(frozen=True)
class Step:
    """A knot on the line. All but ``mark`` and ``title`` may be empty; ``lit`` is whether it has been."""

    mark: str
    title: str
    when: str = ""
    lit: bool = True
    hand: str = ""
    card: str = ""
    why: str = ""
    lines: tuple[Line, ...] = ()
    more: str = ""
    deeds: tuple[Deed, ...] = ()
    text: str = ""


@dataclass(frozen=True)
class Sheet:
    """The whole page, in one ``language``; ``foot`` stands below it."""

    title: str
    above: str
    lead: str
    foot: str
    steps: tuple[Step, ...]
    language: str = "nl"


def printed(sheet: Sheet, made: dt.datetime | None = None) -> bytes:
    """The PDF; the same sheet and moment give the same bytes."""
    return typeset(TYPST, payload(sheet), made)


def payload(sheet: Sheet) -> dict[str, Any]:
    """As the typesetter reads it: only letters it has, and nothing that cannot break."""
    drawing = Drawings()
    return {
        "title": said(sheet.title), "above": said(sheet.above), "lead": said(sheet.lead), "foot": said(sheet.foot),
        "language": sheet.language, "steps": [step_of(step) for step in sheet.steps],
        "logo": drawing(letters.icon("plug", INK)), "drawings": list(drawing.numbers),
    }  # fmt: skip


def step_of(step: Step) -> dict[str, Any]:
    plain = {
        name: said(getattr(step, name)) for name in ("mark", "title", "when", "hand", "card", "why", "more")
    }
    return plain | {
        "lit": step.lit,
        "text": [said(part) for part in step.text.split("\n\n") if said(part)],
        "lines": [
            {"kind": said(line.kind), "words": said(line.words), "tone": line.tone, "root": said(line.root)}
            for line in step.lines
        ],
        "deeds": [
            {"what": said(deed.what), "due": said(deed.due), "fate": said(deed.fate), "tone": deed.tone}
            for deed in step.deeds
        ],
    }


def said(text: str) -> str:
    return letters.breakable(letters.line(text))
