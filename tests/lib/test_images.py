"""Photos: what is refused before it is opened, and what comes out of what is taken."""

from __future__ import annotations

import io
import tracemalloc

import pytest
from PIL import Image

from plugdedag.lib import images
from plugdedag.lib.refusals import Refused
from tests.lib.pictures import WHERE, boastful_webp, bomb, jpeg, png, webp


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def test_three_widths_come_out_and_none_is_larger_than_what_went_in() -> None:
    made = images.variants(jpeg(2400, 1800))
    assert [(one.name, one.width, one.height) for one in made] == [
        ("small", 480, 360), ("medium", 960, 720), ("large", 1600, 1200),
    ]  # fmt: skip
    assert [Image.open(io.BytesIO(one.data)).format for one in made] == ["WEBP"] * 3
    assert {one.width for one in images.variants(jpeg())} == {64}


def test_nothing_of_the_file_comes_along() -> None:
    sent = jpeg()
    assert sent.count(WHERE.encode()) == 3  # the control: it was in there
    for one in images.variants(sent):
        assert WHERE.encode() not in one.data
        assert not Image.open(io.BytesIO(one.data)).getexif()
        assert {"icc_profile", "exif", "xmp", "comment"}.isdisjoint(Image.open(io.BytesIO(one.data)).info)


def test_a_photo_of_a_turned_phone_stands_upright() -> None:
    large = images.variants(jpeg(64, 48, turned=True))[-1]
    assert (large.width, large.height) == (48, 64)
    red, blue = opened(large.data).getpixel((24, 8)), opened(large.data).getpixel((24, 56))
    assert (red[0] > 200, blue[2] > 200) == (True, True)  # type: ignore[index]


@pytest.mark.parametrize(
    ("data", "colour"),
    [
        (png("RGBA", colour=(0, 0, 0, 0)), (255, 255, 255)),
        (webp(), (255, 255, 255)),
        (png("I;16", colour=65_535), (255, 255, 255)),
        (png("1", colour=1), (255, 255, 255)),
        (png("P", colour=0), (0, 0, 0)),
        (png("LA", colour=(0, 255)), (0, 0, 0)),
    ],
)
def test_every_kind_of_picture_comes_out_in_plain_colours_on_paper(
    data: bytes, colour: tuple[int, int, int]
) -> None:
    found = opened(images.variants(data)[0].data).getpixel((5, 5))
    assert max(abs(a - b) for a, b in zip(found, colour, strict=True)) < 6  # type: ignore[arg-type]


def test_a_bomb_is_refused_before_it_goes_off() -> None:
    data = bomb()
    assert len(data) < 40_000
    tracemalloc.start()
    with pytest.raises(Refused, match="200 megapixels"):
        images.variants(data)
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


@pytest.mark.parametrize(("width", "height"), [(5001, 5000), (25_000_001, 1), (12_000, 8_000)])
def test_more_than_twenty_five_megapixels_is_said_in_numbers(width: int, height: int) -> None:
    with pytest.raises(Refused, match=f"{width * height // 1_000_000} megapixels"):
        images.check_pixels(width, height)
    images.check_pixels(5000, 5000)


def test_the_size_is_asked_before_anything_is_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: with the question left out, the same file is decoded."""
    decoded = []
    monkeypatch.setattr(images, "decoded", lambda image: decoded.append(image.size) or image)
    monkeypatch.setattr(images, "variant", lambda *args: None)
    data = bomb(8_000, 8_000)
    with pytest.raises(Refused):
        images.variants(data)
    assert decoded == []
    monkeypatch.setattr(images, "check_pixels", lambda *args: None)
    images.variants(data)
    assert decoded == [(8_000, 8_000)]


def test_a_webp_that_claims_too_much_never_reaches_pillow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image, "open", lambda *args, **kwargs: pytest.fail("it was opened"))
    with pytest.raises(Refused, match="268 megapixels"):
        images.variants(boastful_webp())


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "JPEG, PNG"),
        (b"%PDF-1.7", "JPEG, PNG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "JPEG, PNG"),
        (b"GIF89a" + bytes(40), "JPEG, PNG"),
        (b"\0\0\0\x18ftypheic" + bytes(40), "HEIC"),
        (b"\0\0\0\x18ftypmif1" + bytes(40), "HEIC"),
        (jpeg(2000, 2000)[:20_000], "kapot"),
        (png(size=(900, 900))[:-40], "kapot"),
        (bytes(images.MOST_BYTES + 1), "16 MB"),
    ],
)
def test_what_is_no_photo_is_refused_in_words(data: bytes, words: str) -> None:
    with pytest.raises(Refused, match=words):
        images.variants(data)
