"""What the poster and the cards on the tables lead to. Looking shows a button; pressing it checks in, while the door
is open. From a card one goes on to the board of the lunch, at that table."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from plugdedag.days import posters, scanning
from plugdedag.days.beside import beside_arrival
from plugdedag.days.forms import ArrivalForm
from plugdedag.days.models import Day, Visit
from plugdedag.lib.refusals import Refused
from plugdedag.people.access import anyone
from plugdedag.people.requests import Request


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@anyone
def arrival(request: Request, code: str, table: int | None = None) -> HttpResponse:
    """The page behind the code: check in now, or when the door opens. ``table`` is of the card; 1 is the first."""
    poster = posters.find(request.city, code)
    days = posters.days_of(poster) if poster else []
    if not days:
        return render(request, "days/arrival_unknown.html", status=404)
    doorway = posters.doorway(days)
    if doorway.open is None:
        status = 409 if request.method == "POST" else 200
        return render(
            request, "days/arrival_closed.html", {"doorway": doorway, "last": days[-1]}, status=status
        )
    if request.method == "POST":
        return arrived(request, doorway.open, table)
    visit = scanning.own_visit(request, doorway.open)
    if visit and table is not None:
        return onward(doorway.open, request.path, table)
    return shown(request, doorway.open, visit)


def shown(
    request: Request, day: Day, visit: Visit | None, form: Any = None, status: int = 200
) -> HttpResponse:
    context = {
        "day": day,
        "visit": visit,
        "form": form or ArrivalForm(),
        "host": day.place.network or day.place,
        "beside": beside_arrival(request, day) if visit and visit.person else [],
    }
    return render(request, "days/arrival.html", context, status=status)


def arrived(request: Request, day: Day, table: int | None) -> HttpResponse:
    """Check in: once, however often it is pressed. Then on to the day, or from a table to the board of its lunch."""
    visit, form = scanning.own_visit(request, day), None
    try:
        if visit is None and request.user.is_authenticated:
            visit = scanning.arrives(day, request.user)
        elif visit is None:
            form = ArrivalForm(request.POST)
            visit = form.save(day) if form.is_valid() else None
            if visit is None:
                return shown(request, day, None, form, 422)
            request.session[scanning.GUEST] = str(visit.pk)
    except Refused as refused:
        messages.warning(request, refused.words)
        return onward(day, request.path, None)
    name = visit.person.first_name if visit and visit.person else visit.guest_name if visit else ""
    messages.success(request, _("You are on the list, %(name)s. Welcome.") % {"name": name})
    return onward(day, request.path, table)


def onward(day: Day, here: str, table: int | None) -> HttpResponse:
    """To the board, from a table at a lunch; else to the day, which not everybody may see who stands at the door of a
    gathering by invitation."""
    if table is not None and day.number:
        return redirect(f"{reverse('lunch', args=[day.pk])}?table={table}")
    return redirect(here) if day.by_invitation else redirect("day", uuid=day.pk)
