"""Saying that one comes: signed in, or by a link from a mail."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from plugdedag.days.access import find_day
from plugdedag.days.forms import NOT, RsvpForm, rsvp_context
from plugdedag.days.listing import stamped
from plugdedag.days.models import Day
from plugdedag.people.access import anyone, member
from plugdedag.people.models import Link, Person
from plugdedag.people.requests import Request

PURPOSE = "rsvp"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@member
def rsvp(request: Request, uuid: UUID) -> HttpResponse:
    """The answer of who is signed in: a page with the buttons, and what they do."""
    day = find_day(request, uuid)
    if day.is_gathering:
        return redirect("gathering", uuid=day.pk)
    if request.method == "POST" and not request.user.name and request.POST.get("answer") != NOT:  # type: ignore[union-attr]
        return named_first(request)
    return answered(request, day, request.user, {"action": request.path}, reverse("day", args=[day.pk]))  # type: ignore[arg-type]


def named_first(request: Request) -> HttpResponse:
    """On to “who are you?”, and from there onto the list: nobody comes without a name to call them by."""
    request.session["towards"] = request.path
    where = reverse("welcome")
    return HttpResponseClientRedirect(where) if request.htmx else redirect(where)  # type: ignore[attr-defined]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@anyone
def rsvp_link(request: Request, token: str) -> HttpResponse:
    """The same by a link, without signing in. Looking at it does nothing: mail programs follow links too."""
    city = request.city
    link = Link.objects.find(city, PURPOSE, token)
    day = link and Day.objects.in_city(city).seen_by(link.person).whole().filter(pk=link.subject).first()
    if not link or not link.person or not day:
        return render(request, "days/rsvp_link_old.html", status=404)
    if day.is_gathering:
        return redirect("gathering_link", token=token)
    extra = {"action": request.path, "holder": link.person}
    return answered(request, day, link.person, extra, request.path)


def answered(request: Request, day: Day, person: Person, extra: dict[str, Any], then: str) -> HttpResponse:
    """Show the buttons, or do what one of them says: htmx gets the fragment, others go on to ``then``."""
    form, status = None, 200
    if request.method == "POST":
        form = RsvpForm(day, request.POST)
        if form.is_valid() and form.save(person) is not None:
            if not request.htmx:  # type: ignore[attr-defined]
                return redirect(f"{then}#rsvp")
            form = None
        else:
            day.refresh_from_db()
            status, form = form.status, form.anew()
    context = rsvp_context(day, person, form=form) | extra
    context["stamp"] = stamped(context["standing"], None if day.is_over else day)
    template = "days/_rsvp.html" if request.htmx else "days/rsvp.html"  # type: ignore[attr-defined]
    return render(request, template, context, status=status)
