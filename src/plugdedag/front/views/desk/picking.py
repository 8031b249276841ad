"""Who is found by a few letters: the list below them, while somebody types."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from plugdedag.days.models import Day
from plugdedag.front.forms.desk.carrying import TurnForm
from plugdedag.front.forms.desk.picking import PersonForm
from plugdedag.people.access import organiser
from plugdedag.people.looking import looked_up
from plugdedag.people.models import Occasion
from plugdedag.people.requests import Request


@never_cache
@organiser
@require_safe
def people(request: Request) -> HttpResponse:
    """At most ten, of the city; for a day those who come first."""
    start = {"who": request.GET.get("who", "")[:80]}
    day = of_day(request)
    form = TurnForm(day, initial=start) if day else PersonForm(request.city, initial=start)
    looked_up(request, form.shown, Occasion.CHOICE)
    return HttpResponse(str(form["person"]))


def of_day(request: Request) -> Day | None:
    """The day that is named, if it is one of this city."""
    try:
        named = UUID(request.GET["day"])
    except (KeyError, ValueError):
        return None
    found: Day = get_object_or_404(Day.objects.in_city(request.city).select_related("city"), pk=named)
    return found
