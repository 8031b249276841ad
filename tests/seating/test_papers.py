"""Cards and signs as they are printed: A6 on A4, every table of every round, in the language of the city."""

import re
import subprocess
from dataclasses import replace

import pytest

from plugdedag.lib import tents
from plugdedag.lib.tents import Tent, Tents
from plugdedag.look.motifs import LINES
from plugdedag.seating import papers, schedules
from plugdedag.seating.holders import holders
from plugdedag.seating.names import NAMES, table_name
from plugdedag.seating.schedules import Booklet, Line, Slip
from plugdedag.seating.schedules.sheet import stacked
from tests.cast import Cast
from tests.lib.cards import MM, SQUARE, read, said
from tests.seating.evening import crowd, planned, sign_up

BOOKLET = Booklet("Kaarten", "Het startfeest", "Woensdag 2 december", "Je naam")


def slip(name: str, rounds: int = 6) -> Slip:
    return Slip(
        name,
        "Kaart 7",
        tuple(Line(f"Ronde {number}", f"Tafel {number}", SQUARE) for number in range(1, rounds + 1)),
    )


def test_four_cards_on_an_a4() -> None:
    pages = read(schedules.printed(BOOKLET, [slip(f"Plugger {number}") for number in range(9)])).pages
    assert len(pages) == 3
    box = pages[0].mediabox
    assert (round(float(box.width) / MM), round(float(box.height) / MM)) == (210, 297)


def test_the_piles_of_a_cut_stack_follow_one_another() -> None:
    places = stacked(list(range(10)))
    piles = [[places[page * 4 + pile] for page in range(3)] for pile in range(4)]
    assert piles == [[0, 1, 2], [3, 4, 5], [6, 7, 8], [9, None, None]]


def test_a_card_says_every_round() -> None:
    words = said(schedules.printed(BOOKLET, [slip("Noor de Vries")]), 0)
    expected = ["Het startfeest", "Woensdag 2 december", "Noor de Vries", "Kaart 7"]
    assert [part for part in expected if part not in words] == []
    assert [number for number in range(1, 7) if f"Ronde {number} Tafel {number}" not in words] == []


def test_a_card_without_a_name_has_a_line_for_one() -> None:
    assert "Je naam" in said(schedules.printed(BOOKLET, [slip("")]), 0)
    assert "Je naam" not in said(schedules.printed(BOOKLET, [slip("Bo")]), 0)


@pytest.mark.parametrize("name", ["x" * 80, "De " * 26, "مقهى 🧡", "#set page(width: 1mm)", "<b>Bo</b>"])
def test_any_name_fits_on_its_card(name: str) -> None:
    assert len(read(schedules.printed(BOOKLET, [slip(name, 12)])).pages) == 1


def test_two_signs_on_an_a4() -> None:
    pdf = schedules.signs(BOOKLET, [("Brug", SQUARE), ("Fiets", SQUARE), ("Molen", SQUARE)])
    assert len(read(pdf).pages) == 2
    assert ["Brug" in said(pdf, 0), "Fiets" in said(pdf, 0), "Molen" in said(pdf, 1)] == [True, True, True]


def edges(pdf: bytes) -> list[float]:
    """Where each word ends on the right, in millimetres."""
    found = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True, check=True)
    return [
        float(edge) / MM for edge in re.findall(rb'<word [^>]*xMax="([0-9.]+)"[^>]*>(?!PLUG)', found.stdout)
    ]


@pytest.mark.parametrize("words", ["Het startfeest", "Buurtboerderij Ons Genoegen " * 4, "W" * 120])
def test_a_long_name_of_a_place_stays_clear_of_the_edge_and_of_the_plug(words: str) -> None:
    signs = schedules.signs(replace(BOOKLET, heading=words), [("Brug", SQUARE)])
    assert max(edges(signs)) <= 170
    cards = tents.printed(Tents("Kaarten", words, "Vouw", (Tent("Brug", ("Bo", "Noor"), SQUARE),)))
    assert max(edges(cards)) <= 200


@pytest.mark.usefixtures("noon")
@pytest.mark.django_db
def test_a_programme_prints_each_card_once_by_name(cast: Cast) -> None:
    sign_up(cast.days[0], crowd(cast, 6))
    made = planned(cast, 8)
    slips = papers.slips(holders(made))
    assert [slip.name for slip in slips] == [f"Plugger {number:03}" for number in range(6)] + ["", ""]
    assert sorted(int(slip.number.split()[-1]) for slip in slips) == list(range(1, 9))
    first, path = slips[0], made.path(int(slips[0].number.split()[-1]))
    assert [line.table for line in first.lines] == [table_name(table) for table in path]


@pytest.mark.usefixtures("noon")
@pytest.mark.django_db
def test_paper_speaks_the_language_of_the_city(cast: Cast) -> None:
    made = planned(cast, 8)
    assert "Ronde 1" in said(papers.cards(made), 0)
    assert "Brug" in said(papers.signs(made), 0)


def test_every_table_has_a_drawing() -> None:
    assert {motif for _name, motif in NAMES} <= set(LINES)
