"""Who may read an action, and who may tell it otherwise."""

from __future__ import annotations

from uuid import UUID

from django.shortcuts import get_object_or_404

from plugdedag.people.access import guard, is_member
from plugdedag.people.requests import Request
from plugdedag.questions.access import facilitates_question, find_question, sees_question
from plugdedag.questions.models import Action


def changes_action(request: Request, uuid: UUID) -> bool:
    """Whether the visitor may tell an action otherwise: who wrote it down, and who facilitated that lunch."""
    action = find_action(request, uuid)
    mine = request.user.is_authenticated and action.by_id == request.user.pk
    return mine or facilitates_question(request, action.question)


def find_action(request: Request, uuid: UUID) -> Action:
    """An action of this city, as it reads now; else a 404."""
    rows = Action.objects.told().filter(question__city=request.city)
    return get_object_or_404(rows.select_related("question__withdrawal", "question__city", "day"), pk=uuid)


def reads_action(request: Request, uuid: UUID) -> bool:
    """Whether the visitor is a plugger who can read the actions of its question."""
    if not is_member(request):
        return False
    question = find_question(request, find_action(request, uuid).question_id)
    return sees_question(request, question) or bool(question.published)  # type: ignore[attr-defined]


action_keeper = guard(
    "keeper-of-the-action", lambda request, *args, uuid, **kwargs: changes_action(request, uuid)
)
action_reader = guard(
    "reader-of-the-action", lambda request, *args, uuid, **kwargs: reads_action(request, uuid)
)
