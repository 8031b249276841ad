"""Who is at a lunch: who reads its board, and who may add to it now."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from plugdedag.days.access import MAKERS, find_day
from plugdedag.days.models import Answer, Day, Rsvp, Turn, TurnKind, Visit
from plugdedag.days.scanning import own_visit
from plugdedag.days.visiting import is_open
from plugdedag.lib.refusals import Refused
from plugdedag.people.access import guard, is_member, is_organiser
from plugdedag.people.requests import Request
from plugdedag.questions.access import is_host, is_owner, sees_question
from plugdedag.questions.contributing import may_be_brought
from plugdedag.questions.models import Question

LATE = dt.timedelta(days=7)  # an idea may be this late on the board; browsers forget what is older


@dataclass(frozen=True)
class Presence:
    """What the visitor may do at a lunch. ``why_not`` says in words why adding is not possible now."""

    reads: bool
    keeper: bool = False  # facilitator or scribe of this day, or an organiser
    owner: bool = False
    why_not: str = ""
    lays: bool = False  # makes the tables now: who opens the door or leads the conversation, or an organiser

    @property
    def adds(self) -> bool:
        return self.reads and not self.why_not


def find_lunch(request: Request, uuid: UUID) -> Day:
    """A lunch of this city; a 404 for days without one."""
    day = find_day(request, uuid)
    return day if day.number else get_object_or_404(Day.objects.none())


def question_of(day: Day) -> Question | None:
    """The question its residency lives with."""
    found: Question | None = Question.objects.whole().filter(residency=day.residency_id).first()
    return found


def presence(request: Request, day: Day, question: Question, written: dt.datetime | None = None) -> Presence:
    """Who reads: who was there, who comes, who has a duty, the owner. Who adds: who is there on the day itself.

    ``written``: when what is brought now was typed, on a phone that had no connection since.
    """
    here, keeper, lays = duties(request, day)
    owner = is_owner(request, question)
    if not (here or owner or keeper or sees_question(request, question)):
        return Presence(reads=False)
    return Presence(
        True, keeper, owner, why_not(day, question, here=here or owner, keeper=keeper, written=written), lays
    )


def duties(request: Request, day: Day) -> tuple[bool, bool, bool]:
    """Whether the visitor is there that day (checked in, with a turn, or coming), keeps its board, lays its tables."""
    if not request.user.is_authenticated:
        return own_visit(request, day) is not None, False, False
    turns = Turn.objects.filter(day=day, person=request.user, ended__isnull=True)
    kept = turns.filter(kind__in=[TurnKind.FACILITATOR, TurnKind.SCRIBE])
    leads = turns.filter(kind__in=MAKERS)
    visits = Visit.objects.filter(day=day, person=request.user)
    going = Rsvp.objects.filter(day=day, person=request.user, answer=Answer.GOING)
    here = Exists(visits) | Exists(turns) | Exists(going)
    found = Day.objects.filter(pk=day.pk).values_list(here, Exists(kept), Exists(leads)).get()
    organiser = is_organiser(request)
    return bool(found[0]), bool(found[1]) or organiser, is_open(day) and (bool(found[2]) or organiser)


def why_not(
    day: Day, question: Question, *, here: bool, keeper: bool, written: dt.datetime | None = None
) -> str:
    """Why nothing can be added by this reader now; empty when it can."""
    try:
        may_be_brought(question, day)
    except Refused as refused:
        return refused.words
    if keeper:  # also types up afterwards what was written on paper
        return ""
    if day.city.today() > day.date and not comes_late(day, written):
        return _("This lunch is over. The facilitator can still add what was written on paper.")
    if not here:
        return _("You read along. Who is on today's list can add: ask the opener to check you in.")
    return ""


def comes_late(day: Day, written: dt.datetime | None) -> bool:
    """Whether something was typed at the lunch, and the phone found a connection only some days after."""
    if written is None or day.city.today() > day.date + LATE:
        return False
    return written.astimezone(day.city.tzinfo).date() == day.date


def at_lunch(request: Request, *args: Any, uuid: UUID, **kwargs: Any) -> bool:
    """Whether the door of a lunch page opens at all: for members, for the host, and for who scanned in that day."""
    if is_member(request) or is_guest(request, uuid):
        return True
    question = Question.objects.in_city(request.city).filter(residency__days=uuid).first()
    return question is not None and is_host(request, question)


def is_guest(request: Request, uuid: UUID) -> bool:
    """Whether this browser, of nobody with an account, scanned in on this day."""
    day = Day.objects.in_city(request.city).filter(pk=uuid).first()
    return day is not None and not request.user.is_authenticated and own_visit(request, day) is not None


guest = guard("member-or-host", at_lunch)
