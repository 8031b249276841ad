"""Which column is what: headings in many spellings, titles above them, or no headings at all."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

LOOK = 30  # rows from the top, in which the headings are expected
MANY = 0.5  # of the cells of a column


@dataclass(frozen=True)
class Field:
    """Something we want to know of a row, and the headings under which people keep it."""

    key: str
    label: Any  # text, perhaps of the language of the moment
    spellings: tuple[str, ...]


@dataclass(frozen=True)
class Unkept:
    """What people have in their sheets and we do not keep; ``why`` is said beside the column."""

    why: Any
    spellings: tuple[str, ...]


@dataclass(frozen=True)
class Fields:
    """What a kind of sheet has. ``sign`` tells the column of the field ``first`` by its cells, without a heading."""

    wanted: tuple[Field, ...]
    unkept: tuple[Unkept, ...]
    first: str
    sign: re.Pattern[str]

    @cached_property
    def known(self) -> dict[str, str]:
        """The key of each spelling; empty for what is not kept."""
        kept = {fold(each): field.key for field in self.wanted for each in field.spellings}
        return {fold(each): "" for one in self.unkept for each in one.spellings} | kept

    def key_of(self, heading: str) -> str | None:
        """The field a heading is for; empty for what is not kept, None for what is not understood."""
        return self.known.get(fold(heading))

    def why_not(self, heading: str) -> str:
        """Why a heading's column is not kept; nothing when it is, or when it is not understood."""
        folded = fold(heading)
        return next((str(one.why) for one in self.unkept if folded in map(fold, one.spellings)), "")


@dataclass(frozen=True)
class Understood:
    """Where the headings are (0 is the first row, None without any) and what each column is: a key, or nothing."""

    header: int | None
    columns: list[str]

    def cells(self, row: Sequence[str]) -> dict[str, str]:
        """A row by field."""
        return {key: row[index] for index, key in enumerate(self.columns) if key and index < len(row)}


def fold(heading: str) -> str:
    """A heading as it compares: small letters and digits, no accents, nothing in brackets."""
    bare = unicodedata.normalize("NFKD", re.sub(r"\(.*?\)|\[.*?\]", "", heading.casefold()))
    return "".join(each for each in bare if each.isalnum())


def understand(rows: list[list[str]], fields: Fields) -> Understood:
    """Find the headings and say what each column is; with no headings, the one column that can be told."""
    best, header = 0, None
    for number, row in enumerate(rows[:LOOK]):
        known = {key or heading for heading in row if heading and (key := fields.key_of(heading)) is not None}
        if len(known) > best and not any(fields.sign.search(cell) for cell in row):
            best, header = len(known), number
    if header is not None and (best > 1 or fields.first in map(fields.key_of, rows[header])):
        return Understood(header, named(rows, header, fields))
    return Understood(None, told(rows, fields))


def named(rows: list[list[str]], header: int, fields: Fields) -> list[str]:
    """What each heading stands for. Of two columns for one thing the first with something in it counts."""
    keys = [fields.key_of(heading) or "" if heading else "" for heading in rows[header]]
    below = rows[header + 1 :]
    order = sorted(range(len(keys)), key=lambda index: (not any(row[index] for row in below), index))
    taken: set[str] = set()
    for index in order:
        if keys[index] in taken:
            keys[index] = ""
        taken.add(keys[index])
    return keys


def told(rows: list[list[str]], fields: Fields) -> list[str]:
    """A column whose cells give it away, where there are no headings."""
    width = len(rows[0]) if rows else 0
    for index in range(width):
        cells = [row[index] for row in rows if row[index]]
        if cells and sum(bool(fields.sign.search(cell)) for cell in cells) > MANY * len(cells):
            return [fields.first if each == index else "" for each in range(width)]
    return [""] * width


def letter(index: int) -> str:
    """The name of a column in Excel: A, B, … Z, AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name
