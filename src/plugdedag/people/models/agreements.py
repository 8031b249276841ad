from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from plugdedag.people.models.persons import Person


class Purpose(models.TextChoices):
    """What somebody agrees to. The text they saw is kept by its version."""

    NAME_AT_DAY = "name-at-day", _("Members may see that I come")
    HOST_WRITES = "host-writes", _("The host may write to me about a day that I open")
    LETTERS = "letters", _("PLUG may write to me about the days")


class Consent(models.Model):
    """Asked, given at a moment for a text, and taken back at a moment. The latest row of a purpose counts."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=24, choices=Purpose)
    text_version = models.CharField(max_length=16)
    given = models.DateTimeField(default=timezone.now)
    withdrawn = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "purpose"],
                condition=models.Q(withdrawn__isnull=True),
                name="consent_open_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.purpose}"
