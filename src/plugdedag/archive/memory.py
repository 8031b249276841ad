"""What each process remembers of the texts of a city, so that a search reads none of them anew.

Nothing is written down: an index in the database would be a second copy of what people said, to be erased, kept out
of exports, and wrong now and then. The memory is filled by the first search of a process and kept up by the next ones:
rows of contributions and actions are only ever added, so how many there are and when the last came tells whether
anything happened, and to which question. Memory decides nothing about who reads what: :mod:`finding` says for each text
whether the reader may have it, and looks again at those it is about to show.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db.models import Count, Max

from plugdedag.archive.sight import ACTION, COUNTS, Key, Row
from plugdedag.cities.models import City
from plugdedag.engine.search import Corpus
from plugdedag.questions.models import Action, ActionChange, Change, Contribution

Stamp = tuple[object, ...]
HAPPENING = (
    (Contribution, "question"),
    (Change, "contribution__question"),
    (Action, "question"),
    (ActionChange, "action__question"),
)  # the tables whose rows say what reads how, and where their question is


class Memory:
    """The texts of one city, in memory."""

    def __init__(self) -> None:
        self.corpus: Corpus[Key, int] = Corpus()
        self.words: dict[Key, str] = {}
        self._whole: Stamp = ()
        self._stamps: dict[int, Stamp] = {}
        self._said: dict[int, set[Key]] = defaultdict(set)

    def put(self, key: Key, question: int, words: str) -> None:
        if self.words.get(key) != words:
            self.words[key] = words
            self.corpus.put(key, question, words, COUNTS.get(key.kind, 1.0))

    def drop(self, key: Key) -> None:
        self.words.pop(key, None)
        self.corpus.drop(key)

    def keep_up(self, city: City, rows: Iterable[Row]) -> None:
        """Take in what happened since the last search: four small queries, and more only when something did."""
        for row in rows:
            for key, words in row.texts.items():
                self.put(key, row.pk, words)
        whole = tuple(
            tuple(model._default_manager.order_by().aggregate(n=Count("pk"), last=Max("at")).values())
            for model, _path in HAPPENING
        )
        if whole != self._whole:
            self._reread(city)
            self._whole = whole

    def with_actions(self) -> set[int]:
        """The questions at which something was agreed."""
        return {pk for pk, keys in self._said.items() if any(key.kind == ACTION for key in keys)}

    def _reread(self, city: City) -> None:
        """Read anew what was said at the questions to which something happened."""
        stamps = stamps_of(city)
        changed = {pk for pk in {*stamps, *self._stamps} if stamps.get(pk) != self._stamps.get(pk)}
        now: dict[int, set[Key]] = defaultdict(set)
        for key, question, words in said(changed):
            now[question].add(key)
            self.put(key, question, words)
        for pk in changed:
            for key in self._said.pop(pk, set()) - now[pk]:
                self.drop(key)
            self._said[pk] = now[pk]
        self._stamps = stamps


def stamps_of(city: City) -> dict[int, Stamp]:
    """For each question what tells that something happened to it."""
    found: dict[int, list[object]] = defaultdict(list)
    for model, path in HAPPENING:
        rows = model._default_manager.filter(**{f"{path}__city": city}).order_by().values(path)
        for row in rows.annotate(n=Count("pk"), last=Max("at")):
            found[row[path]].append((model, row["n"], row["last"]))
    return {pk: tuple(each) for pk, each in found.items()}


def said(questions: set[int]) -> Iterator[tuple[Key, int, str]]:
    """What stands at these questions as it reads now: not what was hidden, merged or dropped."""
    rows = Contribution.objects.standing().filter(question__in=questions).order_by()
    for uuid, kind, question, words in rows.values_list("pk", "kind", "question", "words"):  # type: ignore[misc]
        yield Key(kind, uuid), question, words
    for action in Action.objects.told().filter(question__in=questions):
        if not action.is_dropped:
            yield Key(ACTION, action.pk), action.question_id, action.now.what


MEMORIES: dict[int, Memory] = defaultdict(Memory)
LOCK = threading.Lock()


@contextmanager
def memory(city: City) -> Iterator[Memory]:
    """The memory of a city, for one thread at a time."""
    with LOCK:
        yield MEMORIES[city.pk]


def forget() -> None:
    """Begin anew, as a process does."""
    with LOCK:
        MEMORIES.clear()
