"""All tables for the projector, to be read from ten metres; with many tables, page after page."""

from __future__ import annotations

import hashlib
import json
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRefresh

from plugdedag.days.access import MAKERS, day_duty, find_day
from plugdedag.days.visiting import is_open
from plugdedag.people.looking import looked_up
from plugdedag.people.models import Occasion
from plugdedag.people.requests import Request
from plugdedag.seating.counting import round_told
from plugdedag.seating.laid import Laid, laid
from plugdedag.seating.making import current
from plugdedag.seating.models import Seating

A_WALL = 12  # tables that fit a wall at the largest size
A_PAGE = 20  # and at the smallest that is read from afar: more turn over


@never_cache
@require_safe
@day_duty(*MAKERS)
def wall(request: Request, uuid: UUID) -> HttpResponse:
    """The wall, which refreshes by itself and turns its pages; a 304 when nothing changed.

    Names are for the day itself, and the week in which it can be put right.
    """
    day, asked = find_day(request, uuid), request.htmx  # type: ignore[attr-defined]
    if not is_open(day):
        return HttpResponseClientRefresh() if asked else render(request, "seating/closed.html", {"day": day})
    seating = current(day)
    tables = laid(seating)
    tag = etag(request, seating, tables)
    if asked and (same := get_conditional_response(request, etag=tag)) is not None:
        return same
    looked_up(request, [one.visit.person for table in tables for one in table.sitters], Occasion.TABLES)
    page = Paginator(tables, A_PAGE).get_page(request.GET.get("page"))
    turns = page.paginator.num_pages > 1
    context = {
        "day": day, "turns": turns, "again": "15s" if turns else "8s",
        "round": round_told(seating), "page": page, "size": size(len(page)),
        "following": page.number % page.paginator.num_pages + 1,
        "headers": "{}" if turns else json.dumps({"If-None-Match": tag}),
    }  # fmt: skip
    response = render(request, "seating/_wall.html" if asked else "seating/wall.html", context)
    response.headers["ETag"] = tag
    return response


def etag(request: Request, seating: Seating | None, tables: list[Laid]) -> str:
    """A tag that changes with the seating that holds, and with the names: one may be checked out, or erased."""
    names = [(table.number, [one.name for one in table.sitters]) for table in tables]
    told = (request.LANGUAGE_CODE, seating and seating.pk, names)
    return f'"{hashlib.sha256(repr(told).encode()).hexdigest()[:24]}"'


def size(tables: int) -> str:
    """How large the letters can be."""
    return "few" if tables <= 4 else "some" if tables <= A_WALL else "many"
