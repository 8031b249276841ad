"""The poster as it is printed: one A4, a code that a phone reads, words for a screen reader."""

import datetime as dt

import pytest
import zxingcpp

from plugdedag.lib.posters import Poster, Stamp, printed
from tests.lib.cards import MM, SQUARE, alts, read, said, seen

STAMPS = tuple(Stamp(SQUARE, f"Postzegel {number}", f"{number} nov") for number in range(1, 5))


def poster(place: str = "Sportpark De Dageraad", stamps: tuple[Stamp, ...] = STAMPS) -> Poster:
    return Poster(
        title=f"Poster voor {place}", hello="Je bent er!", invitation="Scan en plug in", place=place,
        where="Zeeburgerdijk 1 · Oost · Amsterdam", steps=("Scan", "Tik op ‘Ik ben er’", "Zoek een stopcontact"),
        typed="Lukt scannen niet? Typ", address="amsterdam.example.org/in/abc2345",
        url="https://amsterdam.example.org/in/abc2345/", code_alt="QR-code om je te melden", no_phone="Zeg je naam.",
        frame_svg=SQUARE.replace("#18745f", "#fffaf0"), postmark_svg=SQUARE, postmark_alt="Stempel", stamps=stamps,
    )  # fmt: skip


def test_one_page_of_a4() -> None:
    pages = read(printed(poster())).pages
    assert len(pages) == 1
    box = pages[0].mediabox
    assert (round(float(box.width) / MM), round(float(box.height) / MM)) == (210, 297)


def test_the_code_leads_to_the_address() -> None:
    picture = seen(printed(poster()), 0, dpi=72)
    rows = b"".join(row[: picture.width] for row in picture.rows)
    image = memoryview(rows).cast("B", (picture.height, picture.width))
    assert [found.text for found in zxingcpp.read_barcodes(image)] == [
        "https://amsterdam.example.org/in/abc2345/"
    ]


def test_it_says_all_that_one_needs() -> None:
    words = said(printed(poster()), 0)
    for part in (
        "Je bent er!",
        "Scan en plug in",
        "Sportpark De Dageraad",
        "amsterdam.example.org/in/abc2345",
        "4 nov",
    ):
        assert part in words


def test_a_screen_reader_hears_each_picture() -> None:
    pdf = printed(poster())
    assert alts(pdf) == ["Stempel", "QR-code om je te melden", *(stamp.alt for stamp in STAMPS)]
    assert read(pdf).trailer["/Root"]["/Lang"] == "nl"


@pytest.mark.parametrize("place", ["x" * 120, "De " * 40, "مقهى المدينة 🧡", "#set page(width: 1mm)", ""])
def test_any_name_of_a_place_fits_on_the_page(place: str) -> None:
    assert len(read(printed(poster(place))).pages) == 1


@pytest.mark.parametrize("count", [0, 1, 5, 9])
def test_as_many_days_as_there_are(count: int) -> None:
    stamps = tuple(Stamp(SQUARE, f"Postzegel {number}", "1 nov") for number in range(count))
    assert len(alts(printed(poster(stamps=stamps)))) == 2 + count


def test_the_same_poster_is_the_same_file() -> None:
    made = dt.datetime(2026, 11, 4, tzinfo=dt.UTC)
    assert printed(poster(), made) == printed(poster(), made)


def test_nothing_lies_where_a_printer_does_not_reach() -> None:
    picture = seen(printed(poster("x" * 120)), 0, dpi=72)
    for left, top, right, bottom in ((0, 0, 209, 7), (0, 290, 209, 296), (0, 0, 7, 296), (204, 0, 209, 296)):
        assert picture.darkest(left, top, right, bottom) == 255
