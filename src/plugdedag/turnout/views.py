"""How often was the range right? For organisers."""

from django.http import HttpResponse
from django.shortcuts import render

from plugdedag.people.access import organiser
from plugdedag.people.requests import Request
from plugdedag.turnout.calibration import looks, table


@organiser
def calibration(request: Request) -> HttpResponse:
    seen = looks(request.city)
    return render(request, "turnout/calibration.html", {"looks": seen, "rows": table(seen)})
