"""Offers at the desk: written down by an organiser, read, turned into a month, or declined."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from plugdedag.archive.likeness import like
from plugdedag.cities.models import City
from plugdedag.days.models import Residency
from plugdedag.days.proposing import propose
from plugdedag.front import planned
from plugdedag.front.forms.desk.months import DeclineForm, MonthForm
from plugdedag.front.forms.desk.places import NoteForm
from plugdedag.lib.dates import FURTHEST
from plugdedag.lib.refusals import Refused
from plugdedag.people.access import organiser
from plugdedag.people.requests import Request
from plugdedag.places import offering
from plugdedag.places.answering import decline
from plugdedag.places.models import Offer
from plugdedag.questions.intake import shortened, take_in


@organiser
def offers(request: Request) -> HttpResponse:
    """A place without an offer: an organiser writes down what the host told."""
    city = request.city
    form = NoteForm(request.POST if request.method == "POST" else None, city=city)
    status = 422 if form.is_bound else 200
    if request.method == "POST" and form.is_valid():
        try:
            made = offering.offer(city, form.sent, form.cleaned_data["client_key"], quiet=True)
            return redirect("desk_offer", made.pk)
        except Refused as refused:
            form.add_error(None, refused)
            form.renew_key()
            status = refused.status
    return render(request, "front/desk/place.html", {"form": form, "desk": True}, status=status)


@organiser
def offer(request: Request, pk: int) -> HttpResponse:
    """What the host wrote, and the month it could become."""
    return offer_page(request, find(request, pk))


@organiser
def residency(request: Request, pk: int) -> HttpResponse:
    """Say yes: the proposed days, as the organiser changed them, become a month."""
    found = find(request, pk)
    if request.method != "POST":
        return offer_page(request, found)
    city = found.city
    month = month_in(request.POST.get("month", ""), city, found)
    form = MonthForm(city, propose(city, month), request.POST, leave_out=made_of(found))
    if not form.is_valid():
        return again(request, found, form, 422)
    data = {"free": form.free_dates, "title": form.cleaned_data["title"]}
    try:
        made = take_in(found, month, form.dates, request.user, **data)  # type: ignore[arg-type]
    except ValidationError as refused:
        form.add_error(None, refused)
        return again(request, found, form, getattr(refused, "status", 409))
    return redirect("desk_residency", made.pk)


@organiser
def answer(request: Request, pk: int) -> HttpResponse:
    """Say no, in words that go to the host."""
    found = find(request, pk)
    if request.method != "POST":
        return offer_page(request, found)
    form = DeclineForm(request.POST)
    if not form.is_valid():
        return offer_page(request, found, status=422, decline_form=form)
    try:
        decline(found, form.cleaned_data["words"], request.user)  # type: ignore[arg-type]
    except Refused as refused:
        form.add_error(None, refused)
        return offer_page(request, found, status=refused.status, decline_form=form)
    messages.success(request, _("Your words are on their way to %(name)s.") % {"name": found.contact.name})
    return redirect("desk")


def find(request: Request, pk: int) -> Offer:
    offers = Offer.objects.in_city(request.city)
    found: Offer = get_object_or_404(
        offers.select_related("city", "place__network", "contact", "answer__by"), pk=pk
    )
    return found


def made_of(found: Offer) -> Residency | None:
    """The month that this offer became."""
    return Residency.objects.filter(city=found.city, client_key=found.client_key).first()


def month_in(text: str, city: City, found: Offer) -> dt.date:
    """The month that was asked for, when it is one; else the one to begin with."""
    try:
        asked = max(dt.date.fromisoformat(text), city.today())
    except ValueError:
        return planned.first_choice(city, found)
    too_far = asked - city.today() > FURTHEST
    return planned.first_choice(city, found) if too_far else asked.replace(day=1)


def again(request: Request, found: Offer, form: MonthForm, status: int) -> HttpResponse:
    """The page with what was typed, and with what another organiser did meanwhile."""
    return offer_page(request, find(request, found.pk), status=status, form=form)


def offer_page(
    request: Request, found: Offer, *, status: int = 200, form: MonthForm | None = None,
    decline_form: DeclineForm | None = None,
) -> HttpResponse:  # fmt: skip
    city = found.city
    proposal = form.proposal if form else propose(city, month_in(request.GET.get("month", ""), city, found))
    context: dict[str, Any] = {
        "offer": found, "place": found.place, "contact": found.contact, "answer": getattr(found, "answer", None),
        "proposal": proposal, "strip": planned.proposed(proposal), "decline_form": decline_form or DeclineForm(),
        "months": planned.choices(city, found, proposal.month),
        "form": form or MonthForm(city, proposal, initial={"title": shortened(found.question)}),
    }  # fmt: skip
    made = made_of(found) if context["answer"] else None
    context |= {"residency": made} if made else {}
    context["likes"] = like(request, found.question, leave_out=made)
    return render(request, "front/desk/offer.html", context, status=status)
