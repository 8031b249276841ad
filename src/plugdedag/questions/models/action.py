from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone

from plugdedag.days.models import Day
from plugdedag.people.models import Person
from plugdedag.questions.models.contribution import Contribution
from plugdedag.questions.models.question import Question


class Action(models.Model):
    """Who does what by when. Agreed at the fourth lunch."""

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4)
    question = models.ForeignKey(Question, models.CASCADE, related_name="actions")
    day = models.ForeignKey(Day, models.PROTECT, null=True, blank=True, related_name="actions")
    what = models.CharField(max_length=300)
    who = models.CharField(max_length=120)
    due = models.DateField()
    grew_from = models.ForeignKey(
        Contribution, models.SET_NULL, null=True, blank=True, related_name="actions"
    )
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["due", "at"]

    def __str__(self) -> str:
        return self.what
