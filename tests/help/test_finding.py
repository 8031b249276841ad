"""What a search finds, and that nothing typed can break it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugdedag.help import finding, reading, shelf
from plugdedag.help.finding import search
from plugdedag.help.stems import folded, stem

pytestmark = pytest.mark.only("sqlite")  # the same on any database: it asks none


@pytest.mark.parametrize(
    ("question", "slug"),
    [
        ("kaart", "using/postcards"),
        ("briefkaarten", "using/postcards"),
        ("hoe print ik de poster", "using/the-door"),
        ("zonder wifi", "using/the-door"),
        ("uitschrijven", "using/privacy"),
        ("WACHTLIJST", "using/a-month"),
        ("vraag achter de vraag", "using/a-lunch"),
        ("excel lijst", "using/moving-in"),
        ("link in verkeerde handen", "hosting/your-page"),
        ("wat krijgen wij", "hosting"),
    ],
)
def test_the_page_that_answers_is_among_the_first(question: str, slug: str) -> None:
    assert slug in [found.page.slug for found in search(question, "nl")[:3]]


PAIRS = [("vraag", "vragen"), ("huis", "huizen"), ("brief", "brieven"), ("café", "cafes"), ("foto", "foto’s")]


def test_a_part_of_a_compound_is_marked_whole() -> None:
    first = search("kaart", "nl")[0]
    assert "<mark>briefkaarten</mark>" in f"{first.title}{first.snippet}".lower()


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_one_and_more_are_one_word(one: str, other: str) -> None:
    assert stem(one) in folded(other)
    assert stem(other) in folded(one)


def test_small_words_do_not_drown_the_rest() -> None:
    few = [(found.page.slug, found.part.anchor) for found in search("wachtlijst", "nl")]
    assert [(found.page.slug, found.part.anchor) for found in search("hoe zit het met de wachtlijst", "nl")][
        :1
    ] == few[:1]


@pytest.mark.parametrize(
    "question",
    ["", " ", "%", "'", '"', "\0", "a" * 10_000, "%' OR 1=1 --", "🚲", "\ud800", "é" * 3, "*", "[("],
)
def test_nothing_sensible_finds_nothing(question: str) -> None:
    assert [found for found in search(question, "nl") if "1" not in question] == []


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=300))
def test_whatever_is_asked_is_answered_in_safe_words(question: str) -> None:
    for language in shelf.LANGUAGES:
        for found in search(question, language):
            bare = re.sub(r"</?mark>", "", f"{found.title} {found.snippet}")
            assert not re.search(r"[<>]", bare)


def test_what_the_docs_say_is_escaped_around_the_marks() -> None:
    assert finding.marked("<b> & kaart", ["kart"]) == "&lt;b&gt; &amp; <mark>kaart</mark>"


def test_no_more_than_a_page_of_results() -> None:
    assert len(search("de", "nl")) <= finding.MOST


def test_every_part_is_found_by_its_own_title() -> None:
    lost = [
        (slug, part.title)
        for slug in shelf.shelf()
        if slug.split("/")[0] in shelf.FOR_PEOPLE
        for part in reading.page(slug, "nl").parts
        if (slug, part.anchor)
        not in [(found.page.slug, found.part.anchor) for found in search(part.title, "nl")]
    ]
    assert lost == []
