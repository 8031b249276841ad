"""A sheet for whoever opens it: UTF-8 with a mark so that Excel sees it, and no cell that could run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

MARK = "\ufeff"
RUNS = ("=", "+", "-", "@", "\t", "\r")


def defused(cell: str) -> str:
    """A cell that a spreadsheet takes as text: one that could be a formula gets an apostrophe in front."""
    return f"'{cell}" if cell.startswith(RUNS) else cell


def written(headings: Sequence[str], rows: Iterable[Sequence[str]], separator: str = ",") -> bytes:
    """A CSV file. Every cell is text; those that could run are defused."""
    out = io.StringIO(newline="")
    out.write(MARK)
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    writer.writerow([defused(each) for each in headings])
    writer.writerows([defused(cell.replace("\x00", "")) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8", errors="replace")
