from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone

from plugdedag.people.models.persons import Person


class Departure(models.Model):
    """Somebody left. What stays of them is a row without a name, because a lunch's history needs it."""

    client_key = models.UUIDField(primary_key=True, default=uuid.uuid4)
    person = models.OneToOneField(Person, models.CASCADE, related_name="departure")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.person_id} {self.at:%Y-%m-%d}"
