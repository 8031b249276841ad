"""What one reader may read in the archive, asked anew for each search.

The rule is that of a question's own page (``questions/access.py`` and ``questions/cable.py``). Of a public question
everybody reads what was asked, the wording its owner chose, and where. What was said and what came of it is read by
everybody once the owner agreed, and before that by who was there, by its host, and by organisers.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from plugdedag.days.models import Day
from plugdedag.people.access import is_organiser
from plugdedag.people.requests import Request
from plugdedag.questions.access import REMEMBERED, is_host
from plugdedag.questions.archive import latest_choices
from plugdedag.questions.models import Kind, Publication, Question, Result

ASKED, PLACE, BEHIND, RESULT, ACTION = "asked", "place", "behind", "result", "action"
COUNTS = {ASKED: 1.5, BEHIND: 1.4, RESULT: 1.2, PLACE: 0.8}
"""How much a text counts beside what was said: a question is found by what it asks."""
SAID = tuple(Kind)


class Key(NamedTuple):
    """Where a text stands: what it is (see above, or a kind of contribution), and the key of its row."""

    kind: str
    pk: int | UUID


@dataclass(frozen=True)
class Row:
    """A question as far as this reader may read it."""

    pk: int
    title: str
    as_asked: str
    chosen: str
    place: str
    place_kind: str
    is_open: bool  # what was said may be read too
    result_pk: int | None
    result: str

    @cached_property
    def texts(self) -> dict[Key, str]:
        """The texts of the question itself. Those of its contributions and actions are many, and kept in memory."""
        found = {Key(ASKED, self.pk): f"{self.title}\n{self.as_asked}", Key(PLACE, self.pk): self.place}
        if self.chosen:
            found[Key(BEHIND, self.pk)] = self.chosen
        if self.is_open and self.result_pk is not None:
            found[Key(RESULT, self.result_pk)] = self.result
        return found


@dataclass(frozen=True)
class Sight:
    """The questions a reader may know of, the newest month first."""

    rows: dict[int, Row] = field(default_factory=dict)

    @property
    def open(self) -> frozenset[int]:
        """The questions of which everything may be read."""
        return frozenset(pk for pk, row in self.rows.items() if row.is_open)


def sight(request: Request) -> Sight:
    """What this reader may read. Two queries, one more for who is signed in."""
    everything = is_organiser(request)
    there = Question.objects.in_city(request.city)
    rows = list(told(there.archived() if everything else there.public()))
    mine = set() if everything else mine_of(request, {row["pk"] for row in rows})
    chosen = latest_choices([row["pk"] for row in rows])
    found = {}
    for row in rows:
        inside = everything or row["pk"] in mine
        last = "now" if inside else "agreed"
        found[row["pk"]] = Row(
            row["pk"], row["title"], row["as_asked"], chosen.get(row["pk"], ""),
            f"{row['place']}\n{row['of']}\n{row['district']}", row["kind"],
            inside or row["published"], row[f"{last}_pk"], row[f"{last}_text"] or "",
        )  # fmt: skip
    return Sight(found)


def told(questions: QuerySet[Question]) -> Any:
    """The columns of a row, the newest month first. One query."""
    results = Result.objects.filter(question=OuterRef("pk")).order_by("-pk")
    agreed = Publication.objects.filter(question=OuterRef("pk"), withdrawn__isnull=True)
    return questions.order_by("-residency__month", "-pk").values(
        "pk", "title", "as_asked", place=F("residency__place__name"), of=F("network__name"),
        district=F("residency__place__district"), kind=F("residency__place__kind"), published=Exists(agreed),
        now_pk=Subquery(results.values("pk")[:1]), now_text=Subquery(results.values("text")[:1]),
        agreed_pk=Subquery(agreed.values("result")[:1]), agreed_text=Subquery(agreed.values("result__text")[:1]),
    )  # fmt: skip


def mine_of(request: Request, known: set[int]) -> set[int]:
    """Of these questions, those of which the reader was at a day, has a turn on one, or is the host by link."""
    remembered = {int(pk) for pk in request.session.get(REMEMBERED, {})} & known
    hosted = {pk for pk in remembered if is_host(request, Question(pk=pk, city=request.city))}
    if not request.user.is_authenticated:
        return hosted
    me = request.user
    came = Q(visits__person=me) | Q(turns__person=me, turns__ended__isnull=True)
    days = Day.objects.filter(came, city=request.city, residency__isnull=False)
    return hosted | set(days.order_by().values_list("residency__question", flat=True).distinct())
