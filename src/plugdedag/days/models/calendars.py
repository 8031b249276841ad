from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from plugdedag.cities.models import City, CityScoped
from plugdedag.people.models import Person


class Feeds(CityScoped):
    def open(self) -> Feeds:
        """Feeds that still work."""
        return self.filter(revoked__isnull=True, person__is_active=True)


class Feed(models.Model):
    """Somebody's own days as a calendar, under a secret address. Only the hash of the secret is kept."""

    city = models.ForeignKey(City, models.CASCADE, related_name="feeds")
    person = models.ForeignKey(Person, models.CASCADE, related_name="feeds")
    token_hash = models.CharField(max_length=64, unique=True)
    made = models.DateTimeField(default=timezone.now)
    revoked = models.DateTimeField(null=True, blank=True)

    objects = Feeds.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "person"], condition=Q(revoked__isnull=True), name="feed_open_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.city}"
