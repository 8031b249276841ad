"""The page on which who opens the door or leads the conversation makes the tables of a day, and changes them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from plugdedag.days import visiting
from plugdedag.days.access import MAKERS, day_duty, find_day, has_turn
from plugdedag.days.models import Day, TurnKind, Visit
from plugdedag.lib.refusals import Refused
from plugdedag.people.access import is_organiser
from plugdedag.people.looking import looked_up
from plugdedag.people.models import Occasion
from plugdedag.people.requests import Request
from plugdedag.seating import making
from plugdedag.seating.calling import called
from plugdedag.seating.forms import IntentForm, MoveForm, SeatingForm, VisitorForm
from plugdedag.seating.models import USUAL
from plugdedag.seating.moving_up import move_up
from plugdedag.seating.names import table_name
from plugdedag.seating.plan import Plan, plan, table_counts

makers = day_duty(*MAKERS)


@never_cache
@require_safe
@makers
def tables(request: Request, uuid: UUID) -> HttpResponse:
    """Everybody at their table, and what can be done now; ``?who=`` is somebody to move."""
    return page(request, find_day(request, uuid), request.GET.get("who", ""))


def page(request: Request, day: Day, who: str = "", problem: str = "", status: int = 200) -> HttpResponse:
    """The page as things are now, with what went wrong above it."""
    if not visiting.is_open(day):
        return render(request, "seating/closed.html", {"day": day}, status=status)
    now = plan(day)
    looked_up(request, [visit.person for visit in now.visits], Occasion.TABLES)
    chosen = next((visit for visit in now.visits if str(visit.pk) == who), None) if now.seating else None
    base = now.seating.pk if now.seating else 0
    context: dict[str, Any] = {
        "day": day, "plan": now, "base": base, "problem": problem, "chosen": chosen,
        "chosen_name": now.names[chosen.pk] if chosen else "", "ways": now.ways(chosen) if chosen else [],
        "chosen_sits": chosen in now.present,
        "form": SeatingForm(day, base=base), "counts": table_counts(len(now.present)),
        "opens_the_door": is_organiser(request) or has_turn(request, day.pk, (TurnKind.OPENER,)),
    }  # fmt: skip
    return render(request, "seating/tables.html", context, status=status)


def done(
    request: Request, day: Day, form: IntentForm, deed: Callable[[], str], who: str = ""
) -> HttpResponse:
    """Do it and go back to the page; when it was refused the page says why, as things are now."""
    if not form.is_valid():
        return page(request, day, who, form.words, 422)
    try:
        messages.success(request, deed())
    except Refused as refused:
        return page(request, day, who, refused.words, refused.status)
    return redirect("tables", uuid=day.pk)


@require_POST
@makers
def seatings(request: Request, uuid: UUID) -> HttpResponse:
    """Tables made, those who came later seated, a second round, or moving up."""
    day = find_day(request, uuid)
    form = SeatingForm(day, request.POST)

    def deed() -> str:
        intent, do = form.intent(request.user), form.cleaned_data["do"]  # type: ignore[arg-type]
        if do == SeatingForm.LATE:
            making.seat_late(day, intent)
            return _("Everybody who is here has a table now.")
        if do == SeatingForm.ROUND:
            making.second_round(day, intent)
            return _("A new round: everybody to another table.")
        if do == SeatingForm.UP:
            move_up(day, intent)
            return _("They moved up: nobody is left with too few.")
        making.make(day, intent, size=form.cleaned_data["size"] or USUAL)
        return _("The tables are made.")

    return done(request, day, form, deed)


@require_POST
@makers
def seat_moves(request: Request, uuid: UUID) -> HttpResponse:
    """Somebody to another table. What it costs is said, and it is done."""
    day = find_day(request, uuid)
    form = MoveForm(day, request.POST)

    def deed() -> str:
        visit, table = form.cleaned_data["visit"], form.cleaned_data["table"]
        before = plan(day)
        words = {"name": before.names[visit.pk], "table": table_name(table)}
        said = [_("%(name)s sits at table %(table)s now.") % words, *price(before, visit, table)]
        making.move(day, form.intent(request.user), visit, table)  # type: ignore[arg-type]
        return " ".join(said)

    return done(request, day, form, deed, request.POST.get("visit", ""))


def price(before: Plan, visit: Visit, table: int) -> list[str]:
    """What is said of somebody going to that table."""
    return next((way.costs for way in before.ways(visit) if way.number == table), [])


@require_POST
@makers
def seat_departures(request: Request, uuid: UUID) -> HttpResponse:
    """Somebody left."""
    day = find_day(request, uuid)
    form = VisitorForm(day, request.POST)

    def deed() -> str:
        visit = form.cleaned_data["visit"]
        making.leave(day, form.intent(request.user), visit)  # type: ignore[arg-type]
        return _("%(name)s has left.") % {"name": called(making.here(day))[visit.pk]}

    return done(request, day, form, deed, request.POST.get("visit", ""))


@require_POST
@makers
def seatings_undo(request: Request, uuid: UUID) -> HttpResponse:
    """The last change is taken back."""
    day = find_day(request, uuid)
    form = IntentForm(day, request.POST)

    def deed() -> str:
        making.undo(day, request.user, form.cleaned_data["base"])  # type: ignore[arg-type]
        return _("Taken back: the tables are as they were before.")

    return done(request, day, form, deed)
