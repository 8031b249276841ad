"""What a lunch keeps of its own: the sixty seconds, where a facilitator told them otherwise."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone

from plugdedag.days.models import Day
from plugdedag.people.models import Person


class BriefEdit(models.Model):
    """A facilitator told the sixty seconds of a lunch in other words. The latest row counts; an empty one takes the
    words back, and the lunch opens with what is made by rule. ``base`` is the row that the writer had before them."""

    client_key = models.UUIDField(default=uuid.uuid4, unique=True)
    day = models.ForeignKey(Day, models.CASCADE, related_name="brief_edits")
    text = models.TextField(max_length=1500, blank=True)
    base = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.day}: {self.text[:40]}"
