"""Rounds planned beforehand: what is possible, the cards on paper, and begun one by one on the day itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from plugdedag.days.access import MAKERS, day_duty, find_day, has_turn
from plugdedag.days.models import Day, TurnKind
from plugdedag.days.visiting import is_open
from plugdedag.lib.refusals import Refused
from plugdedag.people.access import is_organiser, member
from plugdedag.people.looking import looked_up
from plugdedag.people.models import Occasion, Person
from plugdedag.people.requests import Request
from plugdedag.seating import beginning, papers, programme
from plugdedag.seating.calling import called
from plugdedag.seating.holders import Holders, holders, number_of, standing
from plugdedag.seating.models import Programme
from plugdedag.seating.programme_form import ProgrammeForm, StepForm
from plugdedag.seating.telling import Stop, promise, stops
from plugdedag.seating.thinning import begin_together, thin

carrier = day_duty(*MAKERS)
LOOK = "look"
SHOWN = 40  # cards given at the door, the last of them


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@carrier
def rounds(request: Request, uuid: UUID) -> HttpResponse:
    """The plan, or the form to make one, which says what comes of it before anything is made."""
    day = find_day(request, uuid)
    form = ProgrammeForm(
        day, len(programme.everybody(day)), request.POST if request.method == "POST" else None
    )
    if request.method != "POST" or request.POST.get("do") == LOOK:
        return shown(request, day, form=form, status=422 if form.errors else 200)
    if form.is_valid() and form.save(me(request)):
        return redirect("rounds", uuid=day.pk)
    return shown(request, day, form=form, status=form.status)


def me(request: Request) -> Person:
    return request.user  # type: ignore[return-value]


def shown(
    request: Request,
    day: Day,
    *,
    form: ProgrammeForm | None = None,
    refused: Refused | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page as it stands now."""
    found = standing(day)
    form = form or ProgrammeForm(day, len(programme.everybody(day)))
    outlook = form.outlook
    context: dict[str, Any] = {
        "day": day, "programme": found, "form": form, "outlook": outlook, "refused": refused,
        "promise": promise(outlook) if outlook else [], "may_plan": not day.is_over and not day.is_cancelled,
        "step": StepForm(),
    }  # fmt: skip
    if found is not None:
        context |= now(request, found)
    return render(request, "seating/rounds.html", context, status=status)


def now(request: Request, found: Programme) -> dict[str, Any]:
    """How the rounds stand: who has a card, which round is on, who came in since."""
    held, begun = holders(found), beginning.begun(found)
    done = len(begun)
    next, opened = done + 1 if done < found.rounds else None, is_open(found.day)
    given = sorted(held.given.items(), key=lambda pair: pair[1].at, reverse=True)[
        : SHOWN * names_stand(found.day)
    ]
    names = called(visit for _number, visit in given)
    looked_up(request, [visit.person for _number, visit in given], Occasion.TABLES)
    return {
        "held": held,
        "given": [(number, names[visit.pk]) for number, visit in given],
        "needing": len(held.without) + len(held.unprinted),
        "free": held.spare or (held.without and held.waiting),
        "fewer": len(held.without) + len(held.unprinted) > len(held.spare) + len(held.waiting),
        "prints": is_organiser(request) or has_turn(request, found.day_id, (TurnKind.OPENER,)),
        "stops": stops(found, done), "done": done, "last": begun[-1] if begun else None,
        "next": next, "is_open": opened, "thin": thin(held, next) if next and opened else [],
        "late": beginning.late(found, begun), "facts": facts(held), "kept": promise(found),
    }  # fmt: skip


def names_stand(day: Day) -> bool:
    """Names are there until a week after the day, as they are at the door."""
    return is_open(day) or not (day.is_over or day.is_cancelled)


def facts(held: Holders) -> list[tuple[str, str]]:
    found = held.programme
    tables = ngettext(
        "%(count)s, at most %(size)s at each", "%(count)s, at most %(size)s at each", found.tables
    )
    return [
        (_("Rounds"), str(found.rounds)), (_("Tables"), tables % {"count": found.tables, "size": found.size}),
        (_("Cards"), str(found.cards)), (_("Without a name, for who walks in"), str(len(held.spare))),
        (_("Inside, with a card"), str(len(held.present))),
    ]  # fmt: skip


def doing(request: Request, uuid: UUID, deed: Callable[[Day, int, UUID], object]) -> HttpResponse:
    """One tap: do it and show how it stands; or say why not, with everything as it was."""
    day, form = find_day(request, uuid), StepForm(request.POST)
    form.is_valid()
    try:
        deed(day, form.cleaned_data.get("number") or 0, form.cleaned_data["client_key"])
    except Refused as refused:
        return shown(request, day, refused=refused, status=refused.status)
    return redirect("rounds", uuid=day.pk)


@require_POST
@carrier
def rounds_undo(request: Request, uuid: UUID) -> HttpResponse:
    """The plan is taken back."""
    return doing(request, uuid, lambda day, pk, _key: programme.undo(day, pk, me(request)))


@require_POST
@carrier
def rounds_cards(request: Request, uuid: UUID) -> HttpResponse:
    """A card for everybody who has none."""

    def deed(day: Day, _number: int, _key: UUID) -> None:
        given = len(programme.hand_out(day, me(request)))
        if given:
            words = ngettext("%(count)s card given.", "%(count)s cards given.", given)
            messages.success(request, words % {"count": given})

    return doing(request, uuid, deed)


@require_POST
@carrier
def rounds_begun(request: Request, uuid: UUID) -> HttpResponse:
    """The next round begins; with ``up`` nobody stays with one or two at a table."""
    deed = begin_together if "up" in request.POST else beginning.begin
    return doing(request, uuid, lambda day, number, key: deed(day, number, me(request), key))


@require_POST
@carrier
def rounds_late(request: Request, uuid: UUID) -> HttpResponse:
    """Who came in since joins the round that is on."""
    return doing(request, uuid, lambda day, _number, key: beginning.seat_late(day, me(request), key))


@require_POST
@carrier
def rounds_back(request: Request, uuid: UUID) -> HttpResponse:
    """The last round did not begin after all."""
    return doing(request, uuid, lambda day, number, _key: beginning.take_back(day, number, me(request)))


@never_cache
@require_safe
@day_duty(TurnKind.OPENER)
def rounds_schedules(request: Request, uuid: UUID) -> HttpResponse:
    """Everybody's card, to print: for who has these names at the door too."""
    found = planned(request, uuid)
    if not names_stand(found.day):
        return redirect("rounds", uuid=uuid)
    looked_up(request, [row.person for row in programme.everybody(found.day)], Occasion.DAY)
    return pdf(papers.cards(found), f"plug-{found.day.date:%Y-%m-%d}-cards.pdf")


@never_cache
@require_safe
@carrier
def rounds_signs(request: Request, uuid: UUID) -> HttpResponse:
    """A sign for each table, to print."""
    found = planned(request, uuid)
    return pdf(papers.signs(found), f"plug-{found.day.date:%Y-%m-%d}-tables.pdf")


def planned(request: Request, uuid: UUID) -> Programme:
    """The programme of a day of this city; a 404 when none is planned."""
    day = find_day(request, uuid)
    return standing(day) or get_object_or_404(Programme.objects.none())


def pdf(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


@never_cache
@require_safe
@member
def my_rounds(request: Request, uuid: UUID) -> HttpResponse:
    """One's own card on the phone: nobody else's is anywhere."""
    day = find_day(request, uuid)
    found, number, mine = standing(day), None, list[Stop]()
    if found is not None:
        number = number_of(found, me(request))
        done = len(beginning.begun(found))
        mine = stops(found, done, number) if number else []
    on = next((stop for stop in mine if stop.state == "now"), None)
    context = {"day": day, "number": number, "stops": mine, "on": on, "planned": found is not None}
    return render(request, "seating/my_rounds.html", context)
