from __future__ import annotations

from django.db import models
from django.utils import timezone

from plugdedag.questions.models.contribution import Contribution


class Postcard(models.Model):
    """The author agreed that a tip is printed, with or without a first name. Withdrawn rows are kept."""

    tip = models.ForeignKey(Contribution, models.CASCADE, related_name="postcards")
    motif = models.CharField(max_length=40)
    with_name = models.BooleanField(default=False)
    text_version = models.CharField(max_length=16)
    given = models.DateTimeField(default=timezone.now)
    withdrawn = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tip"], condition=models.Q(withdrawn__isnull=True), name="postcard_open_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.motif}: {self.tip}"
