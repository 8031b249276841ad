from __future__ import annotations

from django.db import models

from plugdedag.days.models import Residency
from plugdedag.people.models import Import


class Recorded(models.Model):
    """A month that was written down afterwards, from a sheet. Its question is not public before its owner agrees."""

    residency = models.OneToOneField(Residency, models.CASCADE, related_name="recorded")
    imported = models.ForeignKey(Import, models.PROTECT, related_name="recorded")

    class Meta:
        verbose_name_plural = "recorded"

    def __str__(self) -> str:
        return f"{self.residency}, {self.imported}"
