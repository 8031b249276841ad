from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone

from plugdedag.days.models import Day
from plugdedag.people.models import Person
from plugdedag.questions.models.contribution import Contribution
from plugdedag.questions.models.question import Question


class Theme(models.Model):
    """What several contributions have in common, in the words of who put them together."""

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4)
    question = models.ForeignKey(Question, models.CASCADE, related_name="themes")
    day = models.ForeignKey(Day, models.PROTECT, null=True, blank=True, related_name="themes")
    title = models.CharField(max_length=60)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "uuid"]

    def __str__(self) -> str:
        return self.title


class Themed(models.Model):
    """A contribution was put under a theme, or taken out of it (``theme`` is empty). The latest row counts."""

    client_key = models.UUIDField(default=uuid.uuid4, unique=True)
    contribution = models.ForeignKey(Contribution, models.CASCADE, related_name="themed")
    theme = models.ForeignKey(Theme, models.PROTECT, null=True, blank=True, related_name="themed")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "themed"

    def __str__(self) -> str:
        return f"{self.contribution_id} → {self.theme_id}"
