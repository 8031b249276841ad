"""The links to the tables that stand beside a day: one's own card, and the pages for who carries the day."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from plugdedag.days.access import MAKERS, has_turn
from plugdedag.days.beside import Beside
from plugdedag.days.models import Day
from plugdedag.days.models.day import LUNCH_LASTS
from plugdedag.days.standing import Viewer
from plugdedag.days.visiting import is_open
from plugdedag.people.access import is_member, is_organiser
from plugdedag.people.requests import Request
from plugdedag.seating.models import Card, Programme

BEFORE = LUNCH_LASTS / 3  # so long before lunch who lays the tables begins to think of them


def tables_beside(request: Request, day: Day) -> list[Beside]:
    """One query for a member, two for who may carry the day and three around lunch; nothing of rounds once it is over
    or off.
    """
    if not is_member(request) or day.is_cancelled:
        return []
    found = []
    if not day.is_over and has_card(day, request.user):
        found.append(Beside(reverse("my_rounds", args=[day.pk]), _("My tables, round by round"), "ticket"))
    if carries(request, day):
        found = [*laying(day), *found, *planning(day)]
    return found


def carries(request: Request, day: Day) -> bool:
    """Who opens the day or leads it, while there is still something to make or to plan."""
    if day.is_over and not is_open(day):
        return False
    return is_organiser(request) or has_turn(request, day.pk, MAKERS)


def planning(day: Day) -> list[Beside]:
    """To the rounds, until the day is over."""
    words, url = _("Several rounds, with cards to print"), reverse("rounds", args=[day.pk])
    return [] if day.is_over else [Beside(url, words, "repeat")]


def laying(day: Day) -> list[Beside]:
    """To where the tables are made, while it is the moment; around lunch that is what is to be done next."""
    if not is_open(day):
        return []
    words, url = _("The tables, from who is inside"), reverse("tables", args=[day.pk])
    return [Beside(url, words, "armchair", is_next=tables_are_next(day))]


def tables_are_next(day: Day) -> bool:
    """Whether it is about lunch and nobody has a table yet. One query, and none at another hour."""
    around = day.lunch_starts - BEFORE <= timezone.now() <= day.lunch_starts + LUNCH_LASTS
    return around and not day.seatings.standing().exists()


def seat_beside(request: Request, day: Day) -> list[Beside]:
    """For a plugger who came in: where they sit. No query."""
    return (
        [Beside(reverse("table", args=[day.pk]), _("Where do I sit?"), "users")] if is_member(request) else []
    )


def has_card(day: Day, person: Viewer) -> bool:
    """Whether this person may have a card of the programme that holds."""
    mine = Card.objects.filter(Q(rsvp__person=person) | Q(visit__person=person), programme=OuterRef("pk"))
    return Programme.objects.standing().filter(Exists(mine), day=day).exists()
