"""The board of a lunch as a phone follows it: what changed since a number, asked once or told as it happens."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from plugdedag.days.models import Day
from plugdedag.days.scanning import own_visit
from plugdedag.lunches.access import Presence, find_lunch, guest, presence, question_of
from plugdedag.lunches.live import hub, lines, telling
from plugdedag.people.access import is_member
from plugdedag.people.blocking import hidden_from
from plugdedag.people.requests import Request
from plugdedag.questions.models import Question


@never_cache
@require_safe
@guest
def events(request: Request, uuid: UUID) -> HttpResponse:
    """What changed after ``?after=``, as JSON; 0 or nothing asks for the whole board."""
    found = looked_at(request, uuid)
    if found is None:
        return HttpResponse(status=403)
    day, question, there = found
    fresh = lines.news(day, question.pk, after(request))
    return JsonResponse(telling.told(fresh, reader(request, day, there)))


@never_cache
@require_safe
@guest
def stream(request: Request, uuid: UUID) -> Any:
    """The same, told as it happens for as long as somebody listens (server-sent events)."""
    found = looked_at(request, uuid)
    if found is None:
        return HttpResponse(status=403)
    day, question, there = found
    told = hub.stream(day, question.pk, reader(request, day, there), after(request), request.LANGUAGE_CODE)
    answer = StreamingHttpResponse(told, content_type="text/event-stream")
    # Neither our own compression nor a proxy holds a line back until there are more.
    answer["Content-Encoding"], answer["X-Accel-Buffering"] = "identity", "no"
    return answer


def looked_at(request: Request, uuid: UUID) -> tuple[Day, Question, Presence] | None:
    """The lunch, its question, and what the visitor may do there; None when they may not read it."""
    day = find_lunch(request, uuid)
    question = question_of(day)
    if question is None:
        return None
    there = presence(request, day, question)
    return (day, question, there) if there.reads else None


def after(request: HttpRequest) -> int:
    """The number that the phone has already; 0 for none, or for something that is no number."""
    said = request.headers.get("Last-Event-ID") or request.GET.get("after", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0


def reader(request: Request, day: Day, there: Presence) -> telling.Reader:
    """Who looks along."""
    if is_member(request):
        hidden = frozenset(hidden_from(request.user))  # type: ignore[arg-type]
        return telling.Reader(person=request.user.pk, owner=there.owner, keeper=there.keeper, hidden=hidden)
    visit = own_visit(request, day)
    return telling.Reader(visit=visit.pk if visit else None, owner=there.owner, keeper=there.keeper)
