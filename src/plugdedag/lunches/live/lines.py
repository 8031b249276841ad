"""What stands on the board of a lunch now, or what of it changed since a number, before it is told to anybody.

One reading serves everybody who looks along: what a reader may see of it is decided in ``telling.py``.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from plugdedag.days.models import Day
from plugdedag.questions.board import theme
from plugdedag.questions.changing import last_into
from plugdedag.questions.models import (
    BoardClock,
    BoardEvent,
    ChangeKind,
    Contribution,
    EventKind,
    Support,
)
from plugdedag.steering.now import Now, live

Supporter = tuple[int | None, UUID | None]  # the key of a person, or of a guest's visit


@dataclass(frozen=True)
class Root:
    """What a line grew from, and how that reads now."""

    pk: UUID
    words: str


@dataclass(frozen=True)
class Shown:
    """A contribution as it reads now. ``into``: what it is read as part of, when it was merged; ``touched``: all it
    ever was read as part of, whose support changes with it."""

    pk: UUID
    kind: str
    words: str
    by: str
    author: int | None
    visit: UUID | None
    of_owner: bool
    fate: str
    into: UUID | None
    touched: frozenset[UUID]
    grew_from: tuple[Root, ...]
    behind: frozenset[Supporter]
    table: int | None
    written: dt.datetime
    at: dt.datetime
    theme: str = ""


@dataclass(frozen=True)
class News:
    """What changed on a board: the lines to read anew, up to ``seq``; ``whole`` when these are all there are."""

    seq: int
    whole: bool
    lines: tuple[Shown, ...] = ()
    now: Now | None = None  # the round, while somebody leads the lunch


def clock(question: int) -> int:
    """The number of the last thing that happened on a board. One small query."""
    return BoardClock.objects.filter(question=question).values_list("seq", flat=True).first() or 0


def news(day: Day, question: int, after: int) -> News:
    """What changed on the board of a lunch after this number. One query when nothing did, else at most ten.

    A number that the board never had (of a restored database, or made up) gets all of it, as 0 does. While people
    write, a line is not told again because somebody stands behind it now: its number is not told either.
    """
    seq = clock(question)
    if after == seq and after:
        return News(seq, whole=False)
    led, ours = live(day), Contribution.objects.filter(question=question, day=day)
    events = BoardEvent.objects.filter(question=question, seq__gt=after, seq__lte=seq)
    what = list(events.values_list("kind", "contribution")) if 0 < after < seq else []
    if not what or any(kind == EventKind.BOARD for kind, _line in what):
        return News(seq, True, lines(ours), led)
    silent = {EventKind.SUPPORT} if led and led.hushed else set()
    found = lines(ours.filter(pk__in={line for kind, line in what if kind not in silent}))
    others = {line for each in found for line in each.touched} - {line.pk for line in found}
    others_told = lines(ours.filter(pk__in=others)) if others else ()
    return News(seq, False, found + others_told, led)


def lines(rows: QuerySet[Contribution]) -> tuple[Shown, ...]:
    """These contributions as they read now, in the order they came. Four queries."""
    whole = rows.told().annotate(theme=theme())  # type: ignore[attr-defined]
    told = list(whole.select_related("author", "contact").prefetch_related("changes"))
    keys = [row.pk for row in told]
    roots, behind = grown(keys), supporters(keys)
    return tuple(shown(row, roots[row.pk], behind[row.pk]) for row in told)


def shown(row: Contribution, roots: list[Root], behind: set[Supporter]) -> Shown:
    merged = row.fate == ChangeKind.MERGE
    touched = {change.into_id for change in row.changes.all() if change.into_id}
    return Shown(
        pk=row.pk, kind=row.kind, words=row.words, by=row.brought_by, author=row.author_id, visit=row.visit_id,
        of_owner=row.contact_id is not None, fate=row.fate, into=last_into(row) if merged else None,
        touched=frozenset(touched), grew_from=tuple(roots), behind=frozenset(behind), table=row.table,
        written=row.written, at=row.at, theme=getattr(row, "theme", None) or "",
    )  # fmt: skip


def grown(keys: list[UUID]) -> dict[UUID, list[Root]]:
    """What each of these lines grew from, of what stands on a board itself."""
    roots: dict[UUID, list[Root]] = defaultdict(list)
    parents = Contribution.objects.standing().filter(shoots__child__in=keys).order_by("shoots__pk")
    for child, parent, words in parents.values_list("shoots__child", "pk", "words"):  # type: ignore[misc]
        roots[child].append(Root(parent, words))
    return roots


def supporters(keys: list[UUID]) -> dict[UUID, set[Supporter]]:
    """Who stands behind each of these lines, those of what was merged into it included."""
    behind: dict[UUID, set[Supporter]] = defaultdict(set)
    near = Q(contribution__in=keys) | Q(contribution__changes__into__in=keys)
    landing = Support.objects.landed().filter(near)
    for on, person, visit in landing.values_list("on", "person", "visit"):  # type: ignore[misc]
        behind[on].add((person, visit))
    return behind
