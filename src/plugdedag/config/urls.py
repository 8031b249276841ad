"""Every address of the site. An app declares its own in ``<app>/urls.py``; a name is used once."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from plugdedag.config.health import healthz
from plugdedag.config.robots import icon, robots, sitemap

APPS = [
    "front", "people", "places", "days", "gatherings", "seating", "lunches", "winback", "archive",
    "questions", "turnout", "help",
    "cities",
]  # fmt: skip
SHOWN_TO_BUILDERS = ["look", "demo"]


def routes(*, demo: bool) -> list[URLPattern | URLResolver]:
    """The addresses; with those of the demo world and the look book where they are wanted."""
    apps = APPS + (SHOWN_TO_BUILDERS if demo else [])
    return [
        path("healthz", healthz, name="healthz"),
        path("robots.txt", robots, name="robots"),
        path("sitemap.xml", sitemap, name="sitemap"),
        path("favicon.ico", icon, name="icon"),
        *(path("", include(f"plugdedag.{app}.urls")) for app in apps),
    ]


urlpatterns = routes(demo=settings.DEMO or settings.DEBUG)

handler400 = "plugdedag.front.views.errors.bad_request"
handler403 = "plugdedag.front.views.errors.forbidden"
handler404 = "plugdedag.front.views.errors.not_found"
handler500 = "plugdedag.front.views.errors.broken"
