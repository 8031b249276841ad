"""Words to be read aloud: how long they take, and as much of a text as fits in a breath."""

from __future__ import annotations

import re

from django.utils.text import Truncator

MINUTE = 150  # words
LETTERS = 10  # as many are a word, so that one endless word is no minute either


def seconds(text: str) -> int:
    """How long reading it aloud takes, in steps of five."""
    return -(-words(text) * 60 // (MINUTE * 5)) * 5


def words(text: str) -> int:
    """How many words it takes to say, long ones counted for what they are."""
    return max(len(text.split()), -(-len(text) // LETTERS))


def quoted(text: str, most: int) -> str:
    return f"“{breath(text, most)}”"


def asking(text: str, most: int) -> str:
    """A question as asked, as much as fits: all of it, else how it begins and the sentence that asks."""
    sentences = re.split(r"(?<=[.?!…])\s+", " ".join(text.split()))
    asks = next((sentence for sentence in sentences[1:] if sentence.endswith("?")), "")
    both = f"{sentences[0]} … {asks}"
    fits = words(text) > most and asks and words(both) <= most
    return both if fits else breath(text, most)


def breath(text: str, most: int) -> str:
    """As much of it as fits in so many words: whole sentences if there are, else with an ellipsis."""
    text = " ".join(text.split())
    short = Truncator(Truncator(text).words(most, truncate="…")).chars(most * (LETTERS - 1))
    if short == text:
        return text
    ends = [short.rfind(mark) for mark in (". ", "? ", "! ")]
    return short[: max(ends) + 1] if max(ends) > len(short) // 3 else short
