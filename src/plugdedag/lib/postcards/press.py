"""From cards to the bytes of a PDF, in one run of typst."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from plugdedag.lib.postcards import letters
from plugdedag.lib.postcards.card import LONGEST, Card, Words
from plugdedag.lib.postcards.drawings import INK, airmail_svg, qr_svg
from plugdedag.lib.typesetting import Drawings, typeset

SHEETS = Path(__file__).parent
FAR_TOO_LONG = 3 * LONGEST


class NoCards(ValueError):
    """A document needs a page, and there is no card to put on it."""


def print_shop(cards: Sequence[Card], words: Words, *, made: dt.datetime | None = None) -> bytes:
    """A PDF of A6 landscape pages, front then back of each card, with 3 mm of bleed and the trim box set.

    ``made`` is the moment written into the document; the same cards and moment give the same bytes.
    Raises :class:`NoCards` when there is none.
    """
    return _press("print_shop.typ", cards, words, made)


def office(cards: Sequence[Card], words: Words, *, made: dt.datetime | None = None) -> bytes:
    """A PDF of A4 portrait sheets, four cards each: a page of fronts, then a page of their backs.

    Printed on both sides and flipped on the long edge, each back falls on its front. The cards are nine tenths of A6,
    since four A6 fill an A4 to the edge and an office printer reaches no edge. Arguments as :func:`print_shop`.
    """
    return _press("office.typ", cards, words, made)


def _press(sheet: str, cards: Sequence[Card], words: Words, made: dt.datetime | None) -> bytes:
    if not cards:
        raise NoCards
    return typeset(SHEETS / sheet, _payload(cards, words), made)


def _payload(cards: Sequence[Card], words: Words) -> dict[str, Any]:
    drawing = Drawings()
    return {
        "words": {
            "title": letters.line(words.title),
            "asked": letters.line(words.asked),
            "scan": letters.line(words.scan),
            "scan_alt": words.scan_alt,
            "language": words.language,
            "edge": drawing(airmail_svg()),
            "logo": drawing(letters.icon("plug", INK)),
        },
        "cards": [_card(card, drawing) for card in cards],
        "drawings": list(drawing.numbers),
    }


def _card(card: Card, drawing: Drawings) -> dict[str, Any]:
    tip = _cut(card.tip)
    return {
        "tip": [[_run(run, drawing) for run in line] for line in letters.runs(tip)],
        "length": len(tip),
        "longest": max((len(word) for word in tip.split()), default=0),
        "dir": letters.direction(tip),
        "author": letters.line(card.author or "")[:40],
        "question": letters.breakable(letters.line(card.question)),
        "address": [letters.breakable(letters.line(line)) for line in card.address[:3]],
        "greeting": letters.line(card.greeting)[:44],
        "front": drawing(card.front_svg),
        "front_alt": card.front_alt,
        "stamp": drawing(card.stamp_svg),
        "stamp_alt": card.stamp_alt,
        "postmark": drawing(card.postmark_svg),
        "postmark_alt": card.postmark_alt,
        "qr": drawing(qr_svg(card.url)),
        "url": card.url,
        "url-shown": letters.breakable(card.url.split("//", 1)[-1].rstrip("/")),
        "language": card.language,
    }


def _cut(tip: str) -> str:
    """Forms refuse a tip longer than a card holds; one that got here all the same ends in an ellipsis."""
    return tip if len(tip) <= FAR_TOO_LONG else tip[: FAR_TOO_LONG - 1].rstrip() + "…"


def _run(run: letters.Stroke | letters.Icon, drawing: Drawings) -> list[Any]:
    if isinstance(run, letters.Stroke):
        return [run.variant, run.text]
    return ["icon", drawing(letters.icon(run.name, INK)), run.alt]
