"""No more letters: said from a mail, without signing in."""

from __future__ import annotations

from contextlib import suppress

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from plugdedag.lib.refusals import Refused
from plugdedag.people import consent
from plugdedag.people.access import anyone
from plugdedag.people.importing.answering import find, has_refused, say_no, who_accepted
from plugdedag.people.models import Link, Person, Purpose
from plugdedag.people.requests import Request


@csrf_exempt  # the reader's mail program presses the button too (RFC 8058), and knows no token but the link's
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@anyone
def letters(request: Request, token: str) -> HttpResponse:
    """Looking shows a button, pressing it stops such letters. Pressing again changes nothing.

    The link of the news takes a consent back, which can be given again; that of an invitation says no to it.
    """
    link = Link.objects.find(request.city, consent.STOP, token)
    reader = link.person if link else who_accepted(request.city, token)
    return news(request, reader) if reader else invited(request, token)


def invited(request: Request, token: str) -> HttpResponse:
    """The letter of an invitation: to stop it is to say no."""
    with suppress(Refused):  # it was answered in this very moment
        if find(request.city, token) and request.method != "POST":
            return render(request, "people/letters_invitation.html")
        if find(request.city, token):
            say_no(request.city, token)
    if has_refused(request.city, token):
        return render(request, "people/invitation_no.html")
    return render(request, "people/letters_old.html", status=404)


def news(request: Request, person: Person) -> HttpResponse:
    """Letters about new months, for who holds such a link: that they got it is why they may have them back too."""
    if request.method == "POST":
        settled = consent.give if request.POST.get("answer") == "again" else consent.withdraw
        settled(person, Purpose.LETTERS)
    stopped = Purpose.LETTERS not in consent.agreed(person)
    return render(request, "people/letters.html", {"holder": person, "stopped": stopped})
