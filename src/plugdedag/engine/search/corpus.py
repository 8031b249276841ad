"""The texts, and the groups of them that answer best."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from plugdedag.engine.search.kinship import Kinship
from plugdedag.engine.search.words import asked, words_of

SATURATION, LENGTH = (
    1.2,
    0.4,
)  # BM25's k1 and b: how soon a repeated word says no more, how much a long text dilutes it
USUAL = 20  # words of a text; fixed, so that no text tells how long others are
WORTH = 0.2  # the share of the best answer below which an answer only holds a small part of what was asked
MOST_WORDS = 40

K = TypeVar("K", bound=Hashable)  # under which a text is kept
G = TypeVar("G", bound=Hashable)  # a group of texts


@dataclass(slots=True)
class Text(Generic[G]):
    """A text as it is kept: its group, its words with how often, and how much it counts beside other texts."""

    group: G
    words: Counter[str]
    counts: float
    length: int


@dataclass(frozen=True)
class Found(Generic[K, G]):
    """A group that answers: how well, which texts say it (the best first), and by which of their words.

    ``share`` is how much of what was asked it holds, from 0 to 1, a rare word being more than one that is everywhere;
    ``held`` is how many of the words asked for.
    """

    group: G
    score: float
    share: float
    held: int
    texts: list[K]
    words: frozenset[str]


@dataclass
class Tally(Generic[K]):
    """What a group has said so far: its best for each word asked for, and what each of its texts said in all."""

    best: dict[str, float] = field(default_factory=dict)
    texts: dict[K, float] = field(default_factory=lambda: defaultdict(float))
    words: set[str] = field(default_factory=set)

    def say(self, word: str, key: K, score: float, by: str) -> None:
        self.best[word] = max(self.best.get(word, 0.0), score)
        self.texts[key] += score
        self.words.add(by)


class Corpus(Generic[K, G]):
    """Texts under keys, in groups. Not for several threads at once: who shares one, locks it."""

    def __init__(self) -> None:
        self.texts: dict[K, Text[G]] = {}
        self.kinship = Kinship()
        self._holding: dict[str, dict[K, int]] = {}

    def put(self, key: K, group: G, text: str, counts: float = 1.0) -> None:
        """Keep a text, instead of the one that was under this key. ``counts``: how much beside others."""
        self.drop(key)
        words = Counter(words_of(text))
        self.texts[key] = Text(group, words, counts, words.total())
        for word, times in words.items():
            self._holding.setdefault(word, {})[key] = times
            self.kinship.add(word)

    def drop(self, key: K) -> None:
        """Forget a text, and the words nobody else says."""
        gone = self.texts.pop(key, None)
        if gone is None:
            return
        for word in gone.words:
            del self._holding[word][key]
            if not self._holding[word]:
                del self._holding[word]
                self.kinship.drop(word)

    def group_of(self, key: K) -> G:
        """The group of a text that is kept."""
        return self.texts[key].group

    def search(self, text: str, reads: Callable[[K], bool], groups: int) -> list[Found[K, G]]:
        """The groups that answer, best first. ``reads`` says of a key whether who asks may read that text;
        ``groups`` is how many groups they may read something of."""
        wanted = asked(text, MOST_WORDS)
        tallies: dict[G, Tally[K]] = defaultdict(Tally)
        rarity = {word: self._count(word, reads, groups, tallies) for word in wanted}
        whole = sum(rarity.values()) or 1.0
        found = [told(group, tally, len(wanted), rarity, whole) for group, tally in tallies.items()]
        best = max((each.score for each in found), default=0.0)
        return sorted((each for each in found if each.score >= WORTH * best), key=by_score)

    def _count(self, word: str, reads: Callable[[K], bool], groups: int, tallies: dict[G, Tally[K]]) -> float:
        """Add to the tallies what is said by one word asked for; answers how rare that word is."""
        kin = self.kinship.kin(word, lambda each: any(map(reads, self._holding.get(each, ()))))
        surest = sorted(kin.items(), key=lambda each: (-each[1], each[0]))
        said: dict[K, tuple[float, str]] = {}
        holding: dict[G, float] = {}
        for each, surely in surest:
            for key, times in self._holding[each].items():
                if key not in said and reads(key):
                    text = self.texts[key]
                    said[key] = (surely * text.counts * saturated(times, text.length), each)
                    holding[text.group] = max(holding.get(text.group, 0.0), surely)
        much = sum(holding.values())
        rare = math.log(1 + (max(groups - much, 0.0) + 0.5) / (much + 0.5))
        for key, (score, each) in said.items():
            tallies[self.texts[key].group].say(word, key, rare * score, each)
        return rare


def saturated(times: int, length: int) -> float:
    """What a word says that stands so many times in a text of so many words."""
    return times * (SATURATION + 1) / (times + SATURATION * (1 - LENGTH + LENGTH * length / USUAL))


def told(group: G, tally: Tally[K], asked_for: int, rarity: dict[str, float], whole: float) -> Found[K, G]:
    """What a group comes to: the sum of its best, and more when it holds more of the words."""
    share = sum(rarity[word] for word in tally.best) / whole
    score = sum(tally.best.values()) * (0.4 + 0.6 * len(tally.best) / asked_for)
    texts = sorted(tally.texts, key=lambda key: (-tally.texts[key], str(key)))
    return Found(group, score, share, len(tally.best), texts, frozenset(tally.words))


def by_score(found: Found[K, G]) -> tuple[float, str]:
    return -found.score, str(found.group)
