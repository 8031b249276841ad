"""What people are called at a table: by their first name, and a letter more where two share it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from plugdedag.days.models import Visit

LONGEST = 24  # characters: somebody may have written a whole sentence


def called(visits: Iterable[Visit]) -> dict[UUID, str]:
    """A name for each of these visits, by its key."""
    everybody = list(visits)
    shared = Counter(first(visit).casefold() for visit in everybody)
    return {
        visit.pk: fuller(visit) if shared[first(visit).casefold()] > 1 else first(visit)
        for visit in everybody
    }


def first(visit: Visit) -> str:
    """The first name of a plugger, all of what a guest said."""
    if visit.person is not None:
        return short(visit.person.first_name) or _("somebody")
    return short(visit.guest_name)


def short(name: str) -> str:
    return name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…"


def fuller(visit: Visit) -> str:
    """“Anna V.”; who has one name alone keeps it."""
    parts = visit.person.name.split() if visit.person is not None else []
    return f"{short(parts[0])} {parts[-1][0].upper()}." if len(parts) > 1 else first(visit)
