"""Pictures as phones and bad people send them, made here: small, and as large as they claim to be."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image

WHERE = "52 graden 22 minuten"


def jpeg(width: int = 64, height: int = 48, *, turned: bool = False) -> bytes:
    """A JPEG of a phone: the left half red, the right half blue; it says where it was taken, and which way is up."""
    image = Image.new("RGB", (width, height), "#0000ff")
    image.paste("#ff0000", (0, 0, width // 2, height))
    exif = Image.Exif()
    exif[0x010F] = WHERE  # the maker of the camera
    exif.get_ifd(0x8825)[1] = WHERE  # the place
    if turned:
        exif[0x0112] = 6  # a quarter turn to the right
    file = io.BytesIO()
    image.save(file, "JPEG", exif=exif, comment=WHERE.encode())
    return file.getvalue()


def png(mode: str = "RGB", size: tuple[int, int] = (64, 48), colour: object = 0) -> bytes:
    file = io.BytesIO()
    Image.new(mode, size, colour).save(file, "PNG")  # type: ignore[arg-type]
    return file.getvalue()


def webp(width: int = 64, height: int = 48) -> bytes:
    file = io.BytesIO()
    Image.new("RGBA", (width, height), (0, 0, 0, 0)).save(file, "WEBP", lossless=True)
    return file.getvalue()


def bomb(width: int = 20_000, height: int = 10_000) -> bytes:
    """A real PNG of 200 megapixels in some 25 kB: rows of nothing."""
    rows = zlib.compressobj(9)
    row = bytes(1 + width // 8)
    body = b"".join(rows.compress(row) for _count in range(height)) + rows.flush()
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", body), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(chunk, *zip(*chunks, strict=True)))


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def boastful_webp() -> bytes:
    """A WebP whose first bytes claim a canvas of 268 megapixels."""
    data = bytearray(webp())
    size = (16_384 - 1).to_bytes(3, "little")
    extended = b"VP8X" + struct.pack("<I", 10) + bytes(4) + size + size
    return bytes(data[:12] + extended + data[12:])
