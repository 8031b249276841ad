"""Everything out, for the organisers of a city."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from plugdedag.front.exporting import packed
from plugdedag.people.access import organiser
from plugdedag.people.looking import looked_up
from plugdedag.people.models import Occasion, Person
from plugdedag.people.proving import freshly_proved
from plugdedag.people.requests import Request


@never_cache
@organiser
@freshly_proved()
def export(request: Request) -> HttpResponse:
    """A word about what is in it, and then the file."""
    if request.method != "POST":
        return render(request, "front/desk/export.html")
    looked_up(request, Person.objects.filter(memberships__city=request.city), Occasion.EXPORT)
    response = HttpResponse(packed(request.city), content_type="application/zip")
    name = f"plug-{request.city.slug}-{request.city.today():%Y-%m-%d}.zip"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
