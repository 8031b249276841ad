"""What programs ask of every site by a name of their own: which pages to leave alone, which to find, and the icon."""

from django.http import HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.views.decorators.http import require_safe

from plugdedag.help.shelf import shelf
from plugdedag.people.access import anyone
from plugdedag.people.requests import Request

BY_LINK = (
    "/calendar/", "/demo/", "/follow-up/", "/in/", "/invitations/", "/invited/", "/leave-me-be/", "/letters/",
    "/owner/", "/rhythm/", "/rsvp/", "/sign-in/",
)  # fmt: skip
"""Where an address opens something by itself, or is made up."""
FOUND_FROM = ("home", "days", "questions", "places", "offer", "sign_in", "help", "privacy")


@anyone
@require_safe
def robots(request: Request) -> HttpResponse:
    """Everything public may be found; what opens by a link may not."""
    here = request.build_absolute_uri(reverse("sitemap"))
    left_alone = [f"Disallow: {path}" for path in BY_LINK]
    allowed = [f"Allow: {reverse('sign_in')}$", "Allow: /"]  # where one signs in, but no link that does it
    lines = ["User-agent: *", *left_alone, *allowed, f"Sitemap: {here}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@anyone
@require_safe
def sitemap(request: Request) -> HttpResponse:
    """The pages from which everything public can be reached, and every page of the docs."""
    paths = [reverse(name) for name in FOUND_FROM]
    paths += [reverse("help_page", args=[slug]) for slug in shelf()]
    places = format_html_join(
        "", "<url><loc>{}</loc></url>", ([request.build_absolute_uri(path)] for path in paths)
    )
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    )
    return HttpResponse(
        head + format_html("{}</urlset>\n", places), content_type="application/xml; charset=utf-8"
    )


@anyone
@require_safe
def icon(request: Request) -> HttpResponse:
    """For who does not read the page that names the icon."""
    return HttpResponseRedirect(static("look/plug.svg"))
