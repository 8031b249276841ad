"""Leaving PLUG: what is erased and what stays, a proof that it is you, and the button."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from plugdedag.front.leaving import leave
from plugdedag.lib.refusals import Refused
from plugdedag.lib.roomy import KeyForm
from plugdedag.people.access import guard, signed_in
from plugdedag.people.leaving import cities_without_them
from plugdedag.people.models import Departure
from plugdedag.people.requests import Request
from plugdedag.people.signing_in import PENDING, just_proved, knock, wiping


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
def leaving(request: Request) -> HttpResponse:
    """Looking says what happens; pressing the button does it, once."""
    if not request.user.is_authenticated or has_left(request):
        return render(request, "front/left.html")
    if request.method != "POST":
        return page(request, KeyForm())
    form = KeyForm(request.POST)
    if not just_proved(request):
        form.add_error(
            None, _("It is a while since you signed in. First show that it is you; nothing was erased.")
        )
        return page(request, form, 403)
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


@require_POST
@signed_in
def proof(request: Request) -> HttpResponse:
    """A letter with a code to one's own address, and back here."""
    try:
        made = knock(
            request.city, request.user.email, language=get_language() or request.city.language,  # type: ignore[union-attr]
            towards=reverse("leaving"), address=request.META.get("REMOTE_ADDR", ""),
        )  # fmt: skip
    except Refused as refused:
        messages.error(request, refused.words)
        return redirect("leaving")
    request.session[PENDING] = [str(made.pk), made.email]
    return redirect("sign_in_code")
