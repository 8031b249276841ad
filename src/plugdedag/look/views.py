"""The look book: every component in every state, for those who build."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from plugdedag.look import samples
from plugdedag.look.fronts import postcard_front_svg
from plugdedag.look.mail import IN_A_FRAME, render_mail
from plugdedag.look.palette import PRINT
from plugdedag.look.pictures import postmark_svg, stamp_svg


def for_builders(view: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """In the demo and while building only."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if not (settings.DEMO or settings.DEBUG):
            raise Http404
        return view(request)

    return guarded


@for_builders
def book(request: HttpRequest) -> HttpResponse:
    """Every component, light and dark."""
    labels = {"light": _("By day"), "dark": _("By night")}
    themes = [
        {"name": name, "label": label, "filled": samples.filled(name), "refused": samples.refused(name)}
        for name, label in labels.items()
        if request.GET.get("theme", name) == name
    ]
    context = {
        "themes": themes,
        "labels": labels,
        "colours": samples.colours(),
        "gaps": samples.GAPS,
        "paper": paper(),
        "demo": settings.DEMO,
        "motifs": samples.MOTIFS,
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


@for_builders
def book_mail(request: HttpRequest) -> HttpResponse:
    """A mail as it is sent, for the frame in the book; read by day, or by night with ``?theme=dark``."""
    mail = render_mail("look/book/mail.html", {}, get_language() or "nl")
    wish = "all" if request.GET.get("theme") == "dark" else "not all"
    return HttpResponse(mail.html.replace("(prefers-color-scheme: dark)", wish), headers=IN_A_FRAME)


def paper() -> list[SafeString]:
    """The pictures of a printed card: its front, its stamp and its postmark, in the colours of paper."""
    made = [
        postcard_front_svg("kaart 1", 154, 111, motif="coffee"),
        stamp_svg("4", "Actie", motif="coffee", tone="plug", palette=PRINT),
        postmark_svg("25 nov", "Oost", palette=PRINT),
    ]
    return [mark_safe(svg) for svg in made]  # noqa: S308
