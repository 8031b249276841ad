"""In which order the board of a question changed, so that whoever looks along can ask for what is new.

The rows themselves are the truth; an event only says which of them to read again. Numbers of one board follow each
other without a gap in the order in which they can be read: the clock's row is held until the transaction ends.
"""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from plugdedag.questions.models.contribution import Contribution
from plugdedag.questions.models.question import Question


class BoardClock(models.Model):
    """How many events the board of a question has had."""

    question = models.OneToOneField(Question, models.CASCADE, primary_key=True, related_name="clock")
    seq = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.question_id}: {self.seq}"


class EventKind(models.TextChoices):
    LINE = "line", "line"  # this contribution is new, or reads otherwise
    SUPPORT = "support", "support"  # somebody stands behind it, or no longer
    BOARD = "board", "board"  # something of the board as a whole


class BoardEvent(models.Model):
    """Something happened on a board."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="events")
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=8, choices=EventKind)
    contribution = models.ForeignKey(Contribution, models.CASCADE, null=True, related_name="events")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["question", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["question", "seq"], name="board_event_in_turn"),
            models.CheckConstraint(
                condition=models.Q(kind="board", contribution__isnull=True)
                | models.Q(kind__in=["line", "support"], contribution__isnull=False),
                name="board_event_says_which_line",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question_id} #{self.seq} {self.kind}"
