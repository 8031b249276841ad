"""No more letters: said from a mail, without signing in."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from plugdedag.people import consent
from plugdedag.people.access import anyone
from plugdedag.people.models import Link, Purpose
from plugdedag.people.requests import Request


@csrf_exempt  # the reader's mail program presses the button too (RFC 8058), and knows no token but the link's
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@anyone
def letters(request: Request, token: str) -> HttpResponse:
    """Looking shows a button, pressing it takes the consent back. Pressing again changes nothing."""
    found = Link.objects.find(request.city, consent.STOP, token)
    if found is None or found.person is None:
        return render(request, "people/letters_old.html", status=404)
    if request.method == "POST":
        consent.withdraw(found.person, Purpose.LETTERS)
    stopped = Purpose.LETTERS not in consent.agreed(found.person)
    return render(request, "people/letters.html", {"holder": found.person, "stopped": stopped})
