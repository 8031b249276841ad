"""Saying that something happened on a board, in the transaction in which it did.

Theory of operation. A number taken from a sequence of the database is not the order of commits: who asks "what came
after 7?" could read 9, and 8 a moment later never. So the numbers of a board come from one row, held until the
transaction ends, and are taken last: nobody waits for it while holding what another needs.
"""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from plugdedag.questions.models import BoardClock, BoardEvent, Contribution, EventKind


def line_changed(contribution: Contribution) -> None:
    """A contribution is new or reads otherwise."""
    happened(contribution.question_id, EventKind.LINE, contribution.pk)


def support_changed(contribution: Contribution) -> None:
    """Somebody stands behind it, or no longer."""
    happened(contribution.question_id, EventKind.SUPPORT, contribution.pk)


def board_changed(question: int) -> None:
    """Something of the board as a whole changed, a round or a theme: whoever looks along reads all of it again."""
    happened(question, EventKind.BOARD)


def happened(question: int, kind: EventKind, contribution: UUID | None = None) -> None:
    """Give the next number to what happened. Only inside a transaction, as the last thing in it."""
    BoardEvent.objects.create(
        question_id=question, seq=following(question), kind=kind, contribution_id=contribution
    )


def following(question: int) -> int:
    """The next number of a board, held until the transaction ends."""
    clock = BoardClock.objects.filter(question=question)
    if not clock.update(seq=F("seq") + 1):
        try:
            with transaction.atomic():
                BoardClock.objects.create(question_id=question, seq=1)
        except IntegrityError:  # somebody made it a moment before
            clock.update(seq=F("seq") + 1)
    return clock.values_list("seq", flat=True).get()
