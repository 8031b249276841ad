"""What the header and the footer offer. At most five places to go; it reaches the base template as data."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from plugdedag.cities.models import City
from plugdedag.people.access import is_member, is_organiser
from plugdedag.people.requests import Request


def navigation(request: Request) -> dict[str, Any]:
    """Context processor: ``navigation`` is a list of ``{url, label, current, main}``; ``footer`` one for below."""
    if not hasattr(request, "city"):
        return {"navigation": [], "footer": []}
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
    below = [("privacy", _("Privacy"), False)]
    return {
        "navigation": [item(request, *each) for each in items],
        "footer": [item(request, *each) for each in below],
    }


def days_of(city: City) -> str:
    """The city's weekday in the plural: what its people call their days."""
    names = [
        _("Mondays"), _("Tuesdays"), _("Wednesdays"), _("Thursdays"), _("Fridays"), _("Saturdays"), _("Sundays"),
    ]  # fmt: skip
    return names[city.weekday]


def item(request: Request, name: str, label: str, main: bool) -> dict[str, Any]:
    url = reverse(name)
    return {"url": url, "label": label, "current": request.path.startswith(url), "main": main}
