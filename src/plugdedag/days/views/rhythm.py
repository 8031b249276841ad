"""When one always comes: choosing it, resting it, stopping it, and saying from a mail that it still is so."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from plugdedag.days import asking, rhythms
from plugdedag.days.away import come_back
from plugdedag.days.forms.rhythm import AwayForm, RhythmForm
from plugdedag.days.letters import RHYTHM_LINK
from plugdedag.days.models import Away, Renewal, Rhythm
from plugdedag.days.standing import standings
from plugdedag.days.views.coming import named_first
from plugdedag.people.access import anyone, member
from plugdedag.people.models import Link
from plugdedag.people.requests import Request


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@member
def rhythm(request: Request) -> HttpResponse:
    """Choose a rhythm, and see before that which days it means. Looking keeps nothing."""
    if not request.user.name:  # type: ignore[union-attr]
        return named_first(request)
    sent = request.POST if request.method == "POST" else None
    mine = rhythms.of(request.city, request.user)  # type: ignore[arg-type]
    form = RhythmForm(request.city, sent, mine=mine)
    looks = request.POST.get("do") == "look"
    if sent is not None and form.is_valid() and not looks and form.save(request.user):  # type: ignore[arg-type]
        messages.success(
            request, _("Kept. From now on you are on the list of each of those days by yourself.")
        )
        return redirect("rhythm")
    template = "days/_rhythm_days.html" if request.htmx else "days/rhythm.html"  # type: ignore[attr-defined]
    status = 422 if form.is_bound and not form.is_valid() else 200
    return render(request, template, page(request, mine, form), status=status)


def page(
    request: Request, mine: Rhythm | None, form: RhythmForm, away_form: AwayForm | None = None
) -> dict[str, Any]:
    """The rhythm there is, the one in the form with the days it means, and when one is away."""
    city, person = request.city, request.user
    days = rhythms.meant(form.thought(person))  # type: ignore[arg-type]
    stands = standings(days, person)
    aways = list(
        Away.objects.in_city(city).standing().filter(person=person, last__gte=city.today()).order_by("first")
    )
    return {
        "rhythm": mine,
        "asked": mine and Renewal.objects.filter(rhythm=mine, said=None).first(),
        "form": form,
        "thought": [stands[day.pk] for day in days],
        "resting": {day.pk for day in days if any(one.first <= day.date <= one.last for one in aways)},
        "aways": aways,
        "away_form": away_form or AwayForm(),
    }


@require_POST
@member
def rhythm_end(request: Request) -> HttpResponse:
    """No rhythm any more."""
    rhythms.stop(request.city, request.user)  # type: ignore[arg-type]
    messages.success(
        request,
        _("Stopped. What you are down for already stays, until you say otherwise on that day’s page."),
    )
    return redirect("rhythm")


@require_POST
@member
def rhythm_renewal(request: Request) -> HttpResponse:
    """It still is one's rhythm."""
    mine = rhythms.of(request.city, request.user)  # type: ignore[arg-type]
    if mine is not None and asking.renew(mine):
        messages.success(request, _("Good. We ask again in three months at the earliest."))
    return redirect("rhythm")


@require_POST
@member
def aways(request: Request) -> HttpResponse:
    """Away for a while."""
    form = AwayForm(request.POST)
    if form.is_valid() and form.save(request.city, request.user):  # type: ignore[arg-type]
        messages.success(request, _("Have a good time. Your seats of those days go to others."))
        return redirect("rhythm")
    mine = rhythms.of(request.city, request.user)  # type: ignore[arg-type]
    context = page(request, mine, RhythmForm(request.city, mine=mine), form)
    return render(request, "days/rhythm.html", context, status=422)


@require_POST
@member
def away(request: Request, uuid: UUID) -> HttpResponse:
    """Not away after all."""
    found = get_object_or_404(Away.objects.in_city(request.city), pk=uuid, person=request.user)
    come_back(found)
    messages.success(request, _("Welcome back. Where your rhythm wants you, you are on the list again."))
    return redirect("rhythm")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@anyone
def rhythm_link(request: Request, token: str) -> HttpResponse:
    """Is it still so? By the link of a letter: looking shows the buttons, pressing one says it."""
    link = Link.objects.find(request.city, RHYTHM_LINK, token)
    found = link and Rhythm.objects.in_city(request.city).filter(pk=link.subject, person=link.person).first()
    if not link or not found:
        return render(request, "days/rhythm_link_old.html", status=404)
    if request.method == "POST":
        said(request.POST.get("answer", ""), found)
        return redirect(request.path)
    asked = Renewal.objects.filter(rhythm=found, said=None).exists()
    return render(request, "days/rhythm_link.html", {"rhythm": found, "holder": link.person, "asked": asked})


def said(answer: str, rhythm: Rhythm) -> None:
    """What a button of the page behind the link does; only to the rhythm the letter was about."""
    if answer == "yes":
        asking.renew(rhythm)
    elif answer == "stop":
        rhythms.end([rhythm])
