"""Words as a search compares them: without capitals, accents and endings, so that *vragen* is *vraag*."""

from __future__ import annotations

import re
from functools import lru_cache

from plugdedag.lib.spelling import bare

WORD = re.compile(r"\w+(?:[-'’]\w+)*")
DOUBLED = re.compile(r"(.)\1")
SOFTENED = str.maketrans("vz", "fs")
ENDING = re.compile(r"(?<=\w{3})(?:['’]s|en|es|s|e|ing|ed)$")


@lru_cache(maxsize=20_000)
def folded(word: str) -> str:
    """Plain letters only, none of them doubled: Dutch doubles and softens them as it bends a word."""
    return DOUBLED.sub(r"\1", bare(word).translate(SOFTENED))


def stem(word: str) -> str:
    """A folded word without its ending: *briefkaarten* and *briefkaart* are one."""
    return ENDING.sub("", folded(word))


def words_of(text: str) -> list[str]:
    """The words of a text as they are written."""
    return WORD.findall(text)
