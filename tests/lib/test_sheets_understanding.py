"""Dates as people type them, headings as people spell them, and cells that cannot run."""

import datetime as dt

import pytest

from plugdedag.lib.sheets.columns import letter, understand
from plugdedag.lib.sheets.dates import date_in, dates_in
from plugdedag.lib.sheets.writing import RUNS, written
from plugdedag.people.importing.fields import MEMBERS

TWELFTH = dt.date(2024, 3, 12)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        *(
            (text, TWELFTH)
            for text in (
                "12-3-2024", "12/03/2024", "12.3.24", "2024-03-12", "2024/3/12", "12 mrt 2024", "12 maart 2024",
                "12-mrt-24",
                "12 Mar 2024", "March 12, 2024", "di 12 mrt. 2024", "2024-03-12 00:00:00", "12-3-2024 9:30",
                "45363", "12 / 3 / 2024",
            )
        ),
        ("3/25/2024", dt.date(2024, 3, 25)), ("maart 2024", dt.date(2024, 3, 1)), ("mrt-24", dt.date(2024, 3, 1)),
        ("2019", dt.date(2019, 1, 1)), ("1-1-87", dt.date(1987, 1, 1)),
        ("31-2-2024", None), ("12-13-14-15", None), ("morgen", None), ("", None), ("99999", None), ("0-0-0000", None),
    ],
)  # fmt: skip
def test_one_date(text: str, date: dt.date | None) -> None:
    assert date_in(text) == date


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("6, 13, 20 en 27 november 2024", [6, 13, 20, 27]), ("6 nov, 13 nov 2024", [6, 13]),
        ("6-11, 13-11-2024", [6, 13]),
        ("6-11-2024 t/m 27-11-2024", [6, 13, 20, 27]), ("6-11-2024;13-11-2024", [6, 13]),
        ("6/11/2024 - 20/11/2024", [6, 13, 20]),
        ("2024-11-06", [6]), ("elke week", None), ("6 nov 2024, binnenkort", None),
    ],
)  # fmt: skip
def test_several_dates(text: str, days: list[int] | None) -> None:
    found = dates_in(text, weekday=2)
    assert found == (days and [dt.date(2024, 11, day) for day in days])


@pytest.mark.parametrize(
    ("row", "columns"),
    [
        (["E-mailadres", "Voornaam", "Tussenvoegsel", "Achternaam"], ["email", "first", "particle", "last"]),
        (["MAIL", "naam", "Organisatie", "Functie"], ["email", "name", "organisation", "what"]),
        (["e_mail", "Lid sinds:", "Telefoon (mobiel)", "Full Name"], ["email", "since", "", "name"]),
        (["Kleur", "E-mail", "E-mail", "Taal"], ["", "email", "", "language"]),
    ],
)
def test_headings_in_many_spellings(row: list[str], columns: list[str]) -> None:
    found = understand([["Ledenlijst", "", "", ""], ["", "", "", ""], row, ["x"] * 4], MEMBERS)
    assert (found.header, found.columns) == (2, columns)


def test_of_two_columns_alike_the_one_that_is_filled_in_counts() -> None:
    assert understand([["E-mail", "E-mail"], ["", "bo@example.org"]], MEMBERS).columns == ["", "email"]


def test_a_list_without_headings_shows_its_addresses() -> None:
    found = understand([["Bo", "bo@example.org"], ["Noor", "noor@example.org"]], MEMBERS)
    assert (found.header, found.columns) == (None, ["", "email"])


def test_every_spelling_means_one_thing() -> None:
    """A heading under two fields would be read as whichever comes last."""
    for field in MEMBERS.wanted:
        assert {MEMBERS.key_of(each) for each in field.spellings} == {field.key}
    assert {MEMBERS.key_of(each) for one in MEMBERS.unkept for each in one.spellings} == {""}


def test_columns_are_called_as_in_excel() -> None:
    assert [letter(index) for index in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


@pytest.mark.parametrize("start", RUNS)
def test_a_cell_that_could_run_is_defused(start: str) -> None:
    data = written(["Naam"], [[f"{start}HYPERLINK(1)"]])
    assert data.startswith(b"\xef\xbb\xbfNaam\r\n")
    assert data.decode("utf-8-sig").split("\r\n", 1)[1].lstrip('"').startswith(f"'{start}")
