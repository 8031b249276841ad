"""Which words of the texts may mean a word that is asked for, and how surely."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache

import snowballstemmer

from plugdedag.engine.search import glossary

SELF, FORM, SIBLING, OTHER, HOLDS, PART, SLIP = 1.0, 0.9, 0.8, 0.7, 0.55, 0.4, 0.6
"""How surely: the word itself, a form of it, a near word, in the other language, a compound, a part, a slip."""
SHORTEST = 4  # letters of a part that stands in a compound
REST = 3  # letters that are left of a compound beside its part
SLIPS = ((9, 2), (5, 1))  # from so many letters on, so many slips

Seen = Callable[[str], bool]


@lru_cache(maxsize=100_000)
def stems(word: str) -> tuple[str, ...]:
    """The Dutch and the English stem of a folded word; digits stay as they are."""
    if not word.isalpha() or len(word) < SHORTEST:
        return (word,)
    return tuple({stemmer("dutch").stemWord(word), stemmer("english").stemWord(word)})


@lru_cache
def stemmer(language: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(language)


def pairs(word: str) -> set[str]:
    """Every two letters that follow each other, the ends of the word too."""
    closed = f" {word} "
    return {closed[at : at + 2] for at in range(len(closed) - 1)}


class Kinship:
    """The words of all texts, to be asked for their kin."""

    def __init__(self) -> None:
        self.words: set[str] = set()
        self.of_stem: dict[str, set[str]] = defaultdict(set)
        self.of_pair: dict[str, set[str]] = defaultdict(set)

    def add(self, word: str) -> None:
        if word not in self.words:
            self.words.add(word)
            self._each(word, set.add)

    def drop(self, word: str) -> None:
        self.words.discard(word)
        self._each(word, set.discard)

    def _each(self, word: str, deed: Callable[[set[str], str], None]) -> None:
        for stem in stems(word):
            deed(self.of_stem[stem], word)
        for pair in pairs(word):
            deed(self.of_pair[pair], word)

    def kin(self, word: str, seen: Seen) -> dict[str, float]:
        """The words that may mean ``word``, each with how surely; of those that are ``seen`` by who asks."""
        found = self._meant(word)
        if not any(map(seen, found)):
            for near in self._slips(word, seen):
                merge(found, self._meant(near).items(), SLIP)
        return {each: surely for each, surely in found.items() if seen(each)}

    def _meant(self, word: str) -> dict[str, float]:
        """What a word that is spelt well may stand for: what is near it, and what the glossary knows beside it."""
        found = dict(self._near(word))
        for others, surely in ((glossary.siblings(), SIBLING), (glossary.table(), OTHER)):
            for other in others.get(word, ()):
                merge(found, self._near(other), surely)
        return found

    def _near(self, word: str) -> Iterable[tuple[str, float]]:
        """The word, its forms, the compounds it is in, and the words it is made of; the surest last."""
        yield from ((each, PART) for each in self._parts(word))
        yield from ((each, HOLDS) for each in self._compounds(word))
        yield from ((each, FORM) for stem in stems(word) for each in self.of_stem.get(stem, ()))
        if word in self.words:
            yield word, SELF

    def _compounds(self, word: str) -> Iterable[str]:
        """Words that begin or end with a form of this one, as *briefkaarten* does with *kaart*."""
        for part in {word, *stems(word)}:
            if len(part) < SHORTEST:
                continue
            holding = set.intersection(
                *(self.of_pair.get(pair, set()) for pair in pairs(part) if " " not in pair)
            )
            for each in holding:
                if each.startswith(part) or any(end.endswith(part) for end in (each, *stems(each))):
                    yield each

    def _parts(self, word: str) -> Iterable[str]:
        """Words that this one begins or ends with, as *buurtfeest* does with *buurt* and *feest*."""
        for whole in {word, *stems(word)}:
            for at in range(SHORTEST, len(whole) - REST + 1):
                yield from self._alone(whole[:at])
            for at in range(REST, len(whole) - SHORTEST + 1):
                yield from self._alone(whole[at:])

    def _alone(self, part: str) -> Iterable[str]:
        """A part of a compound as it stands alone; a binding *s* or *en* is no part of it."""
        for shape in {part, part.removesuffix("s"), part.removesuffix("en")}:
            if len(shape) >= SHORTEST and shape in self.words:
                yield shape

    def _slips(self, word: str, seen: Seen) -> Iterable[str]:
        """Words that are a slip or two away. They share most pairs of letters, so only those are measured."""
        most = next((slips for letters, slips in SLIPS if len(word) >= letters), 0)
        if not most:
            return
        mine = pairs(word)
        shared = Counter(each for pair in mine for each in self._spelt(pair))
        enough = len(mine) - 3 * most  # a slip changes three pairs at most
        near = [
            each for each, count in shared.items() if count >= enough and abs(len(each) - len(word)) <= most
        ]
        measured = [
            (slips(word, each, most), each) for each in near if each in glossary.table() or seen(each)
        ]
        best = min((far for far, _each in measured), default=most + 1)
        if best <= most:
            yield from (each for far, each in measured if far == best)

    def _spelt(self, pair: str) -> Iterable[str]:
        """The words of the texts and of the glossary that hold these two letters."""
        return self.of_pair.get(pair, set()) | by_pair().get(pair, set())


@lru_cache
def by_pair() -> dict[str, set[str]]:
    """The words of the glossary, by two letters in them."""
    found: dict[str, set[str]] = defaultdict(set)
    for word in glossary.table():
        for pair in pairs(word):
            found[pair].add(word)
    return found


def merge(into: dict[str, float], found: Iterable[tuple[str, float]], surely: float) -> None:
    """Add words that are kin of kin: less surely, unless they are there more surely already."""
    for word, much in found:
        into[word] = max(into.get(word, 0.0), much * surely)


def slips(one: str, other: str, most: int) -> int:
    """How many slips lie between two words: a letter more, less, another, or two turned round (Damerau, 1964).

    Counts no further than ``most`` + 1.
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        last, before, row = before, row, [at]
        for there, its in enumerate(other, 1):
            cost = min(before[there] + 1, row[-1] + 1, before[there - 1] + (letter != its))
            if last and there > 1 and letter == other[there - 2] and one[at - 2] == its:
                cost = min(cost, last[there - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
