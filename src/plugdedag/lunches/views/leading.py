"""Leading a lunch from a phone: what to say now, the clock, what comes, and one big button."""

from __future__ import annotations

import hashlib
import json
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from plugdedag.days.access import day_duty
from plugdedag.days.models import Day, TurnKind
from plugdedag.lib.refusals import Refused
from plugdedag.lunches.access import find_lunch, question_of
from plugdedag.lunches.forms import ScriptForm, SteerForm
from plugdedag.lunches.turning import turn
from plugdedag.people.requests import Request
from plugdedag.steering.choosing import choose, script_in
from plugdedag.steering.now import Now, now
from plugdedag.steering.pressing import EXTENDS
from plugdedag.steering.scripts import METHODS

leads = day_duty(TurnKind.FACILITATOR, TurnKind.SCRIBE)


@require_safe
@leads
def leading(request: Request, uuid: UUID) -> HttpResponse:
    """The page; for htmx the part that changes, or a 304 when nobody pressed anything since."""
    day = find_lunch(request, uuid)
    here = now(day)
    tag = etag(request, day, here)
    if not request.htmx:  # type: ignore[attr-defined]
        response = page(request, day, here, tag)
    else:
        response = get_conditional_response(request, etag=tag) or part(request, day, here, tag)
    patch_cache_control(response, private=True, no_cache=True)
    return response


def etag(request: Request, day: Day, here: Now) -> str:
    """Changes with every press, with the script, and with who reads in which language. Not with time: that is counted
    where it is seen."""
    state = (day.pk, here.last, here.script.key, here.script.seconds, day.is_cancelled, steerable(day))
    reader = (request.user.pk, request.LANGUAGE_CODE)
    return f'"{hashlib.sha256(repr((state, reader)).encode()).hexdigest()[:24]}"'


def steerable(day: Day) -> bool:
    """Whether it is the day to lead it."""
    return day.date == day.city.today() and not day.is_cancelled


def page(request: Request, day: Day, here: Now, tag: str, status: int = 200) -> HttpResponse:
    question = question_of(day)
    context = context_of(day, here, tag) | {"question": question}
    if not here.state.begun:
        context["scripts"] = [script_in(day.city_id, method, here.script.step) for method in METHODS]
    return render(request, "lunches/leading.html", context, status=status)


def part(request: Request, day: Day, here: Now, tag: str) -> HttpResponse:
    response = render(request, "lunches/_lead.html", context_of(day, here, tag))
    response.headers["ETag"] = tag
    return response


def context_of(day: Day, here: Now, tag: str) -> dict[str, Any]:
    """What the part that changes shows. ``extends`` are the buttons that add time, in minutes."""
    return {
        "day": day, "now": here, "form": SteerForm.of(here), "steerable": steerable(day), "extends": EXTENDS,
        "headers": json.dumps({"If-None-Match": tag}),
    }  # fmt: skip


@require_POST
@leads
def steers(request: Request, uuid: UUID) -> HttpResponse:
    """Press something. Whatever came of it, one is back where the lunch stands."""
    day, form = find_lunch(request, uuid), SteerForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Look where the lunch stands, and press again."))
        return redirect("leading", uuid=day.pk)
    data = form.cleaned_data
    press, seconds = data["press"]
    try:
        turn(
            day, question_of(day), press, by=request.user, seen=data["seen"], client_key=data["client_key"],  # type: ignore[arg-type]
            seconds=seconds,
        )  # fmt: skip
    except Refused as refused:
        messages.warning(request, refused.words)
    return redirect("leading", uuid=day.pk)


@require_POST
@leads
def script(request: Request, uuid: UUID) -> HttpResponse:
    """By which method this lunch goes."""
    day, form = find_lunch(request, uuid), ScriptForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose one of the scripts."))
        return redirect("leading", uuid=day.pk)
    data = form.cleaned_data
    try:
        choose(day, data["script"], by=request.user, client_key=data["client_key"])  # type: ignore[arg-type]
    except Refused as refused:
        messages.warning(request, refused.words)
    else:
        messages.success(request, _("This lunch goes by that script."))
    return redirect("leading", uuid=day.pk)
