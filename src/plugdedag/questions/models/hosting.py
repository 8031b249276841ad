"""What a host adds to the month, and with whom they share their page."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone

from plugdedag.days.models import Day
from plugdedag.people.models import Person
from plugdedag.places.models import Contact
from plugdedag.questions.models.question import Question


class Colleague(models.Model):
    """Somebody the owner forwarded the page to: reads along by a link of their own, and decides nothing."""

    client_key = models.UUIDField(default=uuid.uuid4, unique=True)
    question = models.ForeignKey(Question, models.CASCADE, related_name="colleagues")
    contact = models.ForeignKey(Contact, models.CASCADE, related_name="+")
    by = models.ForeignKey(Contact, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    ended = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.contact} · {self.question}"


class Note(models.Model):
    """A few words of the host beside the month, for who was there. What they take back is gone."""

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4)
    question = models.ForeignKey(Question, models.CASCADE, related_name="notes")
    text = models.TextField(max_length=1000)
    contact = models.ForeignKey(Contact, models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "pk"]

    def __str__(self) -> str:
        return self.text[:60]


class Photo(models.Model):
    """A photo of the month, kept in three widths under a name nobody can guess. Public once the result is.

    Added by the host (``contact``), or by who carries a turn on the day (``by``). The files go with the row: use
    :func:`plugdedag.questions.photos.remove`.
    """

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4)
    question = models.ForeignKey(Question, models.CASCADE, related_name="photos")
    day = models.ForeignKey(Day, models.PROTECT, null=True, blank=True, related_name="photos")
    name = models.CharField(max_length=64, unique=True)
    width = models.PositiveSmallIntegerField()  # of the largest
    height = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=64)  # of what was sent: a replay is known by it
    alt = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    contact = models.ForeignKey(Contact, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.alt or self.name[:8]
