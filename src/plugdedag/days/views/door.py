"""The door: who is expected, who is here, and who walks in. Made for the opener's phone."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from plugdedag.days import visiting
from plugdedag.days.access import day_duty, find_day
from plugdedag.days.forms import VisitForm
from plugdedag.days.models import Day, TurnKind
from plugdedag.people.looking import looked_up
from plugdedag.people.models import Occasion
from plugdedag.people.requests import Request


@never_cache
@require_safe
@day_duty(TurnKind.OPENER)
def door(request: Request, uuid: UUID) -> HttpResponse:
    """Names are shown while the door is open, and to nobody else."""
    day = find_day(request, uuid)
    if not visiting.is_open(day):
        return render(request, "days/door_closed.html", {"day": day})
    words = request.GET.get("q", "").replace("\0", " ")[:80]  # PostgreSQL refuses to look for a NUL
    template = "days/_found.html" if request.htmx else "days/door.html"  # type: ignore[attr-defined]
    return render(request, template, read_by(request, door_context(day, words=words)))


@require_POST
@day_duty(TurnKind.OPENER)
def visits(request: Request, uuid: UUID) -> HttpResponse:
    """One tap. Sent twice, it is still one visit."""
    day = find_day(request, uuid)
    form = VisitForm(day, request.POST)
    done = form.is_valid() and form.save(request.user) is not None  # type: ignore[arg-type]
    if done and not request.htmx:  # type: ignore[attr-defined]
        return redirect("door", uuid=day.pk)
    template = "days/_door.html" if request.htmx else "days/door.html"  # type: ignore[attr-defined]
    if not visiting.is_open(day):
        return render(request, "days/door_closed.html", {"day": day}, status=409)
    context = read_by(request, door_context(day, None if done else form))
    return render(request, template, context, status=200 if done else 422)


def read_by(request: Request, context: dict[str, Any]) -> dict[str, Any]:
    """Write down, for those whose names stand on the page, that this opener read them."""
    listed = [each.person for each in (*context["expected"], *context["found"], *context["walk_ins"])]
    looked_up(request, listed, Occasion.DOOR)
    return context


def door_context(day: Day, form: VisitForm | None = None, words: str = "") -> dict[str, Any]:
    """All that stands on the page."""
    expected, walk_ins = visiting.expected(day), visiting.walk_ins(day)
    here = sum(one.visit is not None for one in expected) + len(walk_ins)
    return {
        "day": day, "expected": expected, "walk_ins": walk_ins, "here": here, "form": form or VisitForm(day),
        "words": words, "found": visiting.members_found(day, words),
    }  # fmt: skip
