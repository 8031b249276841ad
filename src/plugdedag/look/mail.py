"""A mail as its three parts: subject, text, HTML. One template makes all three, so they cannot disagree.

The template extends ``look/mail.html`` and fills the blocks ``subject`` and ``body``. The subject is read off the
``<title>``; the text off the rest: headings, paragraphs, list items, table rows, and each link with its address.
"""

from collections.abc import Mapping
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple

from css_inline import CSSInliner
from django.template.loader import render_to_string
from django.utils.translation import override

STYLE = Path(__file__).resolve().parent / "static" / "look" / "mail.css"
BLOCKS = {"h1", "h2", "h3", "p", "ul", "ol", "li", "table", "tr", "blockquote", "div", "br", "hr"}


IN_A_FRAME = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; frame-ancestors 'self'; "
        "sandbox allow-top-navigation-by-user-activation"
    ),
    "X-Frame-Options": "SAMEORIGIN",
}
"""The headers under which a page may show a mail in a frame, where nothing can run."""


class Mail(NamedTuple):
    """What is sent."""

    subject: str
    text: str
    html: str


class Reader(HTMLParser):
    """Reads a mail aloud: its title, and its body as lines of text."""

    def __init__(self) -> None:
        super().__init__()
        self.title = ""
        self.lines: list[str] = [""]
        self.inside = ""
        self.link = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"title", "body"}:
            self.inside = tag
        if tag in BLOCKS:
            self.lines.append("- " if tag == "li" else "> " if tag == "blockquote" else "")
        if tag in {"h1", "h2", "p", "table", "ul", "ol"} and self.lines[-1] == "":
            self.lines.append("")
        if tag in {"td", "dd"} and self.lines[-1].strip():
            self.lines[-1] += " "
        if tag == "a":
            self.link = dict(attrs).get("href") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self.inside = ""
        if tag == "a" and self.link and self.link != self.lines[-1].strip():
            address = self.link.removeprefix("mailto:")
            self.lines[-1] += "" if self.lines[-1].endswith(address) else f": {address}"
            self.link = ""
        if tag in BLOCKS - {"li", "tr"}:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if self.inside == "title":
            self.title += data
        elif self.inside == "body":
            words = " ".join(data.split())
            before, after = data[:1].isspace(), data[-1:].isspace()
            glue = " " if before and self.lines[-1] and not self.lines[-1].endswith(" ") else ""
            self.lines[-1] += glue + words + (" " if after and words else "")

    @property
    def text(self) -> str:
        """The lines, with at most one empty line between two."""
        kept: list[str] = []
        for line in (line.strip() for line in self.lines):
            if line in {"-", ">"}:
                continue
            if line or (kept and kept[-1]):
                kept.append(line)
        return "\n".join(kept).strip() + "\n"


@lru_cache(maxsize=1)
def inliner() -> CSSInliner:
    """Puts the mail's style on each element, for readers that drop stylesheets; the dark half stays a stylesheet."""
    return CSSInliner(
        extra_css=STYLE.read_text(encoding="utf-8"),
        keep_at_rules=True,
        load_remote_stylesheets=False,
    )


def render_mail(template: str, context: Mapping[str, Any], language: str) -> Mail:
    """The mail of that template in the reader's language, as (subject, text, html)."""
    with override(language):
        page = render_to_string(template, dict(context))
    reader = Reader()
    reader.feed(page)
    return Mail(" ".join(reader.title.split()), reader.text, inliner().inline(page))
