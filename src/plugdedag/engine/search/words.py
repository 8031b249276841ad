"""The words of a text as they compare, and the small ones that say nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "’": "'"})
TAIL = re.compile(r"'(?:s|tje|tjes)?$")

DUTCH = """
aan al alle alleen als altijd ander andere anders ben bent bij bijna daar dan dat de deze die dit doe doen doet door
dus een eens eentje eerst elk elke en er erg ervan even gaan gaat geen geven gewoon goed haar had hadden heb hebben
hebt heeft heel hem hen het hier hij hoe hun iedere ieder iedereen iemand iets ik in is ja je jij jou jouw jullie
kan kom komen komt kon kunnen kunt laat laten maar maken maakt me meer mee meest men met mij mijn minder moet moeten
mogen mag na naar niemand niet niets nog nooit nou nu of om omdat ons onze ook op over per precies samen steeds te
tegen teveel toch toen tot tussen u uit uw van vaak vanaf veel verder vind vinden voor waar waarom wanneer was wat
we weer weg wel welk welke werd wie wij wil mensen dezelfde willen worden wordt zal ze zeer zelf zelfs zich zij zijn
zo zoals zonder zou zouden zoek zoeken zoekt jaar jaren krijgen krijg krijgt
"""
ENGLISH = """
a about after all also always am an and any are as at be because been before being but by can could did do does each
every everybody for from get gets give go goes had has have he her here him his how i if in into is it its just like
make makes many me more most much my never no nobody not now of often on one only or other our out own people really
she so some somebody something still such than that the their them then there these they this those to too under up
us very want wants was we well were what when where which who whom whose why will with without same
would year years look looking you your
"""
SMALL = frozenset(f"{DUTCH} {ENGLISH}".split())
"""Words that stand in every text. Asked for among others they are left out; asked for alone they count."""


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """A word as it compares: no capitals, no accents, no *’s* behind it."""
    apart = unicodedata.normalize("NFKD", word.casefold().translate(LETTERS))
    return TAIL.sub("", "".join(letter for letter in apart if not unicodedata.combining(letter)))


def spans(text: str) -> Iterator[tuple[int, int, str]]:
    """Each word of a text: where it begins and ends, and the word folded."""
    for match in WORD.finditer(text):
        yield match.start(), match.end(), folded(match.group())


def words_of(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return [word for _start, _end, word in spans(text) if word]


def asked(text: str, most: int) -> list[str]:
    """What is asked for: each word once, at most ``most``; without the small ones, unless there are no others."""
    every = list(dict.fromkeys(words_of(text)))
    telling = [word for word in every if word not in SMALL and (len(word) > 1 or word.isdigit())]
    return (telling or every)[:most]
