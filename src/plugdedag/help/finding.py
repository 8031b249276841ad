"""Search in the docs: by part of a word, over all pages, in memory.

A part of a page (a heading and what is below it) is found when one of its words *holds* one of the words asked for,
so that *kaart* finds *briefkaarten*. A rare word weighs more than one that stands everywhere, a heading more than text.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from plugdedag.help.reading import Page, Part, page
from plugdedag.help.shelf import shelf
from plugdedag.help.stems import WORD, folded, stem, words_of

LONGEST = 200
"""Characters of a question that are looked at."""
MOST_WORDS = 12
MOST = 20
"""Results that are shown."""
BEFORE, AROUND = 60, 200
"""Characters of a snippet before the first word found, and in all."""
WORTH = 0.25
"""The share of the best result's weight below which a result only holds the small words."""


@dataclass(frozen=True)
class Entry:
    """A part of a page, ready to be searched."""

    page: Page
    part: Part
    about: str
    title: str
    words: str

    def holds(self, wanted: str) -> bool:
        return wanted in self.words or wanted in self.title or wanted in self.about

    def weighs(self, wanted: str) -> int:
        """More in a heading than in text, and as a word of its own rather than as a part of one."""
        heads = 3 * (wanted in self.title) + 2 * (wanted in self.about)
        return heads + min(self.words.count(wanted), 3) + (f" {wanted}" in self.words)


@dataclass(frozen=True)
class Found:
    """A result: where it is, and its words with those asked for marked."""

    page: Page
    part: Part
    title: SafeString
    snippet: SafeString


@lru_cache
def entries(language: str) -> list[Entry]:
    """Everything there is in one language; read once a process."""
    pages = [page(slug, language) for slug, files in shelf().items() if language in files]
    return [
        Entry(each, part, joined(each.title), joined(part.title), joined(part.words))
        for each in pages
        for part in each.parts
    ]


def joined(text: str) -> str:
    """The folded words of a text, each between spaces."""
    return " ".join(["", *map(folded, words_of(text)), ""])


def asked(question: str) -> list[str]:
    """The stems to look for, each once; a word of one or two letters only as a whole."""
    found = []
    for word in words_of(question[:LONGEST])[:MOST_WORDS]:
        short = folded(word)
        found.append(stem(word) if len(short) > 2 else f" {short} ")
    return list(dict.fromkeys(found))


def search(question: str, language: str) -> list[Found]:
    """The parts that answer the question best, best first; at most :data:`MOST`."""
    stems, phrase = asked(question), joined(question[:LONGEST])
    all_of_them = entries(language)
    weights = {each: rarity(each, all_of_them) for each in stems}
    weighed = [(weight(entry, weights, phrase), number) for number, entry in enumerate(all_of_them)]
    best = max((score for score, _ in weighed), default=0)
    order = sorted((-score, number) for score, number in weighed if score > 0 and score >= WORTH * best)
    told = [each for each in stems if len(each.strip()) > 3] or stems
    return [shown(all_of_them[number], told) for _, number in order[:MOST]]


def weight(entry: Entry, weights: dict[str, float], phrase: str) -> float:
    """How well a part answers; twice as well when it says the very words in their order."""
    once = sum(much * entry.weighs(each) for each, much in weights.items())
    return 2 * once if len(weights) > 1 and (phrase in entry.words or phrase in entry.title) else once


def rarity(wanted: str, among: list[Entry]) -> float:
    """How much a word says: nothing when no part holds it, little when nearly all do."""
    holding = sum(entry.holds(wanted) for entry in among)
    return math.log(1 + len(among) / holding) ** 2 if holding else 0.0


def shown(entry: Entry, stems: list[str]) -> Found:
    words = " ".join(entry.part.words.split())
    return Found(entry.page, entry.part, marked(entry.part.title, stems), snippet(words, stems))


def hits(text: str, stems: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where the words stand that hold one of the stems."""
    wanted = list(stems)
    for match in WORD.finditer(text):
        if any(each in f" {folded(match.group())} " for each in wanted):
            yield match.span()


def snippet(text: str, stems: list[str]) -> SafeString:
    """Some words around the first one found, or the first words of all when it stands in the title."""
    first = next(hits(text, stems), (0, 0))[0]
    start = text.rfind(" ", 0, first - BEFORE) + 1 if first > BEFORE else 0
    end = text.find(" ", start + AROUND)
    cut = text[start:] if end < 0 else text[start:end]
    return format_html("{}{}{}", "… " if start else "", marked(cut, stems), "" if end < 0 else " …")


def marked(text: str, stems: list[str]) -> SafeString:
    """The text, safe for a page, with the words found between ``<mark>``."""
    made, at = [], 0
    for start, end in hits(text, stems):
        made.append((text[at:start], text[start:end]))
        at = end
    return mark_safe(format_html_join("", "{}<mark>{}</mark>", made) + escape(text[at:]))  # noqa: S308 - both escaped
