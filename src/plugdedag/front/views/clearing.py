"""Forgetting somebody at a place: what goes and what stays, and the button. At the desk, and by their own link."""

from __future__ import annotations

from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from plugdedag.front import clearing
from plugdedag.lib.refusals import Refused
from plugdedag.people.access import View, organiser
from plugdedag.people.requests import Request
from plugdedag.places.models import Contact
from plugdedag.questions.access import Host, host_by_link


def once_cleared(view: View) -> View:
    """Around the guard: the tap that closed the link, sent again, reads that it is done."""

    @wraps(view)
    def guarded(request: Request, token: str, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and clearing.cleared_with(request.city, token):
            return render(request, "front/cleared.html")
        return view(request, token, *args, **kwargs)

    return guarded


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@once_cleared
@host_by_link
def host(request: Request, token: str, host: Host) -> HttpResponse:
    """By who it is about: the owner of a question, or a colleague."""
    if request.method == "POST":
        try:
            clearing.clear(host.contact)
        except Refused as refused:
            return page(request, host.contact, refused.status, token=token)
        return render(request, "front/cleared.html")
    return page(request, host.contact, token=token)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@organiser
def contact(request: Request, pk: int) -> HttpResponse:
    """By an organiser, when they were asked to."""
    found = get_object_or_404(Contact.objects.select_related("place__city"), pk=pk, place__city=request.city)
    if request.method != "POST":
        return page(request, found)
    try:
        clearing.clear(found, request.user)  # type: ignore[arg-type]
    except Refused as refused:
        return page(request, found, refused.status)
    messages.success(request, _("Done. Their name, address and telephone are gone."))
    return redirect("desk")


def page(request: Request, contact: Contact, status: int = 200, **more: str) -> HttpResponse:
    found = clearing.same(contact)
    rows = [each for each in found.contacts if each.name or each.email]
    context = {"contact": contact, "rows": rows, "needed": clearing.needed(found)}
    return render(request, "front/clearing.html", context | more, status=status)
