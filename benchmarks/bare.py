"""The least that a page can do which takes answers, to measure ours against: settings and addresses of a bare view.

Same server, same middleware, same link, same page. A tap finds whose link it is and writes one row that says that they
come, and that is all: no lock, no seats, no line, no key that is looked up, no letter.
"""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import include, path

from plugdedag.people.access import anyone
from plugdedag.people.requests import Request


@anyone
def bare(request: Request, token: str) -> HttpResponse:
    """The page of a day, and one row for a tap."""
    from plugdedag.days.forms import rsvp_context
    from plugdedag.days.listing import stamped
    from plugdedag.days.models import Day, Wish
    from plugdedag.people.models import Link

    link = Link.objects.find(request.city, "rsvp", token)
    assert link
    assert link.person
    day = Day.objects.in_city(request.city).published().whole().get(pk=link.subject)
    if request.method == "POST":
        Wish.objects.create(pk=request.POST["client_key"], day=day, person=link.person, comes=True)
        return redirect(f"{request.path}#rsvp")
    context = rsvp_context(day, link.person) | {"action": request.path, "holder": link.person, "asked": ""}
    return render(request, "days/rsvp.html", context | {"stamp": stamped(context["standing"], day)})


urlpatterns = [path("bare/<str:token>/", bare), path("", include("plugdedag.config.urls"))]
