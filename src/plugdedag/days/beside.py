"""What other apps put beside a day: links on its page and at its door, for who may follow them.

An app above this one knows more of a day than this one does. It has a function that takes the request and the day,
named in the settings, and the pages of a day ask each; so no page has to know which apps there are.
"""

from __future__ import annotations

from collections.abc import Sequence
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
    is_next: bool = False  # what the reader is to do now: a button, above all else


def beside(request: Request, day: Day) -> list[Beside]:
    """All links for this reader: ``BESIDE_A_DAY`` names the functions that are asked."""
    return asked(settings.BESIDE_A_DAY, request, day)


def beside_arrival(request: Request, day: Day) -> list[Beside]:
    """All links for somebody who came in a moment ago: ``BESIDE_AN_ARRIVAL`` names who is asked."""
    return asked(settings.BESIDE_AN_ARRIVAL, request, day)


def asked(paths: Sequence[str], request: Request, day: Day) -> list[Beside]:
    return [link for path in paths for link in import_string(path)(request, day)]
