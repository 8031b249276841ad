"""Who gets in. Every view wears one guard; the guard's name is what the route × role table declares.

Rights follow duties, and duties are dated, so each guard asks the rows of today. Guards that need a day or a question
are built one layer up from :func:`guard` (``days/access.py``, ``questions/access.py``).
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django_htmx.http import HttpResponseClientRedirect

from plugdedag.people.models import Duty, StandingDuty
from plugdedag.people.paths import page_of
from plugdedag.people.requests import Request

View = Callable[..., HttpResponse]
Test = Callable[..., bool]


def guard(name: str, test: Test) -> Callable[[View], View]:
    """A decorator that lets a request in when ``test(request, **url_arguments)`` is true.

    A visitor who might get in is sent to sign in and comes back; somebody signed in gets a 403 that says who may.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
            if test(request, *args, **kwargs):
                return view(request, *args, **kwargs)
            if not request.user.is_authenticated:
                return to_the_door(request)
            raise PermissionDenied(name)

        guarded.access = name  # type: ignore[attr-defined]
        return guarded

    return decorate


def to_the_door(request: Request) -> HttpResponse:
    """To sign in, and back to the page they were on. htmx is told to leave the page, not to put the door in it."""
    answer = redirect_to_login(page_of(request))
    return HttpResponseClientRedirect(answer.url) if getattr(request, "htmx", False) else answer


def is_member(request: Request, *args: Any, **kwargs: Any) -> bool:
    return bool(request.user.is_authenticated and request.membership)


def has_duty(request: Request, kind: str) -> bool:
    """Whether the visitor carries this standing duty in this city today."""
    if not request.user.is_authenticated:
        return False
    city = request.city
    return Duty.objects.in_city(city).on(city.today()).filter(person=request.user, kind=kind).exists()


def is_organiser(request: Request, *args: Any, **kwargs: Any) -> bool:
    """Asked often on one page, so remembered for the request."""
    if not hasattr(request, "_is_organiser"):
        request._is_organiser = has_duty(request, StandingDuty.ORGANISER)  # type: ignore[attr-defined]
    return bool(request._is_organiser)  # type: ignore[attr-defined]


anyone = guard("anyone", lambda request, *args, **kwargs: True)
signed_in = guard("signed-in", lambda request, *args, **kwargs: request.user.is_authenticated)
member = guard("member", is_member)
organiser = guard("organiser", is_organiser)
