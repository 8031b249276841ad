"""Is it really you? A passkey or a code, and back to where somebody was."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from plugdedag.lib.refusals import Refused
from plugdedag.people import passkeys
from plugdedag.people.access import anyone, signed_in
from plugdedag.people.models import Passkey
from plugdedag.people.paths import safe_path
from plugdedag.people.proving import BACK
from plugdedag.people.requests import Request
from plugdedag.people.signing_in import PENDING, just_proved, knock, let_in


def towards(request: Request) -> str:
    """Where to go on to after the proof."""
    asked = safe_path(request.GET.get("next", ""))
    if asked:
        request.session[BACK] = asked
    return str(request.session.get(BACK) or reverse("mine"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def proof(request: Request) -> HttpResponse:
    """Looking offers a passkey or a letter; sending asks for the letter, to one's own address."""
    if just_proved(request):
        return redirect(towards(request))
    if request.method == "POST" and written(request):
        return redirect("sign_in_code")
    own = Passkey.objects.in_city(request.city).filter(person=request.user)
    context = {"towards": towards(request), "has_passkey": own.exists()}
    return render(request, "people/proof.html", context, status=429 if request.method == "POST" else 200)


def written(request: Request) -> bool:
    """Whether the letter is on its way; else the page says why not."""
    try:
        made = knock(
            request.city, request.user.email, language=get_language() or request.city.language,  # type: ignore[union-attr]
            towards=towards(request), address=request.META.get("REMOTE_ADDR", ""),
        )  # fmt: skip
    except Refused as refused:
        messages.error(request, refused.words)
        return False
    request.session[PENDING] = [str(made.pk), made.email]
    return True


@require_POST
@anyone
def question(request: Request) -> HttpResponse:
    """What a browser has to answer to come in, or to prove who is in."""
    return JsonResponse(passkeys.ask(request))


@require_POST
@anyone
def passkey(request: Request) -> HttpResponse:
    """The answer of a browser: in, or proved; else back to where a code can be had, with the reason."""
    proving = request.user.is_authenticated
    way = towards(request) if proving else safe_path(request.POST.get("next", ""))
    try:
        let_in(request, passkeys.answered(request, request.POST.get("answer", "")).person, way)
    except Refused as refused:
        messages.error(request, refused.words)
        back = reverse("sign_in") + (f"?{urlencode({'next': way})}" if way else "")
        return redirect("proof" if proving else back)
    return redirect("welcome")
