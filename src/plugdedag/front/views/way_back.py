"""An address that only takes what a form sends is no page: whoever looks there is shown the way to one."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, ResolverMatch, resolve, reverse

from plugdedag.front.views.errors import not_this_way

STANDS_ON = {"visits": "door", "actions": "lunch"}  # whose form is on another page than the one above it


def way_back(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Instead of a bare 405: on to the page the form stands on, or a page in our own hand.

    A form with an error is shown at the address it was sent to. Reloading there, or another language, is a GET.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code != 405 or not hasattr(request, "city"):
            return response
        if request.method in {"GET", "HEAD"} and request.resolver_match:
            return redirect(page_of(request.path, request.resolver_match))
        page = not_this_way(request)
        page["Allow"] = response.get("Allow", "GET")
        return page

    return middleware


def page_of(path: str, match: ResolverMatch) -> str:
    """Where the form stands: the declared page, else the nearest address above this one."""
    if match.url_name in STANDS_ON:
        return reverse(STANDS_ON[match.url_name], kwargs=match.kwargs)
    while path != "/":
        path = path.rstrip("/").rpartition("/")[0] + "/"
        if is_ours(path):
            return path
    return path


def is_ours(path: str) -> bool:
    try:
        resolve(path)
    except Resolver404:
        return False
    return True
