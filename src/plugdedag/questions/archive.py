"""The archive: one card for each question."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field, replace

from django.db.models import Count, Max, Min, Q

from plugdedag.days.models import Day
from plugdedag.questions.fates import Fates, fates
from plugdedag.questions.models import Action, Choice, Question

COMING, RUNNING, TOLD, DONE = "coming", "running", "told", "done"


@dataclass(frozen=True)
class Card:
    """A question as it lies in the archive."""

    question: Question
    state: str
    chosen: str  # the wording behind it, if the owner chose one
    lunches: int
    lunches_done: int
    fates: Fates = field(default_factory=Fates)  # of its actions, once the world may read of them

    @property
    def is_held_back(self) -> bool:
        """Whether only organisers see it: written down afterwards, and its owner has not agreed yet."""
        recorded = hasattr(self.question.residency, "recorded")
        return recorded and not self.question.published  # type: ignore[attr-defined]


def cards(questions: list[Question], today: dt.date) -> list[Card]:
    """The cards of questions that came ``with_ending``. Five queries, however many."""
    residencies = [question.residency_id for question in questions]
    days = Day.objects.standing().filter(residency__in=residencies, number__isnull=False).values("residency")
    spans = {
        row["residency"]: row
        for row in days.annotate(
            first=Min("date"), last=Max("date"), total=Count("pk"), done=Count("pk", filter=Q(date__lt=today))
        ).order_by()
    }
    chosen = latest_choices(questions)
    made = [
        card(question, spans.get(question.residency_id), chosen.get(question.pk, ""), today)
        for question in questions
    ]
    became = what_became([one.question for one in made if one.state == TOLD])
    return [replace(one, fates=became.get(one.question.pk, Fates())) for one in made]


def what_became(questions: list[Question]) -> dict[int, Fates]:
    """What became of the actions of each."""
    found: dict[int, list[Action]] = defaultdict(list)
    for action in Action.objects.followed().filter(question__in=questions):
        found[action.question_id].append(action)
    return {key: fates(actions) for key, actions in found.items()}


def card(question: Question, span: dict[str, object] | None, chosen: str, today: dt.date) -> Card:
    """The card of one question; ``span`` says from when until when its lunches are."""
    if not span:
        return Card(question, COMING, chosen, 0, 0)
    state = COMING if span["first"] > today else RUNNING if span["last"] >= today else DONE  # type: ignore[operator]
    if state == DONE and question.published:  # type: ignore[attr-defined]
        state = TOLD
    return Card(question, state, chosen, int(str(span["total"])), int(str(span["done"])))


def latest_choices(questions: list[Question] | list[int]) -> dict[int, str]:
    """The wording each owner chose last, as it reads now; by the keys of the questions."""
    last = (
        Choice.objects.filter(question__in=questions)
        .values("question")
        .annotate(last=Max("pk"))
        .values("last")
    )
    return {choice.question_id: choice.words for choice in Choice.objects.told().filter(pk__in=last)}
