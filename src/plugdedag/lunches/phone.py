"""Whose phone it is at a lunch, under which name it brings something, and what its page is told."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from plugdedag.days.models import Day
from plugdedag.days.scanning import own_visit
from plugdedag.lunches.access import LATE, Presence
from plugdedag.lunches.live.lines import clock
from plugdedag.people.access import is_member
from plugdedag.people.phones import OWNER, sent_by
from plugdedag.people.requests import Request
from plugdedag.questions.models import Question


def voice(request: Request, day: Day, question: Question, there: Presence) -> dict[str, Any]:
    """Under whose name it comes: a plugger, the owner of the question, or a guest who scanned in."""
    if is_member(request):
        return {"author": request.user}
    visit = None if there.owner else own_visit(request, day)
    return {"visit": visit, "guest": visit.guest_name} if visit else {"contact": question.owner}


def me(request: Request, day: Day, there: Presence) -> str:
    """Under which name a phone keeps what is typed; another for each who may use it."""
    if is_member(request):
        return str(request.user.uuid)  # type: ignore[union-attr]
    visit = None if there.owner else own_visit(request, day)
    return str(visit.pk) if visit else OWNER


def is_theirs(request: Request, day: Day, there: Presence) -> bool:
    """Whether what a phone sends was typed by who is signed in now."""
    return sent_by(request, me(request, day, there))


def phone(request: Request, day: Day, question: Question, there: Presence) -> dict[str, Any]:
    """What the page's script is told: whose phone it is, up to where the page knows the board, how long it is kept."""
    until = day.city.at(day.date + LATE, dt.time.max)
    return {
        "me": me(request, day, there), "my_name": named(voice(request, day, question, there)),
        "seq": clock(question.pk), "until": int(until.timestamp() * 1000), "nobody": UUID(int=0),
    }  # fmt: skip


def named(found: dict[str, Any]) -> str:
    """How a neighbour's phone names who typed something."""
    return found["author"].first_name if "author" in found else found.get("guest") or str(found["contact"])
