from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone

from plugdedag.cities.models import City, CityScoped


class Knock(models.Model):
    """Somebody asked to come in with an address: a code and a link went there, kept here as hashes only.

    The row is the same for an address we know and one we do not. It opens the door once, within ten minutes.
    """

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    city = models.ForeignKey(City, models.CASCADE, related_name="knocks")
    email = models.EmailField()
    language = models.CharField(max_length=8)
    code_hash = models.CharField(max_length=64)
    link_hash = models.CharField(max_length=64, unique=True)
    towards = models.CharField(max_length=500, blank=True)  # the path to go on to, on this site
    source = models.CharField(max_length=64)  # a hash of the network address, for the limits
    tries = models.PositiveSmallIntegerField(default=0)
    at = models.DateTimeField(default=timezone.now)
    opened = models.DateTimeField(null=True)

    objects = CityScoped.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["email", "at"], name="knock_by_email"),
            models.Index(fields=["source", "at"], name="knock_by_source"),
        ]

    def __str__(self) -> str:
        return f"{self.email} {self.at:%H:%M}"
