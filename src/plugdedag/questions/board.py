"""What stands on the board of a question: every contribution as it reads now, with who stands behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import OuterRef, Subquery

from plugdedag.days.models import Day, Visit
from plugdedag.lib.few import FEW
from plugdedag.people.blocking import between
from plugdedag.people.models import Person
from plugdedag.questions.kinds import TONES
from plugdedag.questions.models import ChangeKind, Contribution, GrewFrom, Kind, Question, Support, Themed
from plugdedag.steering.now import hushed


@dataclass(frozen=True)
class Line:
    """One contribution on the board. ``support`` counts people once, those of what was merged into it included."""

    contribution: Contribution
    words: str
    support: int = 0
    supported: bool = False  # by the reader
    mine: bool = False
    hidden: bool = False
    nameless: bool = False  # the reader and who brought it do not see each other's names
    grew_from: tuple[str, ...] = ()
    roots: tuple[UUID, ...] = ()  # the keys of the same, those that cannot be read included
    grown: tuple[tuple[UUID, str], ...] = ()  # both, of those that can be read
    shoots: int = 0
    theme: str = ""  # the title of what it was put under

    @property
    def pk(self) -> UUID:
        return self.contribution.pk

    @property
    def kind(self) -> Kind:
        return Kind(self.contribution.kind)

    @property
    def by(self) -> str:
        """Who brought it, for this reader; empty when that is not to be said."""
        return "" if self.nameless else self.contribution.brought_by

    @property
    def tone(self) -> str:
        return TONES[self.kind]

    @property
    def dots(self) -> range:
        """For a picture: one for each supporter, ten at most."""
        return range(min(self.support, 10))

    @property
    def public_support(self) -> int:
        """The number the world may read: none about fewer than five people."""
        return self.support if self.support >= FEW else 0


def board(
    question: Question, *, person: Person | None = None, visit: Visit | None = None, day: Day | None = None,
    hidden: bool = False,
) -> list[Line]:  # fmt: skip
    """The lines of a question, or of one of its lunches, in the order they came. Four queries.

    ``person`` is the reader, or ``visit`` that of a guest; ``hidden`` also gives what was taken off, for who
    facilitates. At a lunch where people still write, nobody is told how many stand behind its lines: they would follow
    instead of think.
    """
    rows = Contribution.objects.told().filter(question=question).select_related("author", "contact", "day")
    rows = rows.annotate(nameless=between(person, "author"), theme=theme())
    told = {row.pk: row for row in rows.exclude(fate=ChangeKind.MERGE)}  # type: ignore[misc]
    behind = supporters(question)
    roots, shoots = grown(question)
    me, guest = person.pk if person else None, visit.pk if visit else None
    hush = hushed(question.residency_id)
    return [
        Line(
            contribution=row, words=row.words, support=0 if hush and row.day_id == hush else len(behind[row.pk]),
            supported=(me, guest) in behind[row.pk],
            mine=row.author_id == me if me else guest is not None and row.visit_id == guest,
            hidden=row.fate == ChangeKind.HIDE, nameless=row.nameless,
            grew_from=tuple(told[root].words for root in roots[row.pk] if readable(told.get(root))),
            grown=tuple((root, told[root].words) for root in roots[row.pk] if readable(told.get(root))),
            roots=tuple(roots[row.pk]), shoots=shoots[row.pk], theme=row.theme or "",
        )
        for row in told.values()
        if (hidden or row.fate != ChangeKind.HIDE) and (day is None or row.day_id == day.pk)
    ]  # fmt: skip


def theme() -> Subquery:
    """The title of what a contribution was put under, to be annotated; null for none."""
    latest = Themed.objects.filter(contribution=OuterRef("pk")).order_by("-pk")
    return Subquery(latest.values("theme__title")[:1])


def supporters(question: Question) -> dict[UUID, set[tuple[int | None, UUID | None]]]:
    """Who stands behind each line: the keys of a person or of a guest's visit."""
    behind: dict[UUID, set[tuple[int | None, UUID | None]]] = defaultdict(set)
    for on, *who in Support.objects.landing(question).values_list("on", "person", "visit"):  # type: ignore[misc]
        behind[on].add((who[0], who[1]))
    return behind


def readable(row: Contribution | None) -> bool:
    """Whether a parent may be quoted: it stands on the board itself."""
    return row is not None and row.fate != ChangeKind.HIDE


def grown(question: Question) -> tuple[dict[UUID, list[UUID]], dict[UUID, int]]:
    """What each contribution grew from, and how many grew from it."""
    roots: dict[UUID, list[UUID]] = defaultdict(list)
    shoots: dict[UUID, int] = defaultdict(int)
    links = GrewFrom.objects.filter(child__question=question).order_by("pk")
    for child, parent in links.values_list("child", "parent"):
        roots[child].append(parent)
        shoots[parent] += 1
    return roots, shoots


def by_support(lines: Iterable[Line]) -> list[Line]:
    """The best supported first; among equals the earliest."""
    return sorted(lines, key=lambda line: -line.support)
