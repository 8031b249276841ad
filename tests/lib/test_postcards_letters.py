"""Whatever people type can be set: nothing crashes, nothing runs over the edge, nothing shows an empty box."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugdedag.lib.postcards import letters, office, print_shop
from tests.lib.cards import CARD, WORDS, alts, said, seen

HOSTILE = {
    "one word": "Doe",
    "5000 letters": "Vraag de buren. " * 313,
    "5000 of the widest": "W" * 5000,
    "a word without end": "aap" * 200,
    "a number without end": "1234567890" * 60,
    "many lines": "ja\n" * 400,
    "hebrew": "פתחו את המזנון גם לשכנים, בכל יום רביעי",
    "arabic": "افتحوا النادي للجيران كل مساء أربعاء",
    "both ways": "Zeg مرحبا tegen de buren",
    "emoji": "Zet koffie ☕ en taart 🎂 klaar 😀👩‍💻🇳🇱",
    "no letter we have": "你好世界",
    "nothing": "",
    "spaces": "  \n\t  ",
    "typst": '#panic("no") $x$ *vet* @ref <label> \\ // weg /* ook */ `code` [',
    "html": "<script>alert(1)</script> &amp;",
    "control": "a\x00b\x07c\u202ed\ufeffe\ud800f",
}


def edges_are_clean(pdf: bytes) -> bool:
    """Whether nothing but paper lies between the writing and the divider, the edge stripes and the foot."""
    page = seen(pdf, 1)
    clean = page.at(3 + 8, 3 + 50)
    beside = page.darkest(3 + 83.5, 3 + 12, 3 + 84.8, 3 + 98)
    below = page.darkest(3 + 6, 3 + 94.5, 3 + 84, 3 + 100)
    return min(beside, below) >= clean - 4


@pytest.mark.parametrize("tip", HOSTILE.values(), ids=HOSTILE.keys())
def test_any_tip_stays_on_its_card(tip: str) -> None:
    pdf = print_shop([replace(CARD, tip=tip)], WORDS)
    assert edges_are_clean(pdf)
    assert office([replace(CARD, tip=tip)], WORDS).startswith(b"%PDF")


def test_the_check_of_the_edges_sees_a_number_that_runs_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letters, "breakable", lambda text: text)
    assert not edges_are_clean(print_shop([replace(CARD, tip="1" * 200)], WORDS))


@pytest.mark.parametrize("field", ["author", "question", "greeting"])
@pytest.mark.parametrize(
    "text", ["W" * 120, "🎉" * 50, "שלום", "", "你好"], ids=["wide", "emoji", "hebrew", "empty", "lost"]
)
def test_any_other_words_stay_on_their_card(field: str, text: str) -> None:
    assert edges_are_clean(print_shop([replace(CARD, **{field: text})], WORDS))


def test_any_address_stays_on_its_card() -> None:
    pdf = print_shop([replace(CARD, address=("W" * 120, "een " * 60, "", "te veel"))], WORDS)
    assert edges_are_clean(pdf)
    assert "te veel" not in said(pdf, 1)


@settings(max_examples=25)
@given(st.text(max_size=300), st.text(max_size=40))
def test_random_words_are_printed_without_a_murmur(tip: str, author: str) -> None:
    assert print_shop([replace(CARD, tip=tip, author=author)], WORDS).startswith(b"%PDF")


def test_typst_never_reads_a_tip_as_its_own_language() -> None:
    assert (
        said(print_shop([replace(CARD, tip=HOSTILE["typst"])], WORDS), 1).count('#panic("no") $x$ *vet*') == 1
    )


def test_six_hundred_letters_are_all_there_and_can_be_read() -> None:
    tip = ("Laat nieuwe ouders in hun eerste maand niets doen behalve kijken en eten. " * 9)[:600].strip()
    pdf = print_shop([replace(CARD, tip=tip)], WORDS)
    assert tip in said(pdf, 1)


def test_an_emoji_is_drawn_and_named() -> None:
    pdf = print_shop([replace(CARD, tip="Koffie ☕ eerst 👩‍💻")], WORDS)
    assert "hot beverage" in alts(pdf)
    assert "Koffie eerst" in said(pdf, 1)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Ha\r\nja\rnee", "Ha\nja\nnee"),
        ("a\n\n\n\n\nb", "a\n\nb"),
        ("  te   veel\tlucht ", "te veel lucht"),
        ("cafe\u0301", "café"),
        ("wij 你好 ook", "wij ook"),
        ("stil\u200bte\u202e", "stilte"),
        ("👍🏽", "👍"),
    ],
)
def test_printable(text: str, printed: str) -> None:
    assert letters.printable(text) == printed


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("Vraag de buren ☕ 👍🏽 ❤️ \u200b\ufeff", ""),
        ("wij 你好 ook 好", "你好"),
        ("ሰላም", "ሰላም"),
        ("👩‍💻 typt", "👩💻"),
        ("cafe\u0301", ""),
    ],
)
def test_what_is_lost_is_said(text: str, lost: str) -> None:
    assert "".join(letters.lost(text)) == lost


def test_a_line_loses_its_emoji_too() -> None:
    assert letters.lost("Feest 🎉", drawn=False) == ("🎉",)
    assert letters.line("Feest 🎉") == "Feest"


def test_every_letter_we_promise_has_a_glyph() -> None:
    """Typst refuses a tagged document with a letter no typeface has, so this fails when one is missing."""
    spoken = [char for char in sorted(letters.glyphs()) if letters.printable(char) == char]
    lines = ["".join(spoken[start : start + 400]) for start in range(0, len(spoken), 400)]
    assert len(spoken) > 1000
    assert print_shop([replace(CARD, tip=line) for line in lines], WORDS).startswith(b"%PDF")


def test_every_icon_exists() -> None:
    assert all(letters.icon(name, "#000000").startswith("<svg xmlns") for name in letters.ICONS)


@pytest.mark.parametrize(
    ("text", "way"), [("hallo", "ltr"), ("… שלום", "rtl"), ("مرحبا", "rtl"), ("12", "ltr")]
)
def test_direction(text: str, way: str) -> None:
    assert letters.direction(text) == way


def test_words_change_hands_and_double_letters_differ() -> None:
    (line,) = letters.runs("een kop")
    assert line == [letters.Stroke("e", 0), letters.Stroke("en ", 1), letters.Stroke("kop", 2)]


def test_a_long_run_may_break() -> None:
    broken = letters.breakable("a" * 100)
    assert broken.replace("\u200b", "") == "a" * 100
    assert max(map(len, broken.split("\u200b"))) <= letters.LONGEST_RUN
    assert letters.breakable("Hottentottententoonstelling") == "Hottentottententoonstelling"
