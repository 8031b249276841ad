"""What is kept of a person asking a person to come: each letter that somebody sent, and who wants none."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from plugdedag.days.models import Day
from plugdedag.people.models import Person


class AskedKind(models.TextChoices):
    """What made somebody write."""

    MISSED = "missed", _("stayed away")
    NEEDED = "needed", _("a day needs more people")


class Asked(models.Model):
    """Somebody wrote to somebody: come on this day. One row is one letter, and about one day nobody gets two.

    ``words`` are the whole letter as it was seen before it went; they are erased after a while, and nothing goes
    without them.
    """

    client_key = models.UUIDField(default=uuid.uuid4)
    day = models.ForeignKey(Day, models.CASCADE, related_name="asked")
    to = models.ForeignKey(Person, models.CASCADE, related_name="asked")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="asked_others")
    kind = models.CharField(max_length=8, choices=AskedKind)
    words = models.TextField(max_length=2000, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "asked"
        constraints = [
            models.UniqueConstraint(fields=["day", "to"], name="asked_once_a_day"),
            models.CheckConstraint(condition=~Q(by=F("to")), name="asked_another"),
        ]

    def __str__(self) -> str:
        return f"{self.by_id} → {self.to_id}"


class How(models.TextChoices):
    """Where somebody said so."""

    LETTER = "letter", _("by a link in a letter")
    PAGE = "page", _("on the page about letters")


class LeaveMeBe(models.Model):
    """Somebody wants no letters of this kind, in no city, until they take it back themselves."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="leave_me_be")
    how = models.CharField(max_length=8, choices=How)
    at = models.DateTimeField(default=timezone.now)
    taken_back = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "leave me be"
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(taken_back__isnull=True), name="leave_me_be_open_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.at:%Y-%m-%d}"
