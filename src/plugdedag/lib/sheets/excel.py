"""An Excel file (.xlsx): one sheet of it, as text. Nothing is unpacked before its size is known."""

from __future__ import annotations

import datetime as dt
import io
import warnings
import zipfile
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from plugdedag.lib.sheets.sheet import ROWS, Sheet, Unreadable, clean

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

UNPACKED = 60_000_000  # bytes; a full sheet of names and addresses has a tenth of that
PARTS = 2000
EMPTY = 20_000  # rows without anything, after which nothing is expected any more
WIDEST = 400  # cells; what is beyond is refused anyway


def read(data: bytes) -> Sheet:
    """The first sheet with something in it. Dates come as ISO; of a formula, the result that was saved with it."""
    import openpyxl  # noqa: PLC0415 - a fifteenth of every start of “plug”, for a file that comes now and then

    formulas = look_inside(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that we do not read
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            found = [
                (sheet.title, rows(sheet)) for sheet in book.worksheets if sheet.sheet_state == "visible"
            ]
    except Unreadable:
        raise
    except Exception as error:  # a broken file breaks the library in every way there is
        raise broken() from error
    filled = [(title, each) for title, each in found if each]
    remarks = []
    if formulas:
        remarks.append(
            _("Some cells are formulas. Their results were read as they were when the file was saved.")
        )
    if len(filled) > 1:
        words = _("There are several sheets in this file. Only the first was read: %(title)s.")
        remarks.append(words % {"title": filled[0][0]})
    return Sheet(filled[0][1] if filled else [], tuple(remarks))


def look_inside(data: bytes) -> bool:
    """Refuse what is no workbook or swells when unpacked; answers whether a sheet has formulas."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
            names = {part.filename for part in parts}
            if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
                raise Unreadable(
                    _(
                        "Unpacked, this file is much larger than a list. Copy the list to a new file and choose that."
                    )
                )
            if "xl/workbook.xml" not in names:
                raise Unreadable(
                    _("This is no Excel file inside. Open the list, and save it as .xlsx or CSV.")
                )
            sheets = [name for name in names if name.startswith("xl/worksheets/") and name.endswith(".xml")]
            return any(b"<f>" in (inside := packed.read(name)) or b"<f " in inside for name in sheets)
    except Unreadable:
        raise
    except Exception as error:  # a damaged archive has no end of ways to be wrong
        raise broken() from error


def broken() -> Unreadable:
    return Unreadable(
        _(
            "This Excel file is damaged or locked. Open it, save it anew without a password, and choose that file."
        )
    )


def rows(sheet: ReadOnlyWorksheet) -> list[list[str]]:
    """The cells of a sheet as text; no rows when it is empty."""
    sheet.reset_dimensions()  # what the file says of its size is often wrong
    found: list[list[str]] = []
    empty = filled = 0
    for row in sheet.iter_rows(values_only=True, max_col=WIDEST):
        texts = [said(value) for value in row]
        something = any(texts)
        empty, filled = (0 if something else empty + 1), filled + something
        found.append(texts if something else [])
        if empty > EMPTY or filled > ROWS + 1000:
            break
    return found if filled else []


def said(value: Any) -> str:
    """A cell as text."""
    if value is None:
        return ""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return clean(str(value))
