"""What programs ask of every site by a name of their own: which pages to leave alone, and the icon."""

from django.http import HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from plugdedag.people.access import anyone
from plugdedag.people.requests import Request

BY_LINK = ("/demo/", "/in/", "/invitations/", "/letters/", "/owner/", "/rsvp/", "/sign-in/")
"""Where an address opens something by itself, or is made up."""


@anyone
@require_safe
def robots(request: Request) -> HttpResponse:
    """Everything public may be found; what opens by a link may not."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in BY_LINK), "Allow: /", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@anyone
@require_safe
def icon(request: Request) -> HttpResponse:
    """For who does not read the page that names the icon."""
    return HttpResponseRedirect(static("look/plug.svg"))
