"""What other apps put beside a day: links on its page and at its door, for who may follow them.

An app above this one knows more of a day than this one does. It has a function that takes the request and the day,
named in the settings, and the pages of a day ask each; so no page has to know which apps there are.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string

from plugdedag.days.models import Day
from plugdedag.people.requests import Request


@dataclass(frozen=True)
class Beside:
    """A link: where to, its words in the reader's language, an icon of lucide."""

    url: str
    words: str
    icon: str


def beside(request: Request, day: Day) -> list[Beside]:
    """All links for this reader: ``BESIDE_A_DAY`` names the functions that are asked."""
    return [link for path in settings.BESIDE_A_DAY for link in import_string(path)(request, day)]
