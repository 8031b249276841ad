"""Somebody was written down by their network: do they take part? By the link of the letter, without signing in."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from plugdedag.lib.refusals import Refused
from plugdedag.people.access import anyone
from plugdedag.people.forms.invited import InvitedForm
from plugdedag.people.importing.answering import find, has_refused, say_no, say_yes, who_accepted
from plugdedag.people.models import Purpose
from plugdedag.people.requests import Request


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@anyone
def invitation(request: Request, token: str) -> HttpResponse:
    """Looking shows two buttons, pressing one answers: mail programs follow links too."""
    found = find(request.city, token)
    if found is None:
        return answered(request, token)
    if request.method != "POST":
        return render(request, "people/invitation.html", {"invitation": found, "form": InvitedForm()})
    try:
        if request.POST.get("answer") == "yes":
            agreed = set(request.POST.getlist("agreed")) & set(Purpose.values)
            say_yes(request.city, token, agreed)
            return redirect("invitation", token=token)
        if request.POST.get("answer") == "no":
            say_no(request.city, token)
            return render(request, "people/invitation_no.html")
    except Refused as refused:
        return answered(request, token, refused)
    return render(request, "people/invitation.html", {"invitation": found, "form": InvitedForm()}, status=422)


def answered(request: Request, token: str, refused: Refused | None = None) -> HttpResponse:
    """Who answered by this link reads so as often as they open it. Any other link is over."""
    if has_refused(request.city, token):
        return render(request, "people/invitation_no.html")
    person = who_accepted(request.city, token)
    if person is None or request.POST.get("answer") == "no":
        return render(request, "people/invitation_old.html", {"refused": refused}, status=410)
    if request.method == "POST":  # pressed twice
        return redirect("invitation", token=token)
    return render(request, "people/invitation_yes.html", {"person": person})
