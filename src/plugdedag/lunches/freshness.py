"""Whether the list has changed since a reader last got it, in one small query."""

from __future__ import annotations

import hashlib
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery

from plugdedag.days.models import Day
from plugdedag.lunches.access import Presence
from plugdedag.people.requests import Request
from plugdedag.questions.models import Change, Contribution, Question, Support, Themed
from plugdedag.steering.models import RoundEdit, ScriptChoice, Steer


def etag(request: Request, day: Day, question: Question, there: Presence) -> str:
    """A tag that changes with every contribution, change, theme, support and press, with the script, and with who
    reads in which language."""
    brought = Contribution.objects.filter(question=OuterRef("pk"))
    changes = Change.objects.filter(contribution__question=OuterRef("pk"))
    supports = Support.objects.filter(contribution__question=OuterRef("pk"))
    state = Question.objects.filter(pk=question.pk).values_list(
        count(brought, "question"), latest(brought, "at"), latest(changes, "pk"),
        count(supports, "contribution__question"), latest(supports, "pk"),
        latest(Themed.objects.filter(contribution__question=OuterRef("pk")), "pk"),
        latest(Steer.objects.filter(day=day), "pk"), latest(ScriptChoice.objects.filter(day=day), "pk"),
        latest(RoundEdit.objects.filter(city=day.city_id), "pk"),
    ).get()  # fmt: skip
    reader = (request.user.pk, request.LANGUAGE_CODE, there, question.is_withdrawn)
    return f'"{hashlib.sha256(repr((state, reader)).encode()).hexdigest()[:24]}"'


def count(rows: QuerySet[Any], by: str) -> Subquery:
    return Subquery(rows.order_by().values(by).annotate(n=Count("pk")).values("n"))


def latest(rows: QuerySet[Any], field: str) -> Subquery:
    return Subquery(rows.order_by(f"-{field}").values(field)[:1])
