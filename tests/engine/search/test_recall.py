"""How many of the questions that should answer do: counted over what people type, and each part that helps, helps."""

from __future__ import annotations

from unittest.mock import patch

from plugdedag.engine.search import Corpus, glossary, kinship
from tests.engine.search.asked import ASKED, QUESTIONS

AMONG = 5


def corpus() -> Corpus[str, str]:
    made: Corpus[str, str] = Corpus()
    for name, text in QUESTIONS.items():
        made.put(name, name, text)
    return made


def missed() -> list[tuple[str, str]]:
    """What was typed without its question being among the first five."""
    made = corpus()
    return [
        (typed, wanted)
        for typed, wanted in ASKED
        if wanted not in [each.group for each in made.search(typed, lambda key: True, len(QUESTIONS))[:AMONG]]
    ]


def test_there_is_enough_to_count() -> None:
    assert len(ASKED) >= 60
    assert {wanted for _typed, wanted in ASKED} <= QUESTIONS.keys()


def test_nine_in_ten_are_among_the_first_five() -> None:
    assert len(missed()) <= len(ASKED) // 10, missed()


def test_without_stems_compounds_slips_or_the_glossary_fewer_are() -> None:
    """The controls: each of the four carries its part."""
    whole = len(missed())
    off = {
        "stems": patch.object(kinship, "stems", lambda word: (word,)),
        "compounds": patch.object(kinship.Kinship, "_compounds", lambda self, word: ()),
        "parts": patch.object(kinship.Kinship, "_parts", lambda self, word: ()),
        "slips": patch.object(kinship.Kinship, "_slips", lambda self, word, seen: ()),
        "glossary": patch.object(glossary, "table", dict),
    }
    for name, without in off.items():
        with without:
            assert len(missed()) > whole, name
