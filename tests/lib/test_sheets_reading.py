"""Bytes in, rows out: every encoding and separator people have, and clear words about what is no sheet."""

import datetime as dt
import io
import zipfile

import pytest
from django.utils import translation

from plugdedag.lib.sheets.reading import read
from plugdedag.lib.sheets.sheet import Unreadable
from tests.people.lists import csv, xlsx

TABLE = [["Naam", "Mail"], ["Zoë van der Berg", "zoe@example.org"], ["José", "jose@example.org"]]


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_same_list_in_every_encoding(encoding: str, separator: str) -> None:
    assert read(csv(TABLE, encoding, separator)).rows == TABLE


def test_an_excel_file_with_numbers_dates_and_gaps() -> None:
    cells = [
        ["Naam", "Sinds", "Nr"],
        [],
        ["Bo", dt.datetime(2024, 3, 12), 3.0],
        ["Noor", dt.date(2019, 1, 1), 4.5],
    ]
    expected = [
        ["Naam", "Sinds", "Nr"],
        ["", "", ""],
        ["Bo", "2024-03-12", "3"],
        ["Noor", "2019-01-01", "4.5"],
    ]
    assert read(xlsx(cells)).rows == expected


def test_line_breaks_in_cells_stay_and_rows_keep_their_numbers() -> None:
    found = read(b'naam;wat\r\n\r\n"Bo";"een\r\ntwee"\r\n\r\n').rows
    assert found == [["naam", "wat"], ["", ""], ["Bo", "een\ntwee"]]


def test_a_first_line_that_names_the_separator() -> None:
    assert read(b"sep=;\r\na,b;c\r\n").rows == [["", ""], ["a,b", "c"]]


def test_what_nobody_can_see_is_taken_out() -> None:
    found = read("a;b\n\u202eBo\u202c;N\x00oo\u200br\n\u00a0x\u00a0;\ufeffy".encode()).rows
    assert found == [["a", "b"], ["Bo", "Noor"], ["x", "y"]]


def test_a_quotation_mark_that_never_closes_swallows_nothing() -> None:
    found = read(b'naam;mail\n"Bo;bo@example.org\nNoor;noor@example.org\n')
    assert found.rows == [["naam", "mail"], ["Bo", "bo@example.org"], ["Noor", "noor@example.org"]]
    assert len(found.remarks) == 1


def formula() -> bytes:
    """A workbook with a formula and its result."""
    data, out = xlsx([["Naam"], ["Bo"]]), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            inside = old.read(name)
            if name.endswith("sheet1.xml"):
                cell = b'<row r="3"><c r="A3" t="str"><f>A2&amp;"x"</f><v>Box</v></c></row></sheetData>'
                inside = inside.replace(b"</sheetData>", cell)
            new.writestr(name, inside)
    return out.getvalue()


def test_of_a_formula_the_result_is_read_and_that_is_said() -> None:
    found = read(formula())
    assert (found.rows, len(found.remarks)) == ([["Naam"], ["Bo"], ["Box"]], 1)


def bomb(size: int) -> bytes:
    """A small file that swells when it is unpacked."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * size)
    return out.getvalue()


def zipped(**files: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


BOMB = bomb(61_000_000)
LOCKED = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
)
REFUSED = {
    "empty": (b"", "is empty"),
    "blank": (b" \r\n ", "is empty"),
    "only separators": (b";;;\n;;;\n", "nothing in this sheet"),
    "too large": (b"a;b\n" * 1_300_000, "larger than 5 MB"),
    "too many rows": (b"a@b.nl\n" * 10_500, "10500 rows"),
    "too many columns": (b";".join(b"x" for _ in range(300)), "300 columns"),
    "locked": (LOCKED, "locked with a password"),
    "old Excel": (b"\xd0\xcf\x11\xe0" + bytes(2000), "old Excel"),
    "PDF": (b"%PDF-1.7 ...", "is a PDF"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "is a PNG"),
    "program": (b"\x7fELF\x02\x01\x01" + bytes(range(1, 32)) * 50, "no text either"),
    "bomb": (BOMB, "Unpacked"),
    "OpenDocument": (zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "no Excel file inside"),
    "half an Excel file": (xlsx([["a"], ["b"]])[:900], "damaged"),
    "hollow Excel file": (zipped(**{"xl/workbook.xml": "<nonsense"}), "damaged"),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_cannot_be_read_says_why_and_what_to_do(name: str) -> None:
    data, words = REFUSED[name]
    with translation.override("en"), pytest.raises(Unreadable) as refused:
        read(data)
    assert words in refused.value.words


def test_the_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    """And the control: with the limit off, it would be."""
    unpacked = []
    real = zipfile.ZipFile.read
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *args: unpacked.append(args[1]) or real(*args))
    with pytest.raises(Unreadable):
        read(BOMB)
    assert unpacked == []
    monkeypatch.setattr("plugdedag.lib.sheets.excel.UNPACKED", 10**9)
    with pytest.raises(Unreadable):
        read(BOMB)
    assert unpacked[0] == "xl/worksheets/sheet1.xml"
