"""Pictures: sound XML, escaped words, and on paper only what a printer understands."""

import re
from xml.etree import ElementTree

import pytest

from plugdedag.look.fronts import postcard_front_svg
from plugdedag.look.motifs import NAMES
from plugdedag.look.palette import PRINT
from plugdedag.look.pictures import STATES, fitted, motif_svg, postmark_svg, stamp_svg

HARD = [
    "",
    "Verdiepen",
    "🚲☕️🧑‍🍳",
    "كيف نحصل على المزيد",
    "<script>alert(1)</script> & \"'",
    "x" * 5000,
    "woord " * 900,
]
SVG = "{http://www.w3.org/2000/svg}"


def read(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


@pytest.mark.parametrize("name", NAMES)
def test_every_motif_is_a_picture(name: str) -> None:
    assert len(read(motif_svg(name)).findall(f"{SVG}g")) == 2


@pytest.mark.parametrize("words", HARD, ids=lambda words: words[:9])
@pytest.mark.parametrize("state", STATES)
def test_stamp_with_hard_words(state: str, words: str) -> None:
    stamp = read(stamp_svg(words, words, state=state, day=words, place=words, label=words))
    assert stamp.get("aria-label") == (words or None)
    assert len("".join(stamp.itertext())) < 120


def test_words_fit_the_room() -> None:
    for words in HARD:
        shown, size = fitted(words, 92, 12, 7)
        assert len(shown) * size * 0.56 <= 92.01


@pytest.mark.parametrize(
    ("month", "place"), [("november", "Oost"), ("september", "Nieuw-West"), ("mei", "Centrum")]
)
def test_the_capitals_of_a_postmark_stay_within_its_ring(month: str, place: str) -> None:
    """What is printed is measured: a capital of this face is up to seven tenths of its size wide."""
    lines = [line for line in read(postmark_svg(month, place)).iter() if line.tag.endswith("text")]
    assert [line.text for line in lines] == [month.upper(), place.upper()]
    for line in lines:
        assert len(line.text or "") * float(line.get("font-size", "0")) * 0.69 <= 31.1


def test_only_what_has_been_is_cancelled() -> None:
    marked = {state: "4 NOV" in stamp_svg(1, "x", state=state, day="4 nov") for state in STATES}
    assert marked == {"past": True, "now": False, "next": False, "free": False}


def test_an_unknown_state_is_refused_with_the_cure() -> None:
    with pytest.raises(ValueError, match="Unexpected stamp state 'gone', use one of past, now, next, free"):
        stamp_svg(state="gone")


def test_with_a_label_it_is_an_image_and_without_decoration() -> None:
    assert read(postmark_svg("4 nov", "Oost", label="4 november")).get("role") == "img"
    assert read(postmark_svg("4 nov", "Oost")).get("aria-hidden") == "true"


@pytest.mark.parametrize("seed", range(40))
def test_fronts_are_the_same_every_time_and_simple_enough_to_print(seed: int) -> None:
    front = postcard_front_svg(seed, 154, 111, title="De Dageraad", sized=True)
    assert front == postcard_front_svg(seed, 154, 111, title="De Dageraad", sized=True)
    assert read(front).get("width") == "154mm"
    assert {element.tag.removeprefix(SVG) for element in read(front).iter()} <= {
        "svg",
        "g",
        "path",
        "circle",
        "text",
    }
    assert "var(" not in front
    assert set(re.findall(r'(?:fill|stroke)="([^"]*)"', front)) <= set(
        re.findall(r"#[0-9a-f]{6}", front) + ["none"]
    )


def test_fronts_differ() -> None:
    assert len({postcard_front_svg(seed) for seed in range(100)}) == 100


def test_paper_knows_no_variables() -> None:
    for state in STATES:
        assert "var(" not in stamp_svg(1, "x", state=state, palette=PRINT)
