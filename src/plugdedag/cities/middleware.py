"""Each request belongs to one city: the one whose hostname it asks for."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import SimpleTemplateResponse

from plugdedag.cities.models import City

LOOPBACK = {"127.0.0.1", "[::1]", "0.0.0.0"}  # noqa: S104 - names to compare with, not an address to bind
WITHOUT_A_CITY = ("/healthz", "/static/")


def city(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Set ``request.city``; a hostname nobody has gets a clear 404."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path.startswith(WITHOUT_A_CITY):
            return get_response(request)
        found = city_of(request.get_host())
        if found is None:
            return SimpleTemplateResponse("cities/no_city.html", status=404).render()
        request.city = found  # type: ignore[attr-defined]
        return get_response(request)

    return middleware


def city_of(host: str) -> City | None:
    """The city of a ``Host`` header (port left off). The demo answers on any name, as it has one world."""
    name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
    name = "localhost" if name in LOOPBACK else name.lower().removesuffix(".")
    found = City.objects.filter(hostname=name).first()
    if found is None and settings.DEMO:
        return City.objects.order_by("pk").first()
    return found
