"""The ribbon above every page of a demo: that this is one, who you are, and where to go."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from plugdedag.lib.dates import clock, said


def here() -> str:
    """What the clock of the demo says."""
    now = timezone.localtime()
    return _("Here it is %(date)s, %(time)s.") % {"date": said(now.date()), "time": clock(now.time())}


def ribbon(request: HttpRequest) -> dict[str, Any]:
    """Context processor, wired in a demo only: ``ribbon`` is ``{label, words, links: [{url, label, current}]}``."""
    name = getattr(getattr(request, "user", None), "name", "")
    words = _("Demo: you are %(name)s.") % {"name": name} if name else _("Demo: everything here is made up.")
    words = f"{words} {here()}"
    links = [("demo_personas", _("Be somebody else")), ("demo_mail", _("Read the mail"))]
    return {
        "ribbon": {
            "label": _("The demo"),
            "words": words,
            "links": [
                {"url": reverse(page), "label": label, "current": request.path == reverse(page)}
                for page, label in links
            ],
        }
    }
