"""The five doors: what somebody who knocks may want, and where that begins."""

from dataclasses import dataclass
from urllib.parse import quote

from django.urls import reverse
from django.utils.translation import gettext as _

from plugdedag.cities.models import City


@dataclass(frozen=True)
class Door:
    label: str
    words: str
    url: str


def doors(city: City, *, inside: bool) -> list[Door]:
    """Plugging in (unless one is inside) and offering have a page; for the rest one writes to the organisers."""
    open_ones = [
        Door(_("I have a special location to offer"), _("For a month, with your question."), reverse("offer"))
    ]
    if not inside:
        plug = Door(_("I want to plug"), _("One e-mail with a code, and you are in."), reverse("sign_in"))
        open_ones = [plug, *open_ones]
    if not city.email:
        return open_ones
    return [
        *open_ones,
        by_mail(city, _("I am looking for a special location"), _("For a work session of your own.")),
        by_mail(city, _("We want to plug as a company"), _("With colleagues, in between other networks.")),
        by_mail(city, _("I want to become a shareholder of PLUG"), _("And help carry it.")),
    ]


def by_mail(city: City, label: str, words: str) -> Door:
    return Door(label, words, f"mailto:{city.email}?subject={quote(label)}")
