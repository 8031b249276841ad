"""The start page: where PLUG is now, when, and how to join."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from plugdedag.people.access import anyone


@anyone
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "front/home.html")
