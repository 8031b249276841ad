"""Whether the list has changed since a reader last got it, in three small queries."""

from __future__ import annotations

import hashlib

from django.db.models import Count, Max
from django.http import HttpRequest

from plugdedag.lunches.access import Presence
from plugdedag.questions.models import Change, Contribution, Question, Support


def etag(request: HttpRequest, question: Question, there: Presence) -> str:
    """A tag that changes with every contribution, change and support, and with who reads in which language."""
    brought = Contribution.objects.filter(question=question).aggregate(n=Count("pk"), last=Max("at"))
    changed = Change.objects.filter(contribution__question=question).aggregate(last=Max("pk"))
    behind = Support.objects.filter(contribution__question=question).aggregate(n=Count("pk"), last=Max("pk"))
    reader = (request.user.pk, request.LANGUAGE_CODE, there, question.is_withdrawn)  # type: ignore[attr-defined]
    seen = repr((brought, changed, behind, reader))
    return f'"{hashlib.sha256(seen.encode()).hexdigest()[:24]}"'
