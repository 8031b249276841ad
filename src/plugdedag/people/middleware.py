"""What a request knows of its visitor: the language, and whether they are plugged in to this city."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.functional import SimpleLazyObject

from plugdedag.people.models import Membership
from plugdedag.people.sign_ins import note

Responder = Callable[[HttpRequest], HttpResponse]


def language(get_response: Responder) -> Responder:
    """The chosen language, else the browser's if we speak it, else the city's."""

    def middleware(request: HttpRequest) -> HttpResponse:
        chosen = spoken(request)
        with translation.override(chosen):
            request.LANGUAGE_CODE = chosen
            response = get_response(request)
        response.headers.setdefault("Content-Language", chosen)
        return response

    return middleware


def spoken(request: HttpRequest) -> str:
    """The language code for a request: cookie, then Accept-Language, then the city."""
    ours = dict(settings.LANGUAGES)
    cookie = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    if cookie in ours:
        return cookie
    for part in request.headers.get("Accept-Language", "").split(","):
        code = part.split(";")[0].strip()[:2].lower()
        if code in ours:
            return code
    city = getattr(request, "city", None)
    return city.language if city else settings.LANGUAGE_CODE


def membership(get_response: Responder) -> Responder:
    """Set ``request.membership`` lazily: this city's membership of the signed-in person, or None."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.membership = SimpleLazyObject(lambda: find(request))  # type: ignore[attr-defined]
        return get_response(request)

    return middleware


def find(request: HttpRequest) -> Membership | None:
    if not request.user.is_authenticated or not hasattr(request, "city"):
        return None
    return Membership.objects.in_city(request.city).filter(person=request.user).first()


def sign_ins(get_response: Responder) -> Responder:
    """Keep a row for each browser somebody is signed in with. Who only just came in has one after this answer."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.session.accessed and hasattr(request, "city") and SESSION_KEY in request.session:
            note(request)  # type: ignore[arg-type]
        return response

    return middleware
