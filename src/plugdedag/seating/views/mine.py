"""My table today, which follows the tables as they change; and whom I have met at them."""

from __future__ import annotations

import hashlib
import json
from typing import Any, cast
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from plugdedag.days.access import find_day
from plugdedag.days.models import Day
from plugdedag.people.access import member
from plugdedag.people.models import Person
from plugdedag.people.requests import Request
from plugdedag.seating import met as acquaintances
from plugdedag.seating.sitting import Found, Stands, find, sitting

A_PAGE = 20  # people at once


@never_cache
@require_safe
@member
def table(request: Request, uuid: UUID) -> HttpResponse:
    """Where I sit. Asked for by the page itself it is the table alone, or a 304 when nothing changed."""
    day, person = find_day(request, uuid), cast(Person, request.user)
    found = find(day, person)
    tag = etag(request, found)
    if not request.htmx:  # type: ignore[attr-defined]
        return render(request, "seating/my_table.html", shown(day, person, found, tag))
    response = get_conditional_response(request, etag=tag)
    if response is None:
        response = render(request, "seating/_my_table.html", shown(day, person, found, tag))
        response.headers["ETag"] = tag
    return response


def etag(request: Request, found: Found) -> str:
    """A tag that changes with the seating that holds, and with who reads in which language."""
    reader = (request.user.pk, request.LANGUAGE_CODE, found.key)
    return f'"{hashlib.sha256(repr(reader).encode()).hexdigest()[:24]}"'


def shown(day: Day, person: Person, found: Found, tag: str) -> dict[str, Any]:
    lives = found.stands not in (Stands.LATER, Stands.OVER)
    return {
        "day": day, "mine": sitting(day, person, found), "lives": lives,
        "headers": json.dumps({"If-None-Match": tag}),
    }  # fmt: skip


@never_cache
@require_safe
@member
def met(request: Request) -> HttpResponse:
    """Whom I have met, and the networks they come from."""
    found = acquaintances.met(cast(Person, request.user), request.city)
    page = Paginator(found.people, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "seating/met.html", {"met": found, "page": page})
