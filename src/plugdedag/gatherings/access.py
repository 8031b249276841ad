"""Who may know of a gathering: everybody, or only who is on its guest list, carries a turn on it, or organises."""

from __future__ import annotations

from uuid import UUID

from django.shortcuts import get_object_or_404

from plugdedag.days.access import find_day
from plugdedag.gatherings.models import Gathering
from plugdedag.people.requests import Request


def find_gathering(request: Request, uuid: UUID) -> Gathering:
    """The gathering of this city; a 404 for who may not know of it."""
    day = find_day(request, uuid)
    found: Gathering = get_object_or_404(Gathering, day=day)
    found.day = day
    return found
