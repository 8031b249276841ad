"""Pictures that people send: looked at before they are opened, turned upright, and made anew in three widths.

Theory of operation. What comes in is bytes of somebody's phone, or of somebody who means harm. The kind and the size
are read off the first bytes, and nothing is decoded that is not on the list or has too many pixels: a file of twenty
kilobytes can claim the memory of a whole machine. What goes out is drawn anew, so that nothing of the file itself
(where it was taken, with which phone, a smaller picture hidden in it) comes along. One at a time, as each takes a
hundred megabytes.
"""

from __future__ import annotations

import contextlib
import io
import threading
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps

from plugdedag.lib.refusals import Refused

FORMATS = ("JPEG", "PNG", "WEBP")
TYPES = "image/jpeg,image/png,image/webp"  # for the file button: an iPhone then sends a JPEG by itself
WIDTHS = {"small": 480, "medium": 960, "large": 1600}
TALLEST = 2  # times the width
MOST_BYTES = 15 * 1024 * 1024
MOST_PIXELS = 25_000_000
QUALITY = 80
PAPER = "#ffffff"  # behind what is see-through
HEIC = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif")

Image.MAX_IMAGE_PIXELS = None  # ours is lower, says the number, and is asked before anything is decoded

_one_at_a_time = threading.Lock()


@dataclass(frozen=True)
class Variant:
    """One width of a picture, as WebP."""

    name: str
    width: int
    height: int
    data: bytes


def variants(data: bytes) -> list[Variant]:
    """The picture in three widths, the smallest first. Raises ``Refused``, in words, for what we do not take."""
    check_size(data)
    with _one_at_a_time, opened(data) as image:
        check_pixels(*image.size)
        upright = decoded(image)
    return [variant(upright, name, width) for name, width in WIDTHS.items()]


def check_size(data: bytes) -> None:
    if len(data) > MOST_BYTES:
        raise Refused(too_large(len(data)))
    if data[4:8] == b"ftyp" and data[8:12] in HEIC:
        raise Refused(
            _(
                "This is a HEIC photo, which few browsers can show. Send it as JPEG: on an iPhone that is Settings, "
                "Camera, Formats, Most Compatible. A screenshot of it will do as well."
            )
        )
    if (
        data[:4] == b"RIFF" and data[12:16] == b"VP8X"
    ):  # Pillow would set the canvas up before it tells its size
        check_pixels(*(int.from_bytes(data[at : at + 3], "little") + 1 for at in (24, 27)))


def too_large(size: int) -> str:
    """What is said of a file of so many bytes."""
    return _("This file has %(size)d MB; 15 fit. Send it smaller: “medium” on a phone is plenty.") % {
        "size": -(-size // 1024**2)
    }


def check_pixels(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        words = _(
            "This photo has %(pixels)d megapixels; 25 fit. Send a smaller one: “medium” on a phone is plenty."
        )
        raise Refused(words % {"pixels": width * height // 1_000_000})


@contextlib.contextmanager
def opened(data: bytes) -> Iterator[Image.Image]:
    """The picture with its size known and nothing decoded yet; what is none, or is broken, is refused in words."""
    try:
        image = Image.open(io.BytesIO(data), formats=FORMATS)
    except Exception:
        raise Refused(_("This is no photo we can read. JPEG, PNG and WebP are fine.")) from None
    try:
        yield image
    except Refused:
        raise
    except Exception:
        raise Refused(_("This photo is broken: only part of it arrived, perhaps. Send it again.")) from None


def decoded(image: Image.Image) -> Image.Image:
    """Upright, in plain red, green and blue, no larger than we need, and with nothing of the file left on it."""
    most = WIDTHS["large"]
    profile = image.info.get("icc_profile")
    if image.format == "JPEG":
        image.draft("RGB", (most, most))  # decodes no more than is needed
    image.load()
    image = ImageOps.exif_transpose(image)
    image = plain(image, profile)
    image.thumbnail((most, most * TALLEST), Image.Resampling.LANCZOS)
    image.info = {}
    return image


def plain(image: Image.Image, profile: bytes | None) -> Image.Image:
    """In the colours of every screen, on paper where it is see-through."""
    if image.mode.startswith("I;16"):  # sixteen bits of grey, which Pillow does not narrow by itself
        image = image.convert("I").point([value >> 8 for value in range(2**16)], "L")
    if image.has_transparency_data:
        image = image.convert("RGBA")
        paper = Image.new("RGBA", image.size, PAPER)
        image = Image.alpha_composite(paper, image)
    image = image.convert("RGB")
    if profile:
        with contextlib.suppress(
            ImageCms.PyCMSError, OSError, ValueError
        ):  # a broken profile is no reason to refuse
            source, screen = ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
            image = ImageCms.profileToProfile(image, source, screen) or image
    return image


def variant(image: Image.Image, name: str, width: int) -> Variant:
    """One width. A picture that is smaller already stays as it is."""
    made = image.copy()
    made.thumbnail((width, width * TALLEST), Image.Resampling.LANCZOS)
    file = io.BytesIO()
    made.save(file, "WEBP", quality=QUALITY, method=4)
    return Variant(name, made.width, made.height, file.getvalue())
