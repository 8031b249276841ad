"""What a lunch keeps of how it is led: its script, how a city tells rounds, and what was pressed. Rows are only
added."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from plugdedag.cities.models import City
from plugdedag.days.models import Day, Step
from plugdedag.people.models import Person
from plugdedag.steering.clock import Press


class ScriptChoice(models.Model):
    """By which method a lunch goes. The latest row from before it began counts; without one it goes by the usual
    one."""

    client_key = models.UUIDField(default=uuid.uuid4, unique=True)
    day = models.ForeignKey(Day, models.CASCADE, related_name="script_choices")
    script = models.CharField(max_length=24)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.day}: {self.script}"


class RoundEdit(models.Model):
    """A city tells a round otherwise. The latest row counts; what is empty in it is as written."""

    client_key = models.UUIDField(default=uuid.uuid4, unique=True)
    city = models.ForeignKey(City, models.CASCADE, related_name="round_edits")
    script = models.CharField(max_length=24)
    step = models.CharField(max_length=8, choices=Step)
    round = models.CharField(max_length=12)  # its key
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    title = models.CharField(max_length=60, blank=True)
    what = models.CharField(max_length=200, blank=True)
    say = models.TextField(max_length=600, blank=True)
    base = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["city", "script", "step"], name="round_edit_of_script")]

    def __str__(self) -> str:
        return f"{self.script} {self.step} {self.round}"


class Steer(models.Model):
    """Somebody pressed something. ``after`` is the last press they saw; no two follow the same one."""

    client_key = models.UUIDField(default=uuid.uuid4, unique=True)
    day = models.ForeignKey(Day, models.CASCADE, related_name="steers")
    after = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=8, choices=[(press.value, press.value) for press in Press])
    seconds = models.PositiveSmallIntegerField(default=0)  # of extend
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["day", "after"], name="steer_one_after_another"),
            models.UniqueConstraint(
                fields=["day"], condition=Q(after__isnull=True), name="steer_begins_once"
            ),
            models.CheckConstraint(
                condition=(Q(kind="extend") & Q(seconds__gt=0)) | (~Q(kind="extend") & Q(seconds=0)),
                name="steer_extends_by_seconds",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day}: {self.kind}"
