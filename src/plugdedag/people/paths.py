"""Where to go on to: only ever a path of this site."""

from django.utils.http import url_has_allowed_host_and_scheme

from plugdedag.people.requests import Request

LONGEST = 500  # what a knock can keep


def safe_path(path: str) -> str:
    """The path when it is one of ours, else nothing."""
    ours = path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return path if ours and path.isprintable() and len(path) <= LONGEST else ""


def page_of(request: Request) -> str:
    """The path of the page somebody is looking at: a button or a fragment is no page, but stands on one."""
    own = request.get_full_path()
    if request.method in {"GET", "HEAD"} and not getattr(request, "htmx", False):
        return own
    site, referer = request.build_absolute_uri("/"), request.headers.get("Referer", "")
    page = "/" + referer.removeprefix(site).partition("#")[0] if referer.startswith(site) else ""
    return safe_path(page) or own
