"""Words around what was found, with it marked; safe for a page."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from plugdedag.engine.search import spans

BEFORE, AROUND = 60, 220
"""Characters of a snippet before the first word found, and in all."""


def hits(text: str, words: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where one of the words stands."""
    return ((start, end) for start, end, word in spans(text) if word in words)


def marked(text: str, words: frozenset[str]) -> SafeString:
    """The text with the words between ``<mark>``."""
    made, at = [], 0
    for start, end in hits(text, words):
        made.append((text[at:start], text[start:end]))
        at = end
    return mark_safe(format_html_join("", "{}<mark>{}</mark>", made) + escape(text[at:]))  # noqa: S308 - both escaped


def snippet(text: str, words: frozenset[str]) -> SafeString:
    """Some words around the first one found, or the first words of all."""
    text = " ".join(text.split())
    first = next(hits(text, words), (0, 0))[0]
    start = text.rfind(" ", 0, first - BEFORE) + 1 if first > BEFORE else 0
    end = text.find(" ", start + AROUND)
    cut = text[start:] if end < 0 else text[start:end]
    return format_html("{}{}{}", "… " if start else "", marked(cut, words), "" if end < 0 else " …")
