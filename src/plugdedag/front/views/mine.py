"""My PLUG: introducing oneself, my days, my hats."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from plugdedag.days.calendars import feed_of
from plugdedag.days.models import Day, Rhythm, Turn
from plugdedag.days.standing import standings
from plugdedag.front.arriving import arrive
from plugdedag.front.now import gatherings_for, stamped
from plugdedag.lib.roomy import KeyForm
from plugdedag.people.access import member, signed_in
from plugdedag.people.forms.introducing import HatForm, IntroductionForm, SpareHatForm
from plugdedag.people.hats import take_off
from plugdedag.people.languages import remember
from plugdedag.people.models import Duty, Hat, Membership, Network
from plugdedag.people.passkeys import is_offered
from plugdedag.people.proving import is_way_back
from plugdedag.people.requests import Request
from plugdedag.people.signing_in import just_proved

HATS = ("hat", "other-hat")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def welcome(request: Request) -> HttpResponse:
    """Who are you, without a job title? Who has said so before goes straight on, and who only proved who they are."""
    known = request.user.name and request.membership  # type: ignore[union-attr]
    if request.method != "POST" and (known or is_way_back(request)):
        return redirect(arrive(request))
    form = IntroductionForm(
        request.POST if request.method == "POST" else None, membership=plugged_in(request)
    )
    hats = [
        SpareHatForm(request.POST if request.method == "POST" else None, prefix=prefix) for prefix in HATS
    ]
    if request.method == "POST" and introduced(request, form, hats):
        return spoken(redirect(arrive(request)), form)
    context = {
        "form": form,
        "hats": hats,
        "first_wrong": next((each for each in [form, *hats] if each.errors), form),
        "networks": networks(request),
        "towards": request.session.get("towards"),
    }
    return render(request, "front/welcome.html", context, status=422 if form.is_bound else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@member
def introduction(request: Request) -> HttpResponse:
    """Change what one said when coming in."""
    form = IntroductionForm(
        request.POST if request.method == "POST" else None, membership=plugged_in(request)
    )
    if request.method == "POST" and introduced(request, form, []):
        messages.success(request, _("Kept."))
        return spoken(redirect("mine"), form)
    return render(request, "front/introduction.html", {"form": form}, status=422 if form.is_bound else 200)


def plugged_in(request: Request) -> Membership:
    """The membership of who is signed in; somebody known in another city is plugged in to this one now."""
    city = request.city
    membership, _made = Membership.objects.select_related("person").get_or_create(  # type: ignore[misc]
        city=city, person=request.user, defaults={"since": city.today()}
    )
    # One object: what is said here is known to the letter written next.
    membership.person = request.user  # type: ignore[assignment]
    return membership


def introduced(request: Request, form: IntroductionForm, hats: list[SpareHatForm]) -> bool:
    """Keep the introduction and the hats when all of it can be kept."""
    if not all([form.is_valid(), *(hat.is_valid() for hat in hats)]):
        return False
    person = form.save()
    for hat in hats:
        hat.save(person, request.city)
    return True


def spoken(response: HttpResponse, form: IntroductionForm) -> HttpResponse:
    remember(response, form.cleaned_data["language"])
    return response


def networks(request: Request) -> list[str]:
    """Names to choose from while typing: a public list, so only networks, never who is in them."""
    rows = Network.objects.in_city(request.city).order_by("name")
    return list(rows.values_list("name", flat=True)[:300])


@never_cache
@member
def mine(request: Request) -> HttpResponse:
    """My days, my hats, my duties. Who never said a name is asked for it first."""
    if not request.user.name:  # type: ignore[union-attr]
        return redirect("welcome")
    return render(request, "front/mine.html", page(request) | {"form": HatForm()})


def page(request: Request) -> dict[str, Any]:
    """What is on my page, in a handful of queries."""
    city, person = request.city, request.user
    days = list(Day.objects.in_city(city).regular().published().upcoming(city.today()).whole()[:5])
    stands = standings(days, person)
    first = next((stands[day.pk] for day in days if stands[day.pk].takes_answers), None)
    turns = Turn.objects.filter(  # type: ignore[misc]
        person=person, day__city=city, day__date__gte=city.today(), ended__isnull=True
    )
    return {
        "first": first,
        "stamp": first and stamped(first.day, first.day),
        "later": [stands[day.pk] for day in days if first is None or day != first.day],
        "hats": list(
            Hat.objects.filter(person=person, network__city=city, until=None).select_related("network")  # type: ignore[misc]
        ),
        "gatherings": gatherings_for(city, person),
        "duties": list(Duty.objects.in_city(city).on(city.today()).filter(person=person)),
        "turns": list(turns.select_related("day__place", "day__city").order_by("day__date")),
        "rhythm": Rhythm.objects.in_city(city)
        .filter(person=person)
        .select_related("city")
        .order_by("-since")
        .first(),
        "networks": networks(request),
        "feed": feed_of(city, person),  # type: ignore[arg-type]
        "calendar_form": KeyForm(auto_id=False),
        "offers_passkey": just_proved(request) and is_offered(city, person),  # type: ignore[arg-type]
    }


@require_POST
@member
def hats(request: Request) -> HttpResponse:
    """Put on a hat."""
    form = HatForm(request.POST)
    if form.is_valid():
        form.save(request.user, request.city)  # type: ignore[arg-type]
        return redirect("mine")
    return render(request, "front/mine.html", page(request) | {"form": form}, status=422)


@require_POST
@member
def hat(request: Request, pk: int) -> HttpResponse:
    """Take off a hat of one's own."""
    found = get_object_or_404(
        Hat.objects.select_related("network"),
        pk=pk,
        person=request.user,
        network__city=request.city,
    )
    take_off(found, request.city)
    messages.success(request, _("%(hat)s hangs on the peg.") % {"hat": found.what})
    return redirect("mine")
