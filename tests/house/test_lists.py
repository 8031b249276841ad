"""The headings in the docs are those the code knows."""

import re
from pathlib import Path

from django.utils import translation

from plugdedag.lib.sheets.columns import Fields
from plugdedag.people.importing.fields import MEMBERS
from plugdedag.questions.recording.fields import MONTHS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "using" / "moving-in.md"


def rows(fields: Fields) -> list[str]:
    """The lines of the tables as they have to stand in the docs."""
    with translation.override("en"):
        wanted = [f"| {field.label} | {' · '.join(field.spellings)} |" for field in fields.wanted]
        return wanted + [f"| {one.why} | {' · '.join(one.spellings)} |" for one in fields.unkept]


def test_the_tables_are_those_of_the_code() -> None:
    tables = re.findall(
        r"\| (?:what \| headings we know|why not \| headings) \|\n\|---\|---\|\n((?:\|.*\n)+)",
        PAGE.read_text("utf-8"),
    )
    assert "".join(tables).splitlines() == [*rows(MEMBERS), *rows(MONTHS)]


def test_no_heading_of_a_month_means_two_things() -> None:
    for field in MONTHS.wanted:
        assert {MONTHS.key_of(each) for each in field.spellings} == {field.key}
