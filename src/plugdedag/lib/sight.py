"""What can be seen of a text: some characters are there, take a place, and show nothing."""

import unicodedata

UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"})
BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters by their category, and empty by their looks: the fillers of Hangul, and Braille without a dot."""


def is_seen(char: str) -> bool:
    """Whether a character shows something. One that is newer than our tables does: it may be an emoji."""
    return unicodedata.category(char) not in UNSEEN and char not in BLANK


def shows(text: str) -> bool:
    """Whether there is anything to see: a mark alone, with no letter to stand on, is nothing."""
    return any(is_seen(char) and unicodedata.category(char)[0] != "M" for char in text)
