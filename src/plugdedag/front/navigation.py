"""What the header and the footer offer; at most five places to go. It reaches the base template as data."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from plugdedag.cities.models import City
from plugdedag.people.access import is_member, is_organiser
from plugdedag.people.requests import Request


def navigation(request: Request) -> dict[str, Any]:
    """Context processor: ``navigation``, a list of ``{url, label, current, main}``; ``footing``: ``{url, label}``."""
    if not hasattr(request, "city"):
        return {"navigation": [], "footing": []}
    items = [
        ("days", days_of(request.city), False),
        ("questions", _("Questions"), False),
        ("places", _("Places"), False),
    ]
    if hasattr(request, "user") and is_organiser(request):
        items.append(("desk", _("Desk"), False))
    if hasattr(request, "user") and is_member(request):
        items.append(("mine", _("My PLUG"), True))
    else:
        items.append(("sign_in", _("Plug in"), True))
    return {"navigation": [item(request, *each) for each in items], "footing": footing(request.city)}


def footing(city: City) -> list[dict[str, str]]:
    """What one looks for at the foot of a page: a place to offer, days to follow, help, privacy, whom to write to."""
    links = [
        {"url": reverse("offer"), "label": _("Offer a place")},
        {"url": reverse("calendar"), "label": _("All days in your calendar")},
        {"url": reverse("help"), "label": _("How it works")},
        {"url": reverse("privacy"), "label": _("Privacy")},
    ]
    if city.email:
        links.append({"url": f"mailto:{city.email}", "label": _("Write to the organisers")})
    return links


def days_of(city: City) -> str:
    """The city's weekday in the plural: what its people call their days."""
    names = [
        _("Mondays"), _("Tuesdays"), _("Wednesdays"), _("Thursdays"), _("Fridays"), _("Saturdays"), _("Sundays"),
    ]  # fmt: skip
    return names[city.weekday]


def item(request: Request, name: str, label: str, main: bool) -> dict[str, Any]:
    url = reverse(name)
    return {"url": url, "label": label, "current": request.path.startswith(url), "main": main}
