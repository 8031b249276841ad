"""Slowing down one phone that puts more on a board in a minute than anybody types."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from plugdedag.lib.refusals import TooMany
from plugdedag.questions.models import Contribution, Question

MOST = 30  # a minute; a phone that comes back after days sends what it kept in a few of these
WHILE = dt.timedelta(minutes=1)
PATIENCE = 20  # seconds after which it may try again


def unhurried(question: Question, key: UUID, who: dict[str, Any]) -> None:
    """Raise ``TooMany`` when this writer brought more than ``MOST`` in the last minute. A replay is never too much."""
    writer = {"author": None, "visit": None, "contact": None} | who
    writer.pop("guest", None)  # what comes by way of neighbours' phones counts together, whatever name it has
    lately = Contribution.objects.filter(question=question, at__gt=timezone.now() - WHILE, **writer)
    if lately.count() >= MOST and not Contribution.objects.filter(pk=key).exists():
        raise TooMany(
            _("That goes faster than the board can be read. It is kept here, and goes on in a moment.")
        )
