"""The scripts of a city: what they are, and telling a round otherwise. For organisers."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from plugdedag.days.models import Step
from plugdedag.lib.refusals import KeyReused, Refused, Stale
from plugdedag.lunches.forms import RoundForm
from plugdedag.people.access import organiser
from plugdedag.people.requests import Request
from plugdedag.steering.adapting import adapt, latest, room
from plugdedag.steering.choosing import script_in
from plugdedag.steering.scripts import METHODS, SCRIPTS, Script, original


@never_cache
@require_safe
@organiser
def scripts(request: Request) -> HttpResponse:
    """Each method, with a link to each of its lunches."""
    methods = [[script_in(request.city.pk, method, step) for step in Step] for method in METHODS]
    return render(request, "lunches/scripts.html", {"methods": methods})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@organiser
def script(request: Request, script: str, step: str) -> HttpResponse:
    """One script, round by round, each to tell otherwise."""
    if step not in Step.values or (script, step) not in SCRIPTS:
        raise Http404
    found = script_in(request.city.pk, script, Step(step))
    if request.method != "POST":
        return page(request, found)
    key = request.POST.get("round", "")
    form = RoundForm(request.POST, prefix=key)
    if not form.is_valid():
        return page(request, found, 422, {key: form})
    try:
        save(request, found, key, form)
    except Refused as refused:
        return page(request, found, refused.status, {key: mended(request, found, key, form, refused)})
    return redirect(f"{request.path}#round-{key}")


def save(request: Request, found: Script, key: str, form: RoundForm) -> None:
    """Keep the words and minutes, or bring the written ones back."""
    data = form.cleaned_data
    told: dict[str, Any] = {} if "written" in request.POST else data
    adapt(request.city, found, key, told, by=request.user, base=data["base"], client_key=data["client_key"])  # type: ignore[arg-type]
    kept = (
        _("The round is as it was written again.")
        if not told
        else _("Lunches from now on are led like this.")
    )
    messages.success(request, kept)


def mended(request: Request, found: Script, key: str, form: RoundForm, refused: Refused) -> RoundForm:
    """The form with why not, ready to be sent once more."""
    form.add_error(None, refused)
    if isinstance(refused, KeyReused):
        form.renew_key()
    if isinstance(refused, Stale):
        last = latest(request.city, found.key, found.step, key)
        form.put(base=last.pk if last else "")
    return form


def page(
    request: Request, found: Script, status: int = 200, sent: Mapping[str, RoundForm] = MappingProxyType({})
) -> HttpResponse:
    """The page, with a form that came back with errors in the place of a fresh one."""
    written = original(found.key, found.step).rounds
    rows = [
        (each, before, sent.get(each.key) or RoundForm.of(request.city, found, each))
        for each, before in zip(found.rounds, written, strict=True)
    ]
    context = {"script": found, "rows": rows, "room": room(request.city)}
    return render(request, "lunches/script.html", context, status=status)
