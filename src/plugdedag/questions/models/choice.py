from __future__ import annotations

from django.db import models
from django.utils import timezone

from plugdedag.places.models import Contact
from plugdedag.questions.models.contribution import Contribution
from plugdedag.questions.models.question import Question


class Choice(models.Model):
    """The owner chose the question behind the question, and may say why. The latest row counts."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="choices")
    contribution = models.ForeignKey(Contribution, models.PROTECT, related_name="choices")
    by = models.ForeignKey(Contact, models.PROTECT, related_name="+")
    why = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.question}: {self.contribution_id}"
