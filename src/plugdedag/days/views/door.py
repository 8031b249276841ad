"""The door: who is expected, who is here, who walks in. Made for the opener's phone, with or without a connection."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from plugdedag.days import posters, visiting
from plugdedag.days.access import day_duty, find_day
from plugdedag.days.beside import beside
from plugdedag.days.forms import VisitForm
from plugdedag.days.models import Day, TurnKind
from plugdedag.look.workers import worker
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
    return render(request, "days/door.html", read_by(request, day, door_context(day, words=words)))


@require_POST
@day_duty(TurnKind.OPENER)
def visits(request: Request, uuid: UUID) -> HttpResponse:
    """One tap. Sent twice, it is still one visit. A script that asks for JSON gets it."""
    day = find_day(request, uuid)
    form = VisitForm(day, request.POST)
    done = form.is_valid() and form.save(request.user)  # type: ignore[arg-type]
    if request.headers.get("Accept") == "application/json":
        return told(form, done)
    if done:
        return redirect("door", uuid=day.pk)
    if not visiting.is_open(day):
        return render(request, "days/door_closed.html", {"day": day}, status=409)
    return render(
        request, "days/door.html", read_by(request, day, door_context(day, form)), status=form.status
    )


def told(form: VisitForm, done: bool) -> JsonResponse:
    """What became of a tap: the key of the visit there is now, or why not."""
    key = str(form.visit.pk) if done and form.visit else ""
    return JsonResponse({"key": key, "words": form.words}, status=200 if done else form.status)


def read_by(request: Request, day: Day, context: dict[str, Any]) -> dict[str, Any]:
    """Write down, for those whose names stand on the page, that this opener read them; and add the links beside it."""
    names: visiting.Names = context["names"]
    listed = [one.person for one in (*names.expected, *names.found)]
    looked_up(request, [*listed, *(visit.person for visit in names.walk_ins)], Occasion.DOOR)
    return context | {"beside": beside(request, day)}


def door_context(day: Day, form: VisitForm | None = None, words: str = "") -> dict[str, Any]:
    """All that stands on the page."""
    return {
        "day": day, "names": visiting.names_at(day, words), "form": form or VisitForm(day), "words": words,
        "until": int(day.city.at(day.date, dt.time.max).timestamp() * 1000),
    }  # fmt: skip


@never_cache
@require_safe
@day_duty(TurnKind.OPENER)
def door_worker(request: Request, uuid: UUID) -> HttpResponse:
    """The script that keeps this one page on the phone. It is served from below the page, so it reaches no other."""
    find_day(request, uuid)
    return worker()


@never_cache
@require_safe
@day_duty(TurnKind.OPENER)
def poster(request: Request, uuid: UUID) -> HttpResponse:
    """The poster for the door, to print."""
    day = find_day(request, uuid)
    response = HttpResponse(posters.printed(day), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="plug-{day.date:%Y-%m}.pdf"'
    return response
