"""A page of the docs made ready for the product: its Markdown as HTML, its links and pictures at our own addresses."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from plugdedag.help import linking, pictures, tables
from plugdedag.help.anchors import anchor_of
from plugdedag.help.shelf import shelf

MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
MARKDOWN.add_render_rule("image", pictures.render)


@dataclass(frozen=True)
class Part:
    """A heading and the words below it, up to the next one; what a search finds."""

    anchor: str
    title: str
    words: str
    level: int


@dataclass(frozen=True)
class Page:
    """One page in one language. ``lead`` and ``html`` are safe: raw HTML in the Markdown is shown, not run."""

    slug: str
    language: str
    title: str
    lead: str
    html: str
    parts: list[Part]

    @property
    def reader(self) -> str:
        return self.slug.split("/")[0]

    @property
    def contents(self) -> list[Part]:
        """The headings to jump to; empty when the page is short enough to see them."""
        found = [part for part in self.parts if part.level == 2]
        return found if len(found) > 2 else []

    @property
    def summary(self) -> str:
        """The first words as plain text, for search engines and lists."""
        return self.parts[0].words.split("\n")[0]


@lru_cache(maxsize=256)
def page(slug: str, language: str) -> Page:
    """That page, rendered once a process. Raise ``KeyError`` when it is not there in that language."""
    path = shelf()[slug][language]
    tokens = MARKDOWN.parse(path.read_text(encoding="utf-8"))
    parts = parts_of(tokens)
    linking.turn(tokens, path)
    tables.turn(tokens)
    body = tokens[3:]  # the title stands in the page's head
    lead = ""
    if body and body[0].type == "paragraph_open":
        lead, body = MARKDOWN.renderer.render(body[1:2], MARKDOWN.options, {}), body[3:]
    return Page(
        slug, language, parts[0].title, lead, MARKDOWN.renderer.render(body, MARKDOWN.options, {}), parts
    )


def parts_of(tokens: list[Token]) -> list[Part]:
    """The page in parts; gives its headings the anchors that a code-hosting site gives them too."""
    heads = [number for number, token in enumerate(tokens) if token.type == "heading_open"]
    seen: Counter[str] = Counter()
    parts = []
    for number, end in zip(heads, [*heads[1:], len(tokens)], strict=True):
        title = plain(tokens[number + 1])
        anchor = anchor_of(title, seen)
        tokens[number].attrSet("id", anchor)
        words = "\n".join(filter(None, map(plain, tokens[number + 2 : end])))
        parts.append(Part(anchor, title, words, int(tokens[number].tag[1:])))
    return parts


def plain(token: Token) -> str:
    """The words of a token without their marks; what a picture shows is no part of the text."""
    if token.type in {"fence", "code_block"}:
        return token.content.strip()
    if token.type != "inline":
        return ""
    words = (each for each in token.children or [] if each.type != "image")
    return "".join(" " if each.type in {"softbreak", "hardbreak"} else each.content for each in words).strip()
