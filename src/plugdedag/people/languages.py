"""Remembering in which language somebody reads, in their browser."""

from django.conf import settings
from django.http import HttpResponseBase

A_YEAR = 60 * 60 * 24 * 365


def remember(response: HttpResponseBase, language: str) -> None:
    """Keep the choice in this browser for a year."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=A_YEAR,
        samesite="Lax",
        secure=settings.HTTPS,
        httponly=True,
    )
