"""The links to planned rounds that stand beside a day: one's own card, and the page for who carries the day."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from plugdedag.days.access import MAKERS, has_turn
from plugdedag.days.beside import Beside
from plugdedag.days.models import Day
from plugdedag.days.standing import Viewer
from plugdedag.people.access import is_member, is_organiser
from plugdedag.people.requests import Request
from plugdedag.seating.models import Card, Programme


def rounds_beside(request: Request, day: Day) -> list[Beside]:
    """One query for a member, two for who may carry the day; nothing once it is over or off."""
    if not is_member(request) or day.is_over or day.is_cancelled:
        return []
    found = []
    if has_card(day, request.user):
        found.append(Beside(reverse("my_rounds", args=[day.pk]), _("My tables, round by round"), "ticket"))
    if is_organiser(request) or has_turn(request, day.pk, MAKERS):
        found.append(
            Beside(reverse("rounds", args=[day.pk]), _("Several rounds, with cards to print"), "repeat")
        )
    return found


def has_card(day: Day, person: Viewer) -> bool:
    """Whether this person may have a card of the programme that holds."""
    mine = Card.objects.filter(Q(rsvp__person=person) | Q(visit__person=person), programme=OuterRef("pk"))
    return Programme.objects.standing().filter(Exists(mine), day=day).exists()
