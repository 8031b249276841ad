"""Cards to print in the tests, and eyes for what was printed: pixels, text and the tags for screen readers."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from plugdedag.lib.postcards import Card, Words

MM = 72 / 25.4

FRONT = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 154 111"><path fill="{}" d="M0 0h154v111H0z"/></svg>'
SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path fill="#18745f" d="M0 0h10v10H0z"/></svg>'
GREEN = FRONT.format("#18745f")

CARD = Card(
    tip="Vraag niet wie er kan helpen. Vraag wie er koffie komt drinken.",
    author="Jetske",
    question="Hoe wordt de club van de ouders?",
    url="https://amsterdam.example.org/questions/12/",
    address=("vv De Dageraad", "Sportpark De Dageraad", "Amsterdam-Oost"),
    greeting="Groeten uit Oost",
    front_svg=GREEN,
    front_alt="Een getekende molen",
    stamp_svg=SQUARE,
    stamp_alt="Postzegel van lunch 4",
    postmark_svg=SQUARE,
    postmark_alt="Stempel van 25 november in Oost",
)
WORDS = Words(
    title="Briefkaarten voor vv De Dageraad",
    asked="Op jullie vraag",
    scan="Lees verder over deze vraag",
    scan_alt="QR-code naar de vraag",
)


def cards(count: int) -> list[Card]:
    """Cards whose tips are numbered."""
    return [replace(CARD, tip=f"Tip nummer {number}.") for number in range(1, count + 1)]


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def said(pdf: bytes, page: int) -> str:
    """The text of a page, its line breaks and hyphens taken out."""
    return " ".join(read(pdf).pages[page].extract_text().replace("\u00ad\n", "").split())


def alts(pdf: bytes) -> list[str]:
    """Every alternative text in the order a screen reader meets it."""

    def walk(node: Any) -> Iterator[str]:
        node = node.get_object()
        if isinstance(node, DictionaryObject):
            if "/Alt" in node:
                yield str(node["/Alt"])
            below = node.get("/K", [])
            for child in below if isinstance(below, list) else [below]:
                yield from walk(child)

    root = read(pdf).trailer["/Root"]["/StructTreeRoot"]
    return list(walk(root))


@dataclass(frozen=True)
class Picture:
    """A page in grey, as rows of bytes."""

    rows: list[bytes]
    width: int
    height: int
    dpi: float

    def at(self, x: float, y: float) -> int:
        """The grey at a place in millimetres from the left and the top: 0 is black, 255 white."""
        scale = self.dpi / 25.4
        return self.rows[int(y * scale)][int(x * scale)]

    def cut(self, left: float, top: float, right: float, bottom: float) -> list[bytes]:
        """The rows of a part, in millimetres."""
        scale = self.dpi / 25.4
        across = slice(int(left * scale), int(right * scale) + 1)
        return [row[across] for row in self.rows[int(top * scale) : int(bottom * scale) + 1]]

    def darkest(self, left: float, top: float, right: float, bottom: float) -> int:
        return min(map(min, self.cut(left, top, right, bottom)))

    def lightest(self, left: float, top: float, right: float, bottom: float) -> int:
        return max(map(max, self.cut(left, top, right, bottom)))


def seen(pdf: bytes, page: int, dpi: float = 144) -> Picture:
    """A page as a printer would see it."""
    drawn = pypdfium2.PdfDocument(pdf)[page].render(scale=dpi / 72, grayscale=True)
    data = bytes(drawn.buffer)
    rows = [
        data[start : start + drawn.width] for start in range(0, drawn.stride * drawn.height, drawn.stride)
    ]
    return Picture(rows, drawn.width, drawn.height, dpi)
