"""A day at the desk: moved, cancelled, made larger or smaller, and its turns given and handed over."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from plugdedag.days import changes, turns
from plugdedag.days.models import Day, Turn
from plugdedag.days.standing import on_the_list, standing
from plugdedag.front.forms.desk.carrying import TurnForm
from plugdedag.front.forms.desk.days import CancelForm, CapacityForm, MoveForm, Versioned
from plugdedag.front.forms.desk.picking import PersonForm
from plugdedag.front.needs import open_turns, people_on, posts
from plugdedag.front.planned import standing_on
from plugdedag.front.unreached import out_of_reach
from plugdedag.lib.refusals import Refused, Stale
from plugdedag.people.access import organiser
from plugdedag.people.looking import looked_up
from plugdedag.people.models import Occasion
from plugdedag.people.requests import Request
from plugdedag.turnout.outlook import outlook
from plugdedag.winback.models import Asked


@organiser
def day(request: Request, uuid: UUID) -> HttpResponse:
    return day_page(request, find(request, uuid))


@organiser
def move(request: Request, uuid: UUID) -> HttpResponse:
    """Another date. Sign-ups stay, and everybody concerned gets one letter."""

    def deed(found: Day, data: dict[str, Any]) -> None:
        if data["to"] != found.date:  # a second tap finds it done
            changes.move(found, data["to"], request.user, data["why"], version=data["version"])  # type: ignore[arg-type]

    return changed(request, uuid, MoveForm, "move_form", deed)


@organiser
def cancellation(request: Request, uuid: UUID) -> HttpResponse:
    """Call it off. Answers are kept, and everybody concerned gets one letter."""

    def deed(found: Day, data: dict[str, Any]) -> None:
        if not found.is_cancelled:
            changes.cancel(found, request.user, data["why"], version=data["version"])  # type: ignore[arg-type]

    return changed(request, uuid, CancelForm, "cancel_form", deed)


@organiser
def capacity(request: Request, uuid: UUID) -> HttpResponse:
    """More seats go to who waits; fewer take no seat away."""

    def deed(found: Day, data: dict[str, Any]) -> None:
        if data["capacity"] != found.capacity:
            changes.resize(found, data["capacity"], request.user, version=data["version"])  # type: ignore[arg-type]

    return changed(request, uuid, CapacityForm, "capacity_form", deed)


@organiser
def given(request: Request, uuid: UUID) -> HttpResponse:
    """Give somebody a turn on this day."""
    found = find(request, uuid)
    if request.method != "POST":
        return day_page(request, found)
    form = TurnForm(found, request.POST)
    if form.is_valid():
        try:
            turns.give(found, form.cleaned_data["person"], form.cleaned_data["kind"], request.user)  # type: ignore[arg-type]
            return redirect(reverse("desk_day", args=[uuid]) + "#turns")
        except Refused as refused:
            form.add_error(None, refused)
    return day_page(request, found, status=422 if form.is_bound else 200, turn_form=form)


@organiser
def turn(request: Request, pk: int) -> HttpResponse:
    """Hand a turn over to somebody else, or lay it down."""
    turns_here = Turn.objects.filter(day__city=request.city)
    found: Turn = get_object_or_404(
        turns_here.select_related("day__city", "day__place", "person", "given_by"), pk=pk
    )
    back = redirect(reverse("desk_day", args=[found.day_id]) + "#turns")
    if found.ended:
        return back
    form = PersonForm(found.day.city, request.POST if request.method == "POST" else None)
    if request.method == "POST" and "lay_down" in request.POST:
        turns.end(found)
        return back
    if request.method == "POST" and form.is_valid():
        try:
            turns.hand_over(found, form.cleaned_data["person"], request.user)  # type: ignore[arg-type]
            return back
        except Refused as refused:
            form.add_error(None, refused)
    looked_up(request, [found.person, found.given_by], Occasion.DESK)
    looked_up(request, form.shown, Occasion.CHOICE)
    status = 422 if form.is_bound else 200
    return render(request, "front/desk/turn.html", {"turn": found, "form": form}, status=status)


def find(request: Request, uuid: UUID) -> Day:
    days = Day.objects.in_city(request.city).whole().select_related("residency__question", "cancellation__by")
    asked = Asked.objects.filter(day=OuterRef("pk"))
    found: Day = get_object_or_404(days.annotate(was_asked=Exists(asked)), pk=uuid)
    return found


def changed(request: Request, uuid: UUID, kind: type[Versioned], name: str, deed: Any) -> HttpResponse:
    """Do a deed with a valid form. Who comes second sees the day as it is now, with what they typed."""
    found = find(request, uuid)
    if request.method != "POST":
        return day_page(request, found)
    form, status = kind(found, request.POST), 422
    if form.is_valid():
        try:
            deed(found, form.cleaned_data)
            messages.success(request, told(found, kind))
            return redirect("desk_day", uuid)
        except Refused as refused:
            form.add_error(
                None if isinstance(refused, Stale) else next(iter(form.visible_fields())).name, refused
            )
            found, status = find(request, uuid), refused.status
            form.put(version=found.version)
    return day_page(request, found, status=status, **{name: form})


def told(found: Day, kind: type[Versioned]) -> str:
    """What to say when it is done: letters go out for a day that people know of."""
    if found.is_published and kind is not CapacityForm:
        return _("Done. Who comes hears of it by mail, and so does the place.")
    return _("Kept.")


def day_page(request: Request, found: Day, *, status: int = 200, **typed: Any) -> HttpResponse:
    """The page of a day, with a form that was sent in the place of a fresh one."""
    shown, listed = posts(found, open_turns(found)), on_the_list(found)
    looked_up(request, [*people_on(shown), *(rsvp.person for rsvp in listed)], Occasion.DESK)
    gap = next((post.kind for post in shown if not post.turns), None)
    turn_form = typed.pop("turn_form", None) or TurnForm(found, initial={"kind": gap})
    looked_up(request, turn_form.shown, Occasion.CHOICE)
    stands = standing(found, None)
    context = {
        "out_of_reach": out_of_reach(rsvp.person for rsvp in listed),
        "day": found, "standing": stands, "residency": found.residency, "posts": shown,
        "on_the_list": listed, "outlook": outlook(found, stands.going),
        "turn_form": turn_form, "move_form": MoveForm(found),
        "moves": found.moves.select_related("by").order_by("-at"), "cancel_form": CancelForm(found),
        "capacity_form": CapacityForm(found, initial={"capacity": found.capacity}), "holiday": standing_on(found),
        **typed,
    }  # fmt: skip
    return render(request, "front/desk/day.html", context, status=status)
