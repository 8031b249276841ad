"""Texts in, ranked groups out: what is kept, what is forgotten, and what one may not read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugdedag.engine.search import Corpus, folded, spans
from plugdedag.engine.search.kinship import Kinship, slips, stems
from plugdedag.engine.search.words import asked


def of(**texts: str) -> Corpus[str, str]:
    """Each text a group of its own; ``a_1`` and ``a_2`` are texts of one group."""
    made: Corpus[str, str] = Corpus()
    for key, text in texts.items():
        made.put(key, key.split("_")[0], text)
    return made


def groups(made: Corpus[str, str], text: str, hidden: str = "") -> list[str]:
    return [each.group for each in made.search(text, lambda key: key not in hidden.split(), 9)]


def test_a_group_adds_up_what_its_texts_say() -> None:
    made = of(a_1="het hek", a_2="de sleutel", b="het hek het hek het hek", c="iets anders")
    assert groups(made, "hek sleutel") == ["a", "b"]


def test_what_is_put_again_or_dropped_is_forgotten_whole() -> None:
    made = of(a="vrijwilligers", b="tuinders")
    made.put("a", "a", "zwemmers")
    assert (groups(made, "vrijwilligers"), groups(made, "zwemmers")) == ([], ["a"])
    made.drop("a")
    made.drop("a")
    assert groups(made, "zwemmers") == []
    assert made.kinship.words == {"tuinders"}


def test_what_one_may_not_read_changes_nothing() -> None:
    """Neither whether a word is known, nor how rare it is, nor which slip is nearest."""
    alone = of(a="de buurt viert feest", b="het hek")
    more = of(a="de buurt viert feest", b="het hek", x="buurt buurt hek", y="buurten", z="feesd")
    for text in ("buurt", "feesd", "hek feest", "buurtfeest", "feesten"):
        mine = [(each.group, each.score, each.words) for each in alone.search(text, lambda key: True, 2)]
        theirs = more.search(text, lambda key: key in "ab", 2)
        assert [(each.group, each.score, each.words) for each in theirs] == mine


def test_small_words_count_only_when_nothing_else_is_asked() -> None:
    assert asked("Hoe krijgen we meer vrijwilligers?", 9) == ["vrijwilligers"]
    assert asked("wie en waar", 9) == ["wie", "en", "waar"]
    assert groups(of(a="wie weet"), "wie") == ["a"]


@pytest.mark.parametrize(
    ("one", "other", "far"), [("hek", "hek", 0), ("hek", "hke", 1), ("hek", "hekken", 3), ("a", "", 1)]
)
def test_slips(one: str, other: str, far: int) -> None:
    assert slips(one, other, 3) == slips(other, one, 3) == far


@given(st.text("abc", max_size=7), st.text("abc", max_size=7))
def test_slips_stop_counting_but_never_tell_less(one: str, other: str) -> None:
    whole = slips(one, other, 99)
    assert min(slips(one, other, 2), 3) == min(whole, 3)
    assert abs(len(one) - len(other)) <= whole <= max(len(one), len(other))


@given(st.text(max_size=60))
def test_whatever_is_typed_has_words_that_stand_in_it(text: str) -> None:
    for start, end, word in spans(text):
        assert folded(text[start:end]) == word
    of(a="een tekst").search(text, lambda key: True, 1)


def test_stems_join_forms_in_both_languages() -> None:
    assert set(stems("huizen")) & set(stems("huis"))
    assert set(stems("volunteering")) & set(stems("volunteers"))
    assert stems("2026") == ("2026",)


def test_a_short_word_has_no_slips() -> None:
    known = Kinship()
    known.add("held")
    assert known.kin("geld", lambda word: True) == {}
