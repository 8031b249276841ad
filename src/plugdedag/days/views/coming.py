"""Saying that one comes: signed in, or by a link from a mail."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect

from plugdedag.days.access import find_day
from plugdedag.days.forms import COME, LATER, NOT, RsvpForm, rsvp_context
from plugdedag.days.listing import stamped
from plugdedag.days.models import Answer, Day, Rsvp
from plugdedag.days.undoing import take_back
from plugdedag.lib.refusals import Refused
from plugdedag.lib.roomy import KeyForm
from plugdedag.people.access import anyone, member
from plugdedag.people.models import Link, Person
from plugdedag.people.requests import Request

PURPOSE = "rsvp"
ANSWERS = (COME, NOT, LATER)  # what a mail's link may put first


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@member
def rsvp(request: Request, uuid: UUID) -> HttpResponse:
    """The answer of who is signed in: a page with the buttons, and what they do."""
    day = find_day(request, uuid)
    if day.is_gathering:
        return redirect("gathering", uuid=day.pk)
    if request.method == "POST" and not request.user.name and request.POST.get("answer") not in (NOT, LATER):  # type: ignore[union-attr]
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
    if day.is_over:
        return render(request, "days/rsvp_link_old.html", {"day": day}, status=410)
    asked = request.GET.get("answer")
    extra = {"action": request.path, "holder": link.person, "asked": asked if asked in ANSWERS else ""}
    return answered(request, day, link.person, extra, request.path, link)


@require_POST
@member
def rsvp_undo(request: Request, uuid: UUID) -> HttpResponse:
    """An answer that was given from a mail is taken back by its owner."""
    day, form = find_day(request, uuid), KeyForm(request.POST)
    form.is_valid()
    try:
        mine = take_back(day, request.user, client_key=form.cleaned_data["client_key"])  # type: ignore[arg-type]
    except Refused as refused:
        messages.warning(request, refused.words)
    else:
        messages.success(request, undone(mine))
    return redirect(f"{reverse('day', args=[day.pk])}#rsvp")


def undone(mine: Rsvp | None) -> str:
    """What became of it: a seat that went to somebody else meanwhile is theirs."""
    said = {
        Answer.GOING: _("Taken back. You have a seat."),
        Answer.WAITING: _(
            "Taken back. Your seat had gone to somebody who waited for it, so you are on the list now."
        ),
    }
    return said.get(Answer(mine.answer) if mine else Answer.NOT, _("Taken back. You are not on the list."))


def answered(
    request: Request, day: Day, person: Person, extra: dict[str, Any], then: str, link: Link | None = None
) -> HttpResponse:
    """Show the buttons, or do what one of them says: htmx gets the fragment, others go on to ``then``."""
    form, status = None, 200
    if request.method == "POST":
        form = RsvpForm(day, request.POST, link=link)
        if form.is_valid() and form.save(person) is not None:
            if not request.htmx:  # type: ignore[attr-defined]
                return redirect(f"{then}#rsvp")
            form = None
        else:
            day.refresh_from_db()
            status, form = form.status, form.anew()
    context = rsvp_context(day, person, form=form, link=link) | extra
    context["stamp"] = stamped(context["standing"], None if day.is_over else day)
    template = "days/_rsvp.html" if request.htmx else "days/rsvp.html"  # type: ignore[attr-defined]
    return render(request, template, context, status=status)
