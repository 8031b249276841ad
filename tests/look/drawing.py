"""A page from a line of template, for these tests."""

from typing import Any

from django.template import engines


def drawn(template: str, **context: Any) -> str:
    """The template with the builtin tags, rendered without a request."""
    return engines["django"].from_string(template).render(context)
