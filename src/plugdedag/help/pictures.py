"""The pictures of the docs, as static files with a size of their own, fetched when they come into sight."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.templatetags.static import static
from django.utils.html import format_html
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from PIL import Image

from plugdedag.help.shelf import PICTURES

NARROW = 640
"""The width in pixels of what a phone gets of a wide picture, ``NAME-640.webp``."""

SAID = re.compile(rb'<svg [^>]*width="(\d+)" height="(\d+)"')


@lru_cache(maxsize=256)
def size_of(name: str) -> tuple[int, int]:
    """Width and height in pixels; only the file's head is read. A drawing (SVG) says them itself."""
    if name.endswith(".svg"):
        with (PICTURES / name).open("rb") as drawing:
            found = SAID.match(drawing.read(200))
        if not found:
            raise ValueError(f'{name} begins with no <svg … width="…" height="…">.')
        return int(found[1]), int(found[2])
    with Image.open(PICTURES / name) as picture:
        return picture.size


def render(
    renderer: RendererHTML, tokens: Sequence[Token], number: int, options: Any, env: Mapping[str, Any]
) -> str:
    """One picture; a wide one in two widths, a tall one is a phone, a drawing no larger than it need be."""
    name = Path(str(tokens[number].attrGet("src"))).name
    width, height = size_of(name)
    stem, tall = Path(name).stem, height > width
    kind = " shot--drawn" if name.endswith(".svg") else " shot--tall" if tall else ""
    narrow = f"{stem}-{NARROW}.webp"
    sources = format_html(
        ' srcset="{} {}w, {} {}w" sizes="(max-width: 820px) 92vw, 46rem"',
        static(f"help/pictures/{narrow}"), NARROW, static(f"help/pictures/{name}"), width,
    ) if (PICTURES / narrow).exists() else ""  # fmt: skip
    return format_html(
        '<img class="shot{}" src="{}"{} width="{}" height="{}" alt="{}" loading="lazy" decoding="async">',
        kind, static(f"help/pictures/{name}"), sources, width, height, tokens[number].content,
    )  # fmt: skip
