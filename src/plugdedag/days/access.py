"""Rights that belong to a day: they follow from the turns on it, and end with them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404

from plugdedag.days.models import Day, Turn, TurnKind
from plugdedag.people.access import View, guard, is_organiser
from plugdedag.people.requests import Request

MAKERS = (TurnKind.OPENER, TurnKind.FACILITATOR)  # who makes the tables of a day, beside the organisers


def find_day(request: Request, uuid: UUID) -> Day:
    """The day of this city, with what a page shows of it; a 404 for who may not know of it, and for other cities'."""
    days = Day.objects.in_city(request.city).whole()
    if not is_organiser(request):
        days = days.seen_by(request.user)
    return get_object_or_404(days, pk=uuid)


def has_turn(request: Request, uuid: UUID, kinds: tuple[str, ...]) -> bool:
    """Whether the visitor carries one of these duties on that day of this city."""
    if not request.user.is_authenticated:
        return False
    city = request.city
    return Turn.objects.filter(
        day=uuid, day__city=city, person=request.user, kind__in=kinds, ended__isnull=True
    ).exists()


def day_duty(*kinds: TurnKind | str) -> Callable[[View], View]:
    """A guard for a view with the day's ``uuid`` in its address: organisers, and who has such a turn on that day."""
    wanted = tuple(str(kind) for kind in kinds)

    def test(request: Request, *args: Any, uuid: UUID, **kwargs: Any) -> bool:
        return is_organiser(request) or has_turn(request, uuid, wanted)

    return guard(f"{'-or-'.join(wanted)}-of-the-day", test)
