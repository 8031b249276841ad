"""What the office printer gets: four cards to an A4, and backs that fall on their fronts."""

from dataclasses import replace

import pytest

from plugdedag.lib.postcards import office
from tests.lib.cards import CARD, FRONT, MM, WORDS, Picture, cards, read, said, seen

# The trims of the cells in millimetres, by (column, row): A6 on its side, nine tenths of its size.
CELL = (94.5, 133.2)
LEFT, TOP = (210 - 2 * 94.5 - 4) / 2, (297 - 2 * 133.2 - 4) / 2


def corner(column: int, row: int) -> tuple[float, float]:
    return LEFT + column * (CELL[0] + 4), TOP + row * (CELL[1] + 4)


def margins(picture: Picture) -> list[bytes]:
    """Only what lies outside all cards and their bleed, the rest white."""
    scale = picture.dpi / 25.4
    top, left = int((TOP - 2.4) * scale), int((LEFT - 2.4) * scale)
    rows = []
    for y, row in enumerate(picture.rows):
        if top <= y < picture.height - top:
            row = row[:left] + b"\xff" * (picture.width - 2 * left) + row[picture.width - left :]
        rows.append(row)
    return rows


def inked(rows: list[bytes]) -> set[tuple[int, int]]:
    return {(x, y) for y, row in enumerate(rows) for x, grey in enumerate(row) if grey < 100}


@pytest.mark.parametrize(("count", "sheets"), [(1, 1), (4, 1), (5, 2), (8, 2)])
def test_a_sheet_of_two_pages_for_every_four_cards(count: int, sheets: int) -> None:
    pages = read(office(cards(count), WORDS)).pages
    assert len(pages) == 2 * sheets
    assert {tuple(round(float(side) / MM, 1) for side in page.mediabox) for page in pages} == {
        (0, 0, 210, 297)
    }


def test_fronts_and_backs_take_turns() -> None:
    pdf = office(cards(5), WORDS)
    assert [said(pdf, page).count("Groeten uit Oost") for page in range(4)] == [4, 0, 1, 0]
    assert [said(pdf, page).count("Tip nummer") for page in range(4)] == [0, 4, 0, 1]


def test_crop_marks_fall_on_each_other_when_the_sheet_is_flipped() -> None:
    pdf = office(cards(4), WORDS)
    front, back = margins(seen(pdf, 0)), margins(seen(pdf, 1))
    flipped = [row[::-1] for row in back]
    ink, other = inked(front), inked(flipped)
    assert len(ink) > 300
    near = {(x + dx, y + dy) for x, y in other for dx in (-1, 0, 1) for dy in (-1, 0, 1)}
    assert ink <= near


def test_the_marks_stand_at_every_cut_and_outside_the_bleed() -> None:
    picture = seen(office(cards(4), WORDS), 0, dpi=288)
    for column in (0, 1):
        for x in (corner(column, 0)[0], corner(column, 0)[0] + CELL[0]):
            assert picture.darkest(x - 0.15, TOP - 5, x + 0.15, TOP - 4) < 100
            assert picture.darkest(x - 0.15, TOP - 2.6, x + 0.15, TOP - 2.2) > 200
    for row in (0, 1):
        for y in (corner(0, row)[1], corner(0, row)[1] + CELL[1]):
            assert picture.darkest(LEFT - 5, y - 0.15, LEFT - 4, y + 0.15) < 100


@pytest.mark.parametrize("place", range(4))
def test_the_back_of_a_card_lies_behind_its_front(place: int) -> None:
    """One card is dark on its front and bears the only stamp that is dark: their places must be mirrored."""
    light = replace(CARD, front_svg=FRONT.format("#ffffff"), stamp_svg=FRONT.format("#ffffff"), greeting="")
    dark = replace(light, front_svg=FRONT.format("#000000"), stamp_svg=FRONT.format("#000000"))
    four = [light] * 4
    four[place] = dark
    pdf = office(four, WORDS)
    front, back = seen(pdf, 0), seen(pdf, 1)
    for column in (0, 1):
        for row in (0, 1):
            x, y = corner(column, row)
            here = place == column + 2 * row
            assert (front.at(x + CELL[0] / 2, y + CELL[1] / 2) < 50) == here
            # The stamp is at the right of the card, near its top; a back lies with its top to the left.
            x, y = corner(1 - column, row)
            assert (back.at(x + 25 * 0.9, y + (148 - 124) * 0.9) < 50) == here


def test_the_last_sheet_may_have_one_card_only() -> None:
    pdf = office(cards(5), WORDS)
    front, back = seen(pdf, 2), seen(pdf, 3)

    def printed(picture: Picture) -> list[tuple[int, int]]:
        cells = [(column, row) for row in (0, 1) for column in (0, 1)]
        corners = {cell: corner(*cell) for cell in cells}
        return [cell for cell, (x, y) in corners.items() if picture.at(x + CELL[0] / 2, y + 30) < 250]

    assert printed(front) == [(0, 0)]
    assert printed(back) == [(1, 0)]


def test_a_card_turns_over_sideways() -> None:
    """Fronts have their top to the right and backs to the left: the same edge of the paper."""
    sky = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 154 111"><path d="M0 0h154v55H0z"/></svg>'
    pdf = office([replace(CARD, front_svg=sky, greeting="", stamp_svg=FRONT.format("#000000"))], WORDS)
    front, back = seen(pdf, 0), seen(pdf, 1)
    x, y = corner(0, 0)
    assert front.at(x + CELL[0] - 5, y + 60) < 50
    assert front.at(x + 5, y + 60) > 200
    x, y = corner(1, 0)
    assert back.lightest(x + 16, y + 12, x + 30, y + 30) < 50  # the stamp
    assert back.lightest(x + CELL[0] - 30, y + 12, x + CELL[0] - 16, y + 30) > 200  # opposite, the code
