"""Finding somebody by a few letters: the beginnings of words, whatever their accents and capitals."""

from __future__ import annotations

from collections.abc import Iterable

from plugdedag.lib.spelling import bare

ALIKE = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "’": "'"})


def folded(text: str) -> str:
    """As it is typed on a phone in a hurry: no accents, no capitals."""
    return bare(text.casefold().translate(ALIKE))


def matching(names: Iterable[tuple[int, str]], typed: str) -> list[int]:
    """The keys whose name has, for each word typed, a word that begins so; in the order they came in."""
    wanted = folded(typed).split()
    return [key for key, name in names if wanted and fits(wanted, folded(name).replace("-", " ").split())]


def fits(wanted: list[str], words: list[str]) -> bool:
    return all(any(word.startswith(start) for word in words) for start in wanted)
