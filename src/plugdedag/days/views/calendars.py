"""My days in my own calendar: making its address, stopping it, and what a calendar program gets there."""

from __future__ import annotations

import segno
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from plugdedag.days import calendars, feeds
from plugdedag.days.views.days import conditional, mark
from plugdedag.lib.refusals import Refused
from plugdedag.lib.roomy import KeyForm
from plugdedag.people.access import anyone, member
from plugdedag.people.models import Person
from plugdedag.people.requests import Request

PRIVATE = {
    "Cache-Control": "private, max-age=900", "X-Robots-Tag": "noindex", "Referrer-Policy": "no-referrer",
}  # fmt: skip


def me(request: Request) -> Person:
    """Who is signed in; the guard has looked."""
    assert isinstance(request.user, Person)
    return request.user


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@member
def my_calendar(request: Request) -> HttpResponse:
    """Make the address of my calendar. It is shown on the answer to that press, and nowhere after it."""
    context = {"feed": calendars.feed_of(request.city, me(request)), "calendar_form": KeyForm(auto_id=False)}
    if request.method != "POST":
        return render(request, "days/calendar.html", context)
    form = KeyForm(request.POST)
    form.is_valid()  # a key that is lost is a new one
    try:
        token = calendars.make(request.city, me(request), client_key=form.cleaned_data["client_key"])
    except Refused as refused:
        messages.warning(request, refused.words)
        return redirect("my_calendar")
    webcal, address = calendars.addresses(request.city, token)
    code = segno.make(webcal, error="m", micro=False).svg_data_uri(
        border=2, dark="#000", light="#fff", scale=4
    )
    return render(
        request, "days/calendar.html", context | {"webcal": webcal, "address": address, "code": code}
    )


@require_POST
@member
def my_calendar_end(request: Request) -> HttpResponse:
    """Stop it: the address leads nowhere from now on."""
    if calendars.stop(request.city, me(request)):
        messages.success(
            request, _("Stopped. Your calendar hears nothing more from us; take it out there as well.")
        )
    return redirect("my_calendar")


@require_safe
@anyone
def my_feed(request: Request, token: str) -> HttpResponse:
    """Somebody's own days, for who knows the secret. Any other address is as if it had never been there."""
    feed = calendars.find(request.city, token)
    if feed is None:
        raise Http404
    with translation.override(feed.person.language):
        body = calendars.file(request.city, feed.person)
    response = HttpResponse(body, content_type=feeds.MIME, headers=PRIVATE)
    return conditional(request, response, mark(body), None)
