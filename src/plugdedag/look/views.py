"""The look book: every component in every state, for those who build."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from plugdedag.look import samples
from plugdedag.look.motifs import NAMES

THEMES = ("light", "dark")


def book(request: HttpRequest) -> HttpResponse:
    """Every component, light and dark; in the demo and while building only."""
    if not (settings.DEMO or settings.DEBUG):
        raise Http404
    themes = [
        {"name": theme, "filled": samples.filled(theme), "refused": samples.refused(theme)}
        for theme in THEMES
        if request.GET.get("theme", theme) == theme
    ]
    context = {
        "themes": themes,
        "motifs": NAMES,
        "seeds": [f"kaart {number}" for number in range(1, 13)],
        "long": samples.LONG,
        "arabic": samples.ARABIC,
        "emoji": "🚲☕️🧑‍🍳",
        "page": Paginator(range(30), 10).get_page(2),
        "facts": [(_("When"), "9.00 – 17.00"), (_("Where"), "Sportpark De Dageraad"), (_("Lunch"), "12.30")],
        "notes": [
            ("success", "circle-check"),
            ("info", "info"),
            ("warning", "triangle-alert"),
            ("error", "circle-alert"),
        ],
    }
    return render(request, "look/book.html", context)
