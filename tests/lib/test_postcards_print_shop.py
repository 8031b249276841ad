"""What a print shop gets: boxes, pages, fonts, words, ink."""

import datetime as dt
from dataclasses import replace

import pypdfium2
import pytest
import zxingcpp
from pypdf.generic import RectangleObject

from plugdedag.lib.postcards import NoCards, print_shop
from tests.lib.cards import CARD, GREEN, MM, WORDS, alts, cards, read, said, seen

NOON = dt.datetime(2026, 11, 25, 12, tzinfo=dt.UTC)


def millimetres(box: RectangleObject) -> tuple[float, ...]:
    return tuple(float(side) / MM for side in box)


def test_boxes_pages_and_trim() -> None:
    pages = read(print_shop(cards(3), WORDS)).pages
    assert len(pages) == 6
    for page in pages:
        assert millimetres(page.mediabox) == pytest.approx((0, 0, 154, 111), abs=0.01 / MM)
        assert millimetres(page.bleedbox) == pytest.approx((0, 0, 154, 111), abs=0.01 / MM)
        assert millimetres(page.trimbox) == pytest.approx((3, 3, 151, 108), abs=0.01 / MM)


def test_front_and_back_of_a_card_follow_each_other() -> None:
    pdf = print_shop(cards(2), WORDS)
    assert [said(pdf, page) for page in (0, 2)] == ["Groeten uit Oost"] * 2
    assert "Tip nummer 1." in said(pdf, 1)
    assert "Tip nummer 2." in said(pdf, 3)


def test_the_back_says_all_in_reading_order() -> None:
    assert said(print_shop([CARD], WORDS), 1) == (
        "Op jullie vraag Hoe wordt de club van de ouders? "
        "Vraag niet wie er kan helpen. Vraag wie er koffie komt drinken. Jetske "
        "vv De Dageraad Sportpark De Dageraad Amsterdam-Oost "
        "Lees verder over deze vraag amsterdam.example.org/ questions/12 PLUG"
    )


def test_nothing_is_said_of_an_author_who_gave_no_name() -> None:
    assert "Jetske" not in said(print_shop([replace(CARD, author=None)], WORDS), 1)


def test_a_screen_reader_knows_title_language_and_pictures() -> None:
    pdf = print_shop([CARD], WORDS)
    reader = read(pdf)
    root = reader.trailer["/Root"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Briefkaarten voor vv De Dageraad"
    assert root["/Lang"] == "nl"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "pdfuaid" in root["/Metadata"].get_object().get_data().decode()
    pictures = ["Een getekende molen", "Postzegel van lunch 4", "Stempel van 25 november in Oost"]
    assert [alt for alt in alts(pdf) if alt in {*pictures, WORDS.scan_alt}] == [*pictures, WORDS.scan_alt]


def test_every_font_is_embedded() -> None:
    names = set()
    for page in read(print_shop([replace(CARD, tip="Doe mee, Привет, مرحبا, שלום, αβγ")], WORDS)).pages:
        for font in page["/Resources"].get("/Font", {}).values():
            (face,) = font.get_object()["/DescendantFonts"]
            descriptor = face.get_object()["/FontDescriptor"].get_object()
            assert {"/FontFile2", "/FontFile3"} & set(descriptor)
            names.add(descriptor["/FontName"].split("+")[1].split("-")[0])
    assert names == {"BricolageGrotesque", "InstrumentSans", "Caveat", "Rubik", "LibertinusSerif"}


def test_ink_runs_to_the_end_of_the_bleed() -> None:
    pdf = print_shop([CARD], WORDS)
    front, back = seen(pdf, 0), seen(pdf, 1)
    green = front.at(77, 40)
    for x, y in ((0.2, 0.2), (153.7, 0.2), (0.2, 110.7), (153.7, 110.7), (77, 0.2), (0.2, 55)):
        assert front.at(x, y) == green
        assert back.at(x, y) < 255
    assert back.darkest(0, 0.2, 154, 0.4) < 120  # the stripes reach the edge of the paper too


def test_the_code_leads_to_the_question() -> None:
    drawn = pypdfium2.PdfDocument(print_shop([CARD], WORDS))[1].render(scale=300 / 72, grayscale=True)
    grey = memoryview(bytes(drawn.buffer)).cast("B", (drawn.height, drawn.stride))
    assert [code.text for code in zxingcpp.read_barcodes(grey)] == [CARD.url]


@pytest.mark.parametrize("length", [121, 253])
def test_a_long_address_leaves_the_logo_free(length: int) -> None:
    host = ".".join(["w" * 60] * 5)[: length - 3] + ".nl"
    pages = [
        seen(print_shop([replace(CARD, url=url)], WORDS), 1)
        for url in (CARD.url, f"https://{host}/questions/12/")
    ]
    where = [(x / 4, y / 4) for x in range(380, 480) for y in range(4 * 93, 4 * 100)]
    logo = [[page.at(x, y) for x, y in where] for page in pages]
    assert min(logo[0]) < 100  # it is where we look
    assert logo[0] == logo[1]


def test_equal_cards_and_moment_give_equal_bytes() -> None:
    assert print_shop([CARD], WORDS, made=NOON) == print_shop([CARD], WORDS, made=NOON)


def test_a_shared_front_is_kept_apart_from_another() -> None:
    other = replace(CARD, front_svg=GREEN.replace("#18745f", "#f5eee0"))
    pdf = print_shop([CARD, other, CARD], WORDS)
    greys = [seen(pdf, page, dpi=36).at(77, 40) for page in (0, 2, 4)]
    assert greys[0] == greys[2] < greys[1]


def test_no_cards_make_no_document() -> None:
    with pytest.raises(NoCards):
        print_shop([], WORDS)
