from __future__ import annotations

from django.db import models
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from plugdedag.places.models import Contact
from plugdedag.questions.models.contribution import Change, ChangeKind, Contribution
from plugdedag.questions.models.question import Question


class Choices(models.QuerySet["Choice"]):
    def told(self) -> Choices:
        """Each with ``words``: the chosen wording as it reads now."""
        edits = Change.objects.filter(contribution=OuterRef("contribution"), kind=ChangeKind.EDIT).order_by(
            "-pk"
        )
        return self.annotate(words=Coalesce(Subquery(edits.values("text")[:1]), F("contribution__text")))


class Choice(models.Model):
    """The owner chose the question behind the question, and may say why. The latest row counts."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="choices")
    contribution = models.ForeignKey(Contribution, models.PROTECT, related_name="choices")
    by = models.ForeignKey(Contact, models.PROTECT, related_name="+")
    why = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(default=timezone.now)

    words: str  # of those that are told: the chosen wording as it reads now

    objects = Choices.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.question}: {self.contribution_id}"
