"""The door: leave an address, type the code from the letter or press the button behind its link."""

from __future__ import annotations

from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from plugdedag.lib.refusals import Refused
from plugdedag.people.access import anyone
from plugdedag.people.forms.signing_in import CodeForm, KnockForm
from plugdedag.people.paths import safe_path
from plugdedag.people.requests import Request
from plugdedag.people.signing_in import (
    PENDING,
    enter,
    knock,
    knock_of_link,
    open_knock,
    prove,
    prove_link,
    wiping,
)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@anyone
def sign_in(request: Request) -> HttpResponse:
    """Leave an address. The answer is the same for who is new and who is known."""
    if request.user.is_authenticated and request.method != "POST":
        return redirect(safe_path(request.GET.get("next", "")) or "mine")
    form = KnockForm(
        request.POST if request.method == "POST" else None, initial={"next": request.GET.get("next", "")}
    )
    status = 200
    if request.method == "POST":
        if form.is_valid() and knocked(request, form):
            return redirect("sign_in_code")
        status = 429 if form.non_field_errors() else 422
    towards = safe_path(form["next"].value() or "")
    return render(request, "people/sign_in.html", {"form": form, "towards": towards}, status=status)


def knocked(request: Request, form: KnockForm) -> bool:
    """Whether the letter is on its way; else the form says why not."""
    cleaned = form.cleaned_data
    try:
        made = knock(
            request.city, cleaned["email"], language=get_language() or request.city.language,
            towards=cleaned["next"], address=request.META.get("REMOTE_ADDR", ""),
        )  # fmt: skip
    except Refused as refused:
        form.add_error(None, refused)
        return False
    request.session[PENDING] = [str(made.pk), made.email]
    return True


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@anyone
def sign_in_code(request: Request) -> HttpResponse:
    """Type the code from the letter."""
    pk, email = request.session.get(PENDING, ["", ""])
    if not pk:
        return redirect("mine" if request.user.is_authenticated else "sign_in")
    form, status = CodeForm(request.POST if request.method == "POST" else None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid() and came_in(request, form, pk):
            return redirect("welcome")
    waits = open_knock(request.city, pk) is not None
    context = {"form": form, "email": email, "waits": waits}
    return render(request, "people/sign_in_code.html", context, status=status)


def came_in(request: Request, form: CodeForm, pk: str) -> bool:
    """Whether the code was right; else the form says what to do."""
    try:
        enter(request, prove(request.city, pk, form.cleaned_data["code"]))  # type: ignore[arg-type]
    except Refused as refused:
        form.add_error("code", refused)
        return False
    request.session.pop(PENDING, None)
    return True


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@anyone
def sign_in_link(request: Request, token: str) -> HttpResponse:
    """The link of the letter. Looking shows a button, pressing it comes in: mail programs follow links too."""
    refused = None
    if request.method == "POST" and (proved := prove_link(request.city, token)) is not None:
        try:
            enter(request, proved)
        except Refused as error:
            refused = error
        else:
            request.session.pop(PENDING, None)
            return redirect("welcome")
    found = knock_of_link(request.city, token)
    context = {"knock": found, "refused": refused}
    status = 403 if refused else 200 if found else 410
    return render(request, "people/sign_in_link.html", context, status=status)


@require_POST
@anyone
def sign_out(request: Request) -> HttpResponse:
    """Out, and the browser forgets what a page kept on the phone."""
    logout(request)
    return wiping(redirect("home"))
