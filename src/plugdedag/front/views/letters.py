"""Every letter PLUG can send, for everybody to read; and the news, which each switches on and off for themselves."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from plugdedag.outbox.bouncing import holding
from plugdedag.outbox.letters import To, at_most, by_reader, letters
from plugdedag.people import consent
from plugdedag.people.access import anyone, is_member, member
from plugdedag.people.models import Purpose
from plugdedag.people.requests import Request
from plugdedag.winback.peace import wants_peace

INSIDE = {To.KEEPER}  # nobody gets these by taking part


@never_cache
@require_safe
@anyone
def our_letters(request: Request) -> HttpResponse:
    """Who gets which letter, when, why and how many; made from what each letter declares."""
    shown = letters()
    groups = [(to, some, at_most(to, shown)) for to, some in by_reader(shown).items() if to not in INSIDE]
    context = {"groups": groups, "mine": is_member(request)}
    if context["mine"]:
        context["news"] = Purpose.LETTERS in consent.agreed(request.user)  # type: ignore[arg-type]
        context["left_be"] = wants_peace(request.user)  # type: ignore[arg-type]
        context["bounce"] = holding(request.user.email)  # type: ignore[union-attr]
    return render(request, "front/letters.html", context)


@member
def my_letters(request: Request) -> HttpResponse:
    """Stop the news, or have it again. A second time changes nothing."""
    if request.method == "POST":
        wanted = request.POST.get("news") == "yes"
        settled = consent.give if wanted else consent.withdraw
        settled(request.user, Purpose.LETTERS)  # type: ignore[arg-type]
        said = _("From now on you hear where we are next month.")
        messages.success(
            request, said if wanted else _("No more news. What is about your own days still comes.")
        )
    return redirect("our_letters")
