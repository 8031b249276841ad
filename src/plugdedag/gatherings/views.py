"""A gathering as its guests see it, signed in or by the link in their invitation."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from plugdedag.days.access import has_turn
from plugdedag.days.beside import beside
from plugdedag.days.models import Answer, Day, Invited, TurnKind
from plugdedag.days.standing import Standing, names_shown, standing
from plugdedag.days.wifi import wifi
from plugdedag.gatherings.access import find_gathering
from plugdedag.gatherings.forms import NOT, AnswerForm
from plugdedag.gatherings.models import Gathering
from plugdedag.lib.dates import clock
from plugdedag.people.access import anyone, is_organiser, member
from plugdedag.people.looking import looked_up
from plugdedag.people.models import Link, Occasion, Person
from plugdedag.people.requests import Request

PURPOSE = "rsvp"


@never_cache
@require_safe
@anyone
def gathering(request: Request, uuid: UUID) -> HttpResponse:
    """Everything about it, and my answer."""
    found = find_gathering(request, uuid)
    person = myself(request)
    form = AnswerForm(found, person) if person and may_answer(found.day, person) else None
    return shown(request, found, person, form, reverse("gathering_answer", args=[uuid]))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@member
def gathering_answer(request: Request, uuid: UUID) -> HttpResponse:
    """What the form of the page does. Who never said a name is asked for it first."""
    found = find_gathering(request, uuid)
    if request.method != "POST":
        return redirect("gathering", uuid=uuid)
    if not request.user.name and request.POST.get("answer") != NOT:  # type: ignore[union-attr]
        request.session["towards"] = reverse("gathering", args=[uuid])
        return redirect("welcome")
    return answered(request, found, request.user, request.path, reverse("gathering", args=[uuid]))  # type: ignore[arg-type]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@anyone
def gathering_link(request: Request, token: str) -> HttpResponse:
    """The same by the link in a letter, without signing in. Looking does nothing: mail programs follow links too."""
    city = request.city
    link = Link.objects.find(city, PURPOSE, token)
    day = link and Day.objects.in_city(city).seen_by(link.person).whole().filter(pk=link.subject).first()
    found = Gathering.objects.filter(day=day).first() if day else None
    if not link or not link.person or not day or found is None:
        return render(request, "days/rsvp_link_old.html", status=404)
    found.day = day
    if request.method == "POST":
        return answered(request, found, link.person, request.path, request.path, link)
    form = AnswerForm(found, link.person, link=link)
    return shown(request, found, link.person, form, request.path, by_link=True)


def myself(request: Request) -> Person | None:
    """Who is signed in and plugged in here, under a name."""
    user = request.user
    return user if isinstance(user, Person) and request.membership and user.name else None


def may_answer(day: Day, person: Person) -> bool:
    """Whether the form is for this reader: an organiser who is not asked may look and not come."""
    return not day.by_invitation or Invited.objects.filter(day=day, person=person).exists()


def answered(
    request: Request, found: Gathering, person: Person, action: str, then: str, link: Link | None = None
) -> HttpResponse:
    """Do what the form says, once; or show it again with what is wrong."""
    form = AnswerForm(found, person, request.POST, link=link)
    if form.is_valid() and form.save() is not None:
        return redirect(f"{then}#answer")
    found.day.refresh_from_db()
    form.put(seen=found.day.date.isoformat())
    return shown(request, found, person, form, action, by_link=link is not None, status=form.status)


def shown(
    request: Request, found: Gathering, person: Person | None, form: AnswerForm | None, action: str, *,
    by_link: bool = False, status: int = 200,
) -> HttpResponse:  # fmt: skip
    day = found.day
    stands = standing(day, person)
    opens = not by_link and (is_organiser(request) or has_turn(request, day.pk, (TurnKind.OPENER,)))
    names = names_shown(day, person) if person is not None and not by_link else []
    if opens:
        looked_up(request, names, Occasion.DAY)
    context: dict[str, Any] = {
        "gathering": found, "day": day, "standing": stands, "form": form, "action": action, "names": names,
        "along": [seat for seat in form.there if not day.is_over] if form else [],
        "waits_along": bool(form) and any(seat.answer == Answer.WAITING for seat in form.there),  # type: ignore[union-attr]
        "holder": person if by_link else None, "opens_the_door": opens,
        "beside": [] if by_link else beside(request, day),
        "facts": facts(day, stands, opens, by_link=by_link), "move": day.moves.order_by("-at").first(),
    }  # fmt: skip
    return render(request, "gatherings/gathering.html", context, status=status)


def facts(day: Day, stands: Standing, opens: bool, *, by_link: bool) -> list[tuple[str, str]]:
    """What one wants to know before leaving home. The street is for who comes, unless the place tells it to all.

    How to get online is not told by a link, which can be forwarded.
    """
    place = day.place
    sees = place.address_public or stands.going_myself or opens
    where = f"{place.name}\n{place.street}\n{place.postcode} {day.city.name}" if sees else place.name
    hidden = "" if sees else _("You get the street as soon as you are on the list.")
    return [
        (_("The door opens"), clock(day.opens)), (_("We begin"), clock(day.lunch)), (_("Until"), clock(day.closes)),
        (_("Where"), "\n".join(filter(None, (where, hidden)))),
        (_("The WiFi"), "\n".join(wifi(day)) if opens or (stands.going_myself and not by_link) else ""),
        (_("Getting in"), place.access_notes if sees else ""),
    ]  # fmt: skip
