"""Text with semicolons, commas or tabs, in whatever encoding the program that saved it liked.

Theory of operation. A byte order mark decides; else many NULs on one side are UTF-16; else what is valid UTF-8 is
UTF-8, as other text almost never is by accident; the rest is Windows-1252, which is what Excel saves in these parts.
The separator is the one that splits the first lines most often into equally many cells.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter

from django.utils.translation import gettext as _

from plugdedag.lib.sheets.sheet import Sheet, Unreadable, clean

SEPARATORS = ";,\t|"
MARKS = [
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
]
FIRST = 30  # lines to find the separator in
LONGEST = 1_000_000  # characters of one cell, before we believe that a quotation mark was forgotten


def read(data: bytes) -> Sheet:
    """The rows of a text file."""
    words, remarks = decoded(data), []
    if words.count("\ufffd") > len(words) // 50 or strange(words):
        raise Unreadable(
            _("This is no Excel file and no text either. Open the list, and save it as .xlsx or CSV.")
        )
    if "\ufffd" in words:
        remarks.append(
            _("Some letters could not be read and show as “\ufffd”. Save the file as UTF-8 or .xlsx.")
        )
    rows = split(words)
    if rows is None:
        remarks.append(
            _(
                "A quotation mark is opened somewhere and never closed, so each line was read as a row of its own."
            )
        )
        rows = unquoted(words)
    return Sheet([[clean(cell) for cell in row] for row in rows], tuple(remarks))


def decoded(data: bytes) -> str:
    """The text of these bytes; what cannot be read becomes a replacement character."""
    for mark, name in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, errors="replace")
    start = data[:4000]
    even, odd = start[::2].count(0), start[1::2].count(0)
    if max(even, odd) > len(start) // 5 and min(even, odd) < len(start) // 50:
        return data.decode("utf-16-be" if even > odd else "utf-16-le", errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def strange(words: str) -> bool:
    """Whether this is full of characters that no list has: the inside of a picture or a program."""
    start = words[:4000]
    odd = sum(1 for each in start if each < " " and each not in "\t\r\n\x0c\x00")
    return odd > len(start) // 50 or start.count("\x00") > len(start) // 4


def split(words: str) -> list[list[str]] | None:
    """The rows, line breaks within quotation marks kept; None when the quotation marks make no sense."""
    words = words.replace("\x00", "")
    named = words[:6].lower()
    separator = named[4] if named.startswith("sep=") and named[4:5] else separator_of(words)
    csv.field_size_limit(LONGEST)
    rows = csv.reader(io.StringIO(words, newline=""), delimiter=separator, strict=False)
    try:
        found = list(rows)
        if words.count('"') % 2:  # with an odd number of marks, one of them swallowed what came after it
            return None
    except csv.Error:
        return None
    return [[], *found[1:]] if named.startswith("sep=") else found


def unquoted(words: str) -> list[list[str]]:
    separator = separator_of(words)
    return [[cell.strip().strip('"') for cell in line.split(separator)] for line in words.splitlines()]


def separator_of(words: str) -> str:
    """What splits the first lines into the most cells, line after line."""
    lines = [line for line in words[:200_000].splitlines()[:FIRST] if line.strip()]

    def merit(separator: str) -> tuple[int, int]:
        counts = Counter(outside(line).count(separator) for line in lines)
        cells, often = max(
            ((n, often) for n, often in counts.items() if n), key=lambda one: one[1], default=(0, 0)
        )
        return (often, cells)

    best = max(SEPARATORS, key=merit)
    return best if merit(best)[0] else ","


def outside(line: str) -> str:
    """What stands outside quotation marks on a line."""
    return "".join(line.split('"')[::2])
