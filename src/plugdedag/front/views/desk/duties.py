"""Who carries what in this city, since when, and who gave it. Everything can be handed over."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from plugdedag.front.forms.desk.carrying import DutyForm
from plugdedag.front.forms.desk.picking import PersonForm
from plugdedag.lib.refusals import Refused
from plugdedag.people import duties as carrying
from plugdedag.people.access import organiser
from plugdedag.people.looking import looked_up
from plugdedag.people.models import Duty, Occasion
from plugdedag.people.proving import freshly_proved, typed_before
from plugdedag.people.requests import Request


@organiser
@freshly_proved(free="search")
def duties(request: Request) -> HttpResponse:
    """All duties with their dates; and giving one."""
    city = request.city
    form = DutyForm(city, request.POST if request.method == "POST" else None, initial=typed_before(request))
    if request.method == "POST" and form.is_valid():
        carrying.give(city, form.cleaned_data["person"], form.cleaned_data["kind"], request.user)  # type: ignore[arg-type]
        return redirect("desk_duties")
    found = Duty.objects.in_city(city).select_related("person", "given_by").order_by("-since", "pk")
    carried = found.on(city.today())
    looked_up(request, [duty.person for duty in found], Occasion.DESK)
    looked_up(request, form.shown, Occasion.CHOICE)
    context = {"carried": carried, "ended": found.exclude(pk__in=carried.values("pk")), "form": form}
    return render(request, "front/desk/duties.html", context, status=422 if form.is_bound else 200)


@organiser
@freshly_proved(free="search")
def duty(request: Request, pk: int) -> HttpResponse:
    """Hand a duty over to somebody else, or end it."""
    city = request.city
    found: Duty = get_object_or_404(
        Duty.objects.in_city(city).select_related("city", "person", "given_by"), pk=pk
    )
    if not Duty.objects.on(city.today()).filter(pk=pk).exists():
        return redirect("desk_duties")
    ends = "lay_down" in request.POST and "search" not in request.POST  # looking does no deed
    form = PersonForm(
        city, request.POST if request.method == "POST" and not ends else None, initial=typed_before(request)
    )
    words = ""
    if request.method == "POST" and (ends or form.is_valid()):
        try:
            if ends:
                carrying.end(found)
            else:
                carrying.hand_over(found, form.cleaned_data["person"], request.user)  # type: ignore[arg-type]
            return redirect("desk_duties")
        except Refused as refused:
            words = " ".join(refused.messages)
    looked_up(request, [found.person, found.given_by], Occasion.DESK)
    looked_up(request, form.shown, Occasion.CHOICE)
    status = 422 if form.is_bound or words else 200
    return render(
        request, "front/desk/duty.html", {"duty": found, "form": form, "words": words}, status=status
    )
