from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from plugdedag.days.models import Day
from plugdedag.people.models import Person
from plugdedag.questions.models.question import Question


class Kind(models.TextChoices):
    CLARIFYING = "clarifying", _("clarifying question")
    REFRAMING = "reframing", _("reframing")
    VIEWPOINT = "viewpoint", _("viewpoint")
    FINDING = "finding", _("finding")
    IDEA = "idea", _("idea")
    OBJECTION = "objection", _("objection")
    TIP = "tip", _("tip")


class Contribution(models.Model):
    """What somebody brought. Insert-only, under a key made by the phone that wrote it, so a replay never doubles."""

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4)
    question = models.ForeignKey(Question, models.CASCADE, related_name="contributions")
    day = models.ForeignKey(Day, models.PROTECT, null=True, blank=True, related_name="contributions")
    kind = models.CharField(max_length=12, choices=Kind)
    text = models.TextField(max_length=2000)
    language = models.CharField(max_length=8, default="nl")
    author = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="contributions")
    guest = models.CharField(max_length=80, blank=True)
    written = models.DateTimeField(default=timezone.now)  # on the phone
    at = models.DateTimeField(default=timezone.now)  # on the server

    def __str__(self) -> str:
        return self.text[:60]


class ChangeKind(models.TextChoices):
    EDIT = "edit", _("edited")
    HIDE = "hide", _("hidden")
    SHOW = "show", _("shown again")
    MERGE = "merge", _("merged")


class Change(models.Model):
    """What happened to a contribution afterwards, by whom and why. The contribution itself never changes."""

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4)
    contribution = models.ForeignKey(Contribution, models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=8, choices=ChangeKind)
    text = models.TextField(max_length=2000, blank=True)
    into = models.ForeignKey(Contribution, models.PROTECT, null=True, blank=True, related_name="merged")
    why = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "uuid"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(kind="merge") & Q(into__isnull=False))
                | (~Q(kind="merge") & Q(into__isnull=True)),
                name="change_merges_into_something",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.contribution_id}"


class Support(models.Model):
    """Somebody stands behind a contribution: once, and it can be taken back."""

    contribution = models.ForeignKey(Contribution, models.CASCADE, related_name="supports")
    person = models.ForeignKey(Person, models.CASCADE, related_name="supports")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["contribution", "person"], name="support_once")]

    def __str__(self) -> str:
        return f"{self.person_id} + {self.contribution_id}"


class GrewFrom(models.Model):
    """The cable: a contribution grew from another."""

    child = models.ForeignKey(Contribution, models.CASCADE, related_name="roots")
    parent = models.ForeignKey(Contribution, models.CASCADE, related_name="shoots")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["child", "parent"], name="grew_once"),
            models.CheckConstraint(condition=~Q(child=models.F("parent")), name="grew_from_another"),
        ]

    def __str__(self) -> str:
        return f"{self.child_id} ← {self.parent_id}"
