"""My passkeys, and where I am signed in: seeing them, adding one, taking one away, signing out elsewhere."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from plugdedag.lib.refusals import Refused
from plugdedag.people import passkeys, sign_ins
from plugdedag.people.access import signed_in
from plugdedag.people.devices import browser_of, system_of
from plugdedag.people.forms.keys import PasskeyForm
from plugdedag.people.models import Passkey, PasskeyLater, Person, SignIn
from plugdedag.people.proving import freshly_proved, typed_before
from plugdedag.people.requests import Request
from plugdedag.people.signing_in import wiping


def me(request: Request) -> Person:
    """Who is signed in; the guard has looked."""
    assert isinstance(request.user, Person)
    return request.user


@never_cache
@require_safe
@signed_in
def keys(request: Request) -> HttpResponse:
    """What opens the door for me here, and the browsers in which it stands open, in every city."""
    sign_ins.note(request)  # this browser stands in the list on its first page too
    mine = Passkey.objects.in_city(request.city).filter(person=me(request)).order_by("added", "pk")
    here = request.session.session_key
    found = sorted(sign_ins.of(me(request)), key=lambda one: one.session_id != here)
    return render(request, "people/keys.html", {"passkeys": mine, "sign_ins": found, "here": here})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@freshly_proved(looking=True)
def new(request: Request) -> HttpResponse:
    """Add a passkey. The browser makes it; without one that can, the page says so."""
    name = typed_before(request).get("name", named(request))
    form = PasskeyForm(request.POST if request.method == "POST" else None, initial={"name": name})
    if request.method == "POST" and form.is_valid():
        try:
            made = passkeys.add(request, me(request), form.cleaned_data["name"], form.cleaned_data["answer"])
        except Refused as refused:
            form.add_error(None, refused)
            form.put(answer="")
        else:
            messages.success(request, _("“%(name)s” opens the door from now on.") % {"name": made.name})
            return redirect("keys")
    return render(request, "people/key_new.html", {"form": form}, status=422 if form.is_bound else 200)


def named(request: Request) -> str:
    """A name to begin with: “Chrome · Android”; nothing where we know neither."""
    agent = request.headers.get("User-Agent", "")
    return " · ".join(
        str(each.label) for each in (browser_of(agent), system_of(agent)) if each.value != "other"
    )


@require_POST
@signed_in
@freshly_proved(back="key_new")
def question(request: Request) -> HttpResponse:
    """What the browser has to answer to make a passkey."""
    return JsonResponse(passkeys.ask_for_new(request, me(request)))


@require_POST
@signed_in
@freshly_proved(back="keys")
def key(request: Request, uuid: UUID) -> HttpResponse:
    """Take a passkey of one's own away."""
    found = get_object_or_404(Passkey.objects.in_city(request.city), pk=uuid, person=me(request))
    found.delete()
    messages.success(request, _("“%(name)s” opens nothing any more.") % {"name": found.name})
    return redirect("keys")


@require_POST
@signed_in
def later(request: Request) -> HttpResponse:
    """No passkey for now: not asked again."""
    PasskeyLater.objects.get_or_create(person=me(request))
    return redirect("mine")


@require_POST
@signed_in
def sign_in_end(request: Request, uuid: UUID) -> HttpResponse:
    """Sign out in one browser; of this one it is the usual way out."""
    found = get_object_or_404(SignIn, pk=uuid, person=me(request))
    if found.session_id == request.session.session_key:
        logout(request)
        return wiping(redirect("home"))
    sign_ins.end(found)
    messages.success(request, _("Signed out there."))
    return redirect("keys")


@require_POST
@signed_in
def sign_ins_end(request: Request) -> HttpResponse:
    """Sign out everywhere else, or everywhere."""
    if request.POST.get("which") != "all":
        sign_ins.end_everywhere(me(request), but=request)
        messages.success(request, _("You are signed in here, and nowhere else."))
        return redirect("keys")
    sign_ins.end_everywhere(me(request))
    logout(request)
    return wiping(redirect("home"))
