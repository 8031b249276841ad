"""What was read of a file: rows of clean text, as somebody sees them in Excel, and what is worth saying about it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plugdedag.lib.refusals import Refused
from plugdedag.lib.roomy import TURNING

BYTES = 5_000_000
ROWS = 10_000  # with something in them
COLUMNS = 100

# Never meant by who typed it: control characters, halves of letters, marks of no width.
NEVER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b\u2060\ufeff\ud800-\udfff\ufffe\uffff]")
BREAKS = re.compile("\r\n?|[\u2028\u2029\x85]")


class Unreadable(Refused):
    """The file is no sheet we can read; the words say why and what to do."""

    status = 422


@dataclass(frozen=True)
class Sheet:
    """``rows[0]`` is row 1 of the file, empty rows included; all rows are equally wide. ``remarks`` are for people."""

    rows: list[list[str]]
    remarks: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0


def clean(cell: str) -> str:
    """The text of a cell without what nobody can see, and with line ends of one kind."""
    if cell.isascii() and cell.isprintable():
        return cell.strip()
    cell = TURNING.sub("", NEVER.sub("", BREAKS.sub("\n", cell)))
    return cell.replace("\u00a0", " ").replace("\u202f", " ").strip()


def squared(rows: list[list[str]]) -> list[list[str]]:
    """All rows equally wide; without the empty columns at the right and the empty rows at the end."""
    width = max((used(row) for row in rows), default=0)
    while rows and not used(rows[-1]):
        rows.pop()
    return [row[:width] + [""] * (width - len(row)) for row in rows]


def used(row: list[str]) -> int:
    """How many cells of a row there are up to the last one with something in it."""
    return next((index for index in range(len(row), 0, -1) if row[index - 1]), 0)
