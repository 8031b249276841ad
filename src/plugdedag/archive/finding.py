"""Looking in the archive: which questions answer, by which of their texts. What one may not read answers nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from plugdedag.archive.asking import WHAT, Asked
from plugdedag.archive.memory import memory
from plugdedag.archive.sight import ACTION, SAID, Key, Row, Sight, sight
from plugdedag.archive.topics import topics_of
from plugdedag.engine.search import Found
from plugdedag.people.requests import Request
from plugdedag.questions.models import Action, Contribution

A_FEW = 3
"""Texts that are shown of a question that answers."""


@dataclass(frozen=True)
class Answer:
    """The questions that answer, best first, and the texts that say it; without words asked for, just the questions."""

    seen: Sight
    questions: list[int]
    found: dict[int, Found[Key, int]]
    texts: dict[Key, str]

    def on(self, page: Iterable[int]) -> dict[int, list[tuple[Key, str]]]:
        """The few best texts of the questions on a page, looked at again at this moment. Two queries.

        What was hidden, edited or dropped since it was remembered is not there; and a question that has nothing else
        is not either.
        """
        wanted = {pk: self.found[pk].texts[:A_FEW] for pk in page if pk in self.found}
        standing = still([key for keys in wanted.values() for key in keys], self.texts)
        said = {
            pk: [(key, self.texts[key]) for key in keys if key in standing] for pk, keys in wanted.items()
        }
        return {pk: texts for pk, texts in said.items() if texts}


def look(request: Request, asked: Asked) -> Answer:
    """Everything this reader may read that answers."""
    seen = sight(request)
    with memory(request.city) as kept:
        kept.keep_up(request.city, seen.rows.values())
        acted = kept.with_actions()
        rows = {pk: row for pk, row in seen.rows.items() if fits(row, asked, acted)}
        if not asked.q:
            return Answer(seen, list(rows), {}, {})
        reads = reading(rows, asked.what, kept.corpus.group_of)
        found = kept.corpus.search(asked.q, reads, len(rows))
        texts = {key: kept.words[key] for each in found for key in each.texts[:A_FEW]}
    return Answer(seen, [each.group for each in found], {each.group: each for each in found}, texts)


def fits(row: Row, asked: Asked, acted: set[int]) -> bool:
    """Whether a question is among those that are asked for."""
    if asked.place and row.place_kind != asked.place:
        return False
    if asked.topic and asked.topic not in topics_of(row):
        return False
    if asked.outcome == "result":
        return row.is_open and bool(row.result)
    return asked.outcome != "action" or (row.is_open and row.pk in acted)


def reading(rows: dict[int, Row], what: str, group_of: Callable[[Key], int]) -> Callable[[Key], bool]:
    """Says of a text whether it may be read by who sees these rows, and is of the kind that is asked for."""
    kinds = frozenset(WHAT[what][1]) if what else None
    own = {key for row in rows.values() for key in row.texts}
    open_ = {pk for pk, row in rows.items() if row.is_open}
    said = {*SAID, ACTION}

    def reads(key: Key) -> bool:
        kind = key.kind
        if kinds is not None and kind not in kinds:
            return False
        return group_of(key) in open_ if kind in said else key in own

    return reads


def still(keys: list[Key], remembered: dict[Key, str]) -> set[Key]:
    """Of these texts, those that stand at this moment and read as remembered."""
    own = {key for key in keys if key.kind not in SAID and key.kind != ACTION}  # read for this very request
    lines = Contribution.objects.standing().filter(pk__in=[key.pk for key in keys if key.kind in SAID])
    actions = Action.objects.told().filter(pk__in=[key.pk for key in keys if key.kind == ACTION])
    now = {Key(kind, pk): words for pk, kind, words in lines.order_by().values_list("pk", "kind", "words")}  # type: ignore[misc]
    now |= {Key(ACTION, each.pk): each.now.what for each in actions if not each.is_dropped}
    return own | {key for key, words in now.items() if remembered.get(key) == words}
