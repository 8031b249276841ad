"""Links between the docs lead to pages of the product; what the product does not hold is said without a link."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from django.urls import reverse
from markdown_it.token import Token

from plugdedag.help.shelf import FOLDER, language_of, shelf, slug_of


def turn(tokens: list[Token], page: Path) -> None:
    """Lead every link of the page to where a reader of the product finds it."""
    for token in tokens:
        if token.children:
            token.children = list(turned(token.children, page))


def turned(children: list[Token], page: Path) -> Iterator[Token]:
    """The same words with addresses of ours; a link to a file that is not served loses its ends."""
    dropped: list[bool] = []
    for child in children:
        if child.type == "link_open":
            address = address_of(str(child.attrGet("href")), page)
            dropped.append(address is None)
            if address is None:
                continue
            child.attrSet("href", address)
        elif child.type == "link_close" and dropped.pop():
            continue
        yield child


def address_of(href: str, page: Path) -> str | None:
    """Where a link leads in the product; None for a file of the repository that is no page."""
    parts = urlsplit(href)
    if parts.scheme or not parts.path:
        return href
    target = (page.parent / parts.path).resolve()
    if target == FOLDER / "README.md":
        return reverse("help")
    target = target / "README.md" if target.is_dir() else target
    if not target.is_relative_to(FOLDER) or target.suffix != ".md":
        return None
    slug, language = slug_of(target), language_of(target)
    if language not in shelf().get(slug, {}):
        return None
    other = f"?language={language}" if language != language_of(page) and len(shelf()[slug]) > 1 else ""
    return reverse("help_page", args=[slug]) + other + (f"#{parts.fragment}" if parts.fragment else "")
