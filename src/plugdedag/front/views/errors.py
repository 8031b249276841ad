"""Pages for when something is not as asked: what happened, what is kept, what to do."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _


def page(request: HttpRequest, status: int, title: str, words: str) -> HttpResponse:
    return render(
        request, "look/error.html", {"status": status, "title": title, "words": words}, status=status
    )


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(
        request, 400, _("We could not read that"), _("Nothing was changed. Go back and try once more.")
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    words = _("This page belongs to a duty you do not carry today. Ask an organiser if you should.")
    return page(request, 403, _("This door is not yours today"), words)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    words = _("Perhaps it moved, perhaps the link is old. From the start page you will find everything.")
    return page(request, 404, _("Nothing is plugged in here"), words)


def not_this_way(request: HttpRequest) -> HttpResponse:
    words = _("What you sent was not kept: this address does not take it. Go back and use the buttons there.")
    return page(request, 405, _("This plug does not fit here"), words)


def too_large(request: HttpRequest) -> HttpResponse:
    words = _(
        "What you sent is larger than 30 MB, so we did not take it in. Go back: what you typed is still in the form. "
        "Send photos one at a time, or smaller: “medium” on a phone is plenty."
    )
    return page(request, 413, _("That does not fit through the door"), words)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's CSRF failure: nearly always a page that stood open for very long."""
    words = _(
        "This page stood open too long. Go back, reload it, and send again: what you typed is still in the form."
    )
    return page(request, 403, _("This form has gone cold"), words)


def broken(request: HttpRequest, *args: Any) -> HttpResponse:
    """A fault of ours: rendered without the request, which may be what broke."""
    context = {
        "status": 500,
        "title": _("A fuse has blown on our side"),
        "words": _(
            "What you sent may not have been kept. Try again in a minute; if it stays, tell an organiser."
        ),
    }
    return HttpResponse(render_to_string("look/error.html", context), status=500)
