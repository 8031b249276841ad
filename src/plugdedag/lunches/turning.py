"""Leading a lunch, as its board hears of it: a press is kept and everybody who looks along reads the board anew."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from plugdedag.days.models import Day
from plugdedag.people.models import Person
from plugdedag.questions.happening import board_changed
from plugdedag.questions.models import Question
from plugdedag.steering.clock import Press
from plugdedag.steering.models import Steer
from plugdedag.steering.pressing import steer


def turn(
    day: Day, question: Question | None, press: Press, *, by: Person, seen: int | None, client_key: UUID,
    seconds: int = 0,
) -> Steer:  # fmt: skip
    """Press it, see :func:`plugdedag.steering.pressing.steer`: another round has other kinds and may show numbers."""
    with transaction.atomic():
        row = steer(day, press, by=by, seen=seen, client_key=client_key, seconds=seconds)
        if question is not None and row.client_key == client_key:
            board_changed(question.pk)
    return row
