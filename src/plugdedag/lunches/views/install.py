"""What makes the lunch an app on a phone: its worker, what a home screen asks for, and where its icon leads."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from plugdedag.days.models import Day
from plugdedag.look.workers import worker
from plugdedag.lunches.access import find_lunch, guest, presence, question_of
from plugdedag.people.access import anyone
from plugdedag.people.requests import Request

SENDS = ("look/js/sending.js", "lunches/js/ideas.js", "lunches/js/sync.js")
PAPER, PLUG = "#f5eee0", "#e8431a"


@never_cache
@require_safe
@guest
def lunch_worker(request: Request, uuid: UUID) -> HttpResponse:
    """The script that keeps the page of one lunch and sends what waits. From below the page it reaches no other."""
    day = find_lunch(request, uuid)
    question = question_of(day)
    if question is None or not presence(request, day, question).reads:
        return HttpResponse(status=403)
    return worker(*SENDS)


@never_cache
@require_safe
@anyone
def start_worker(request: Request) -> HttpResponse:
    """The script that brings who opens the icon without a connection to the lunch they were at last."""
    return worker()


@never_cache
@require_safe
@anyone
def today(request: Request) -> HttpResponse:
    """Where the icon leads: to the lunch of today, or the next one; else to the days."""
    lunches = Day.objects.in_city(request.city).published().filter(number__isnull=False)
    day = lunches.upcoming(request.city.today()).first()
    return redirect("lunch", uuid=day.pk) if day else redirect("days")


@require_safe
@anyone
def manifest(request: Request) -> JsonResponse:
    """What a phone asks before it puts an icon on the home screen."""
    icons = [
        {"src": static("lunches/icons/plug-192.png"), "sizes": "192x192", "type": "image/png"},
        {"src": static("lunches/icons/plug-512.png"), "sizes": "512x512", "type": "image/png"},
        {"src": static("lunches/icons/plug-512.png"), "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
        {"src": static("look/plug.svg"), "sizes": "any", "type": "image/svg+xml"},
    ]  # fmt: skip
    return JsonResponse({
        "id": reverse("lunch_today"), "start_url": reverse("lunch_today"), "scope": "/", "display": "standalone",
        "name": _("PLUG: the lunch"), "short_name": "PLUG", "lang": request.LANGUAGE_CODE, "icons": icons,
        "description": _("The board of the lunch, also without a connection."),
        "background_color": PAPER, "theme_color": PLUG,
    }, content_type="application/manifest+json")  # fmt: skip
