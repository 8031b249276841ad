"""The desk itself: what needs an organiser now."""

from django.http import HttpResponse
from django.shortcuts import render

from plugdedag.front.needs import desk as read
from plugdedag.front.needs import people_on
from plugdedag.front.planned import planned
from plugdedag.front.unreached import unreached
from plugdedag.people.access import organiser
from plugdedag.people.looking import looked_up
from plugdedag.people.models import Occasion
from plugdedag.people.reporting import waiting
from plugdedag.people.requests import Request
from plugdedag.turnout.outlook import outlook


@organiser
def desk(request: Request) -> HttpResponse:
    found = read(request.city)
    months = [(residency, planned(residency.days.all())) for residency in [*found.making, *found.running]]
    making, running = months[: len(found.making)], months[len(found.making) :]
    reports = waiting(request.city, request.user)  # type: ignore[arg-type]
    looked_up(request, people_on(found.posts), Occasion.DESK)
    context = {"desk": found, "making": making, "running": running, "reports": reports}
    context["outlook"] = outlook(found.day.day, found.day.going) if found.day else None
    context["unreached"] = len(unreached(request.city))
    return render(request, "front/desk/desk.html", context)
