"""Bytes in, a sheet out; or one sentence about why not, and what to do."""

from __future__ import annotations

from django.utils.translation import gettext as _

from plugdedag.lib.sheets import excel, text
from plugdedag.lib.sheets.sheet import BYTES, COLUMNS, ROWS, Sheet, Unreadable, squared, used

PICTURES = {b"%PDF": "PDF", b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG", b"GIF8": "GIF", b"{\\rtf": "RTF"}


def read(data: bytes) -> Sheet:
    """The rows of a CSV or Excel file. What kind it is, is seen from its first bytes, not from its name.

    Raises ``Unreadable``, with what to do about it.
    """
    refuse_before_reading(data)
    sheet = excel.read(data) if data.startswith(b"PK") else text.read(data)
    rows = squared(sheet.rows)
    refuse_after_reading(rows)
    return Sheet(rows, sheet.remarks)


def refuse_before_reading(data: bytes) -> None:
    """Everything that can be known without unpacking or decoding."""
    if not data.strip():
        raise Unreadable(_("This file is empty. Choose the file with the list in it."))
    if len(data) > BYTES:
        raise Unreadable(
            _("This file is larger than 5 MB. Keep only the columns that are needed, or split it in parts.")
        )
    if data.startswith(b"\xd0\xcf\x11\xe0"):  # the container of old Office files, and of locked new ones
        locked = "EncryptedPackage".encode("utf-16-le") in data
        raise Unreadable(
            _("This file is locked with a password. Open it, save it without one, and choose that file.")
            if locked
            else _(
                "This is a file of an old Excel (.xls). Open it, save it as .xlsx or CSV, and choose that file."
            )
        )
    for start, kind in PICTURES.items():
        if data.startswith(start):
            words = _("This is a %(kind)s, not a sheet. Choose the Excel or CSV file with the list.")
            raise Unreadable(words % {"kind": kind})


def refuse_after_reading(rows: list[list[str]]) -> None:
    """What is too much, or nothing at all."""
    filled = sum(1 for row in rows if used(row))
    if not filled:
        raise Unreadable(_("There is nothing in this sheet. Choose the file with the list in it."))
    if len(rows[0]) > COLUMNS:
        words = _("This sheet has %(count)d columns; %(most)d fit. Keep only the columns that are needed.")
        raise Unreadable(words % {"count": len(rows[0]), "most": COLUMNS})
    if filled > ROWS + 30:  # and room for titles and totals
        words = _(
            "This sheet has %(count)d rows; %(most)d fit. Split it in parts, each with the headings on top."
        )
        raise Unreadable(words % {"count": filled, "most": ROWS})
