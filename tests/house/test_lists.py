"""The headings in the docs are those the code knows."""

import re
from pathlib import Path

import pytest
from django.utils import translation

from plugdedag.lib.sheets.columns import Fields
from plugdedag.people.importing.fields import MEMBERS
from plugdedag.questions.recording.fields import MONTHS

DOCS = Path(__file__).resolve().parents[2] / "docs" / "using"
PAGES = {"en": DOCS / "moving-in.md", "nl": DOCS / "moving-in.nl.md"}
TABLE = re.compile(
    r"\| (?:what \| headings we know|why not \| headings|wat \| koppen die we kennen|waarom niet \| koppen) \|\n"
    r"\|---\|---\|\n((?:\|.*\n)+)"
)


def rows(fields: Fields, language: str) -> list[str]:
    """The lines of the tables as they have to stand in the docs."""
    with translation.override(language):
        wanted = [f"| {field.label} | {' · '.join(field.spellings)} |" for field in fields.wanted]
        return wanted + [f"| {one.why} | {' · '.join(one.spellings)} |" for one in fields.unkept]


@pytest.mark.parametrize("language", PAGES)
def test_the_tables_are_those_of_the_code(language: str) -> None:
    tables = TABLE.findall(PAGES[language].read_text("utf-8"))
    assert "".join(tables).splitlines() == [*rows(MEMBERS, language), *rows(MONTHS, language)]


def test_no_heading_of_a_month_means_two_things() -> None:
    for field in MONTHS.wanted:
        assert {MONTHS.key_of(each) for each in field.spellings} == {field.key}
