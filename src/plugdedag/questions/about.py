"""What a lunch is about, in one sentence: the question as it reads now."""

from __future__ import annotations

from plugdedag.days.models import Day
from plugdedag.questions.cable import chosen
from plugdedag.questions.models import Question


def about(day: Day) -> str:
    """The wording that leads; empty for a day without a question, and for one that its owner took back."""
    question = asked_at(day)
    if question is None:
        return ""
    choice = chosen(question)
    return choice.words if choice else question.as_asked


def asked_at(day: Day) -> Question | None:
    """The question of a lunch, if who was not there yet may read it."""
    if not day.number:
        return None
    found: Question | None = Question.objects.filter(residency=day.residency_id).shareable().first()
    return found
