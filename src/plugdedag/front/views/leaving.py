"""Leaving PLUG: what is erased and what stays, a proof that it is you, and the button."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from plugdedag.front.leaving import leave
from plugdedag.lib.refusals import Refused
from plugdedag.lib.roomy import KeyForm
from plugdedag.people.access import guard
from plugdedag.people.leaving import cities_without_them
from plugdedag.people.models import Departure
from plugdedag.people.proving import freshly_proved
from plugdedag.people.requests import Request
from plugdedag.people.signing_in import just_proved, wiping


def has_left(request: Request) -> Departure | None:
    """What this form did before, when it comes a second time."""
    form = KeyForm(request.POST)
    if request.method != "POST" or not request.POST.get("client_key") or not form.is_valid():
        return None
    return Departure.objects.filter(pk=form.cleaned_data["client_key"]).first()


def may_ask(request: Request, *args: Any, **kwargs: Any) -> bool:
    return request.user.is_authenticated or has_left(request) is not None


leaver = guard("signed-in-or-just-left", may_ask)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@leaver
@freshly_proved()
def leaving(request: Request) -> HttpResponse:
    """Looking says what happens; pressing the button does it, once."""
    if not request.user.is_authenticated or has_left(request):
        return render(request, "front/left.html")
    if request.method != "POST":
        return page(request, KeyForm())
    form = KeyForm(request.POST)
    try:
        form.is_valid()
        leave(request.user, client_key=form.cleaned_data["client_key"])
    except Refused as refused:
        form.add_error(None, refused)
        return page(request, form, refused.status)
    logout(request)
    return wiping(render(request, "front/left.html"))


def page(request: Request, form: KeyForm, status: int = 200) -> HttpResponse:
    context = {
        "form": form, "proved": just_proved(request),
        "alone_in": cities_without_them(request.user),  # type: ignore[arg-type]
    }  # fmt: skip
    return render(request, "front/leaving.html", context, status=status)
