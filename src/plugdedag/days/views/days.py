"""The list of days, and the days as calendar files."""

from __future__ import annotations

import hashlib
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from plugdedag.days import feeds
from plugdedag.days.access import find_day
from plugdedag.days.listing import months
from plugdedag.days.models import Day
from plugdedag.people.access import anyone
from plugdedag.people.requests import Request

PAST_ON_A_PAGE = 12


@require_safe
@anyone
def days(request: Request) -> HttpResponse:
    """What comes, by month and place, and below it what has been."""
    city = request.city
    mine = Day.objects.in_city(city).published().whole()
    past = Paginator(mine.standing().gone(city.today()), PAST_ON_A_PAGE).get_page(request.GET.get("page"))
    upcoming = months(mine.upcoming(city.today()), request.user)
    return render(request, "days/days.html", {"months": upcoming, "past": past})


@require_safe
@anyone
def day_ics(request: Request, uuid: UUID) -> HttpResponse:
    day = find_day(request, uuid)
    response = HttpResponse(feeds.file(day.city, [day]), content_type=feeds.MIME)
    response.headers["Content-Disposition"] = f'attachment; filename="plug-{day.date:%Y-%m-%d}.ics"'
    return response


@require_safe
@anyone
def calendar(request: Request) -> HttpResponse:
    """The public feed, in the city's own language. Calendars ask for it often: it knows when nothing is new."""
    city = request.city
    listed = feeds.feed(city)
    with translation.override(city.language):
        body = feeds.file(city, listed)
    response = HttpResponse(body, content_type=feeds.MIME, headers={"Content-Language": city.language})
    changed = max((day.changed for day in listed), default=None)
    patch_cache_control(response, public=True, max_age=900)
    return conditional(request, response, mark(body), int(changed.timestamp()) if changed else None)


def mark(body: str) -> str:
    """By which a calendar program says what it has already."""
    return f'"{hashlib.sha256(body.encode()).hexdigest()[:32]}"'


def conditional(request: Request, response: HttpResponse, etag: str, changed: int | None) -> HttpResponse:
    """The response, or a 304 for who has it already. ``changed`` in seconds since 1970."""
    response.headers["ETag"] = etag
    if changed is not None:
        response.headers["Last-Modified"] = http_date(changed)
    return get_conditional_response(request, etag, changed, response) or response
