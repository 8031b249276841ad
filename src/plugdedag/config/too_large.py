"""What was sent is far larger than anything we take: said in a page of ours, while the form is one step back."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from plugdedag.config.bodies import MARK
from plugdedag.front.views.errors import too_large

Page = Callable[[HttpRequest], HttpResponse]


def said(get_response: Page) -> Page:
    """Middleware: answer a request of which the body was not read, before any view sees it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return too_large(request) if MARK in getattr(request, "scope", {}) else get_response(request)

    return middleware
