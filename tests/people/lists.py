"""Lists of people as networks have them, with every mistake there is; the benchmark takes its rows from here."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator

import openpyxl

HEADINGS = [
    "Nr", "Voornaam", "Tussenvoegsel", "Achternaam", "E-mailadres", "Telefoon", "Lid sinds", "Organisatie", "Functie",
]  # fmt: skip
FIRST = ["Jan", "Fatima", "Sanne", "José", "Wim", "Zoë", "Bülent", "Emma 🌷", "Noé", "Ali"]
LAST = [
    ("van der", "Berg"),
    ("", "Jansen"),
    ("de", "Groot"),
    ("el", "Amrani"),
    ("", "Öztürk"),
    ("", "Visser, de"),
]
DATES = ["12-3-2024", "2024-03-12", "12 mrt 2024", "45363", "2019", "maart 2023", "3/25/2024", "", "12.3.24"]
MISTAKES = {
    "no address": {4: ""},
    "no real address": {4: "jan apenstaartje gmail"},
    "half an address": {4: "jan@"},
    "two addresses": {4: "een{n}@example.org; twee{n}@example.org"},
    "an address with a name": {4: "Jan <wrapped{n}@example.org>"},
    "mistyped domain": {4: "typo{n}@gamil.com"},
    "a double": {4: "DOUBLE@Example.org"},
    "no such date": {6: "31-2-2024"},
    "a date to come": {6: "1-1-2099"},
    "a formula": {1: '=HYPERLINK("https://example.org")'},
    "a long cell": {3: "x" * 5000},
    "a long organisation": {7: "y" * 5000},
    "no organisation": {7: "", 8: "bakker"},
    "turned letters": {1: "\u202eJan\u202c"},
    "nothing but a name": {2: "", 3: "", 4: "", 6: "", 7: "", 8: ""},
    "NUL": {1: "Ja\x00n"},
    "a broken line": {8: "tekenaar\nen schrijver"},
    "nothing at all": dict.fromkeys(range(9), ""),
}


def good(number: int, chance: random.Random) -> list[str]:
    """A row that can be used."""
    particle, last = chance.choice(LAST)
    return [
        str(number), chance.choice(FIRST), particle, last, f"lid{number}@example.org", "06-12345678",
        chance.choice(DATES), chance.choice(["Studio Oost", "vv De Dageraad", ""]), "",
    ]  # fmt: skip


def rows(count: int, seed: int = 1, wrong: float = 0.2) -> Iterator[list[str]]:
    """So many rows, of which that share has a mistake, each kind of mistake in turn."""
    chance, kinds = random.Random(seed), list(MISTAKES.values())
    for number in range(1, count + 1):
        row = good(number, chance)
        if chance.random() < wrong:
            for index, cell in kinds[number % len(kinds)].items():
                row[index] = cell.replace("{n}", str(number))
        yield row


def csv(table: list[list[str]], encoding: str = "utf-8", separator: str = ";") -> bytes:
    """A list as a text file, every cell in quotation marks."""
    lines = [separator.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in table]
    return "\r\n".join(lines).encode(encoding, errors="replace")


def xlsx(table: list[list[object]], title: str = "Leden") -> bytes:
    """A list as an Excel file."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(title)
    for row in table:
        sheet.append([cell.replace("\x00", "") if isinstance(cell, str) else cell for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
