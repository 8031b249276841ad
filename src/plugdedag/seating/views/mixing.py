"""How well it mixes, for organisers."""

from django.http import HttpResponse
from django.shortcuts import render

from plugdedag.people.access import organiser
from plugdedag.people.requests import Request
from plugdedag.seating import mixing as mixed


@organiser
def mixing(request: Request) -> HttpResponse:
    found = mixed.mixing(request.city)
    return render(request, "seating/mixing.html", {"mixing": found, "latest": found.days[::-1]})
