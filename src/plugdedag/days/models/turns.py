from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from plugdedag.days.models.day import Day
from plugdedag.people.models import Person


class TurnKind(models.TextChoices):
    OPENER = "opener", _("opener")
    FACILITATOR = "facilitator", _("facilitator")
    SCRIBE = "scribe", _("scribe")


class Turn(models.Model):
    """A duty on a day. It moves with the day, and handing it over ends one row and starts another."""

    day = models.ForeignKey(Day, models.CASCADE, related_name="turns")
    person = models.ForeignKey(Person, models.CASCADE, related_name="turns")
    kind = models.CharField(max_length=12, choices=TurnKind)
    given_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="turns_given")
    given = models.DateTimeField(default=timezone.now)
    ended = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["day", "person", "kind"],
                condition=models.Q(ended__isnull=True),
                name="turn_open_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_kind_display()} {self.day}"
