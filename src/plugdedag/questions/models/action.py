from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from plugdedag.days.models import Day
from plugdedag.people.models import Person
from plugdedag.places.models import Contact
from plugdedag.questions.models.contribution import Contribution
from plugdedag.questions.models.question import Question


class Actions(models.QuerySet["Action"]):
    def told(self) -> Actions:
        """With all that happened to each, so that ``now``, ``is_dropped`` and ``is_agreed`` ask nothing more."""
        return self.prefetch_related("changes").annotate(agreed=models.Max("agreements__at"))

    def followed(self) -> Actions:
        """The same, with what was reported about each, so that ``last_report`` and ``became`` ask nothing more."""
        return self.told().prefetch_related("reports")


class Action(models.Model):
    """Who does what by when, as it was first written down. Agreed at the fourth lunch; later changes are rows."""

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4)
    question = models.ForeignKey(Question, models.CASCADE, related_name="actions")
    day = models.ForeignKey(Day, models.PROTECT, null=True, blank=True, related_name="actions")
    what = models.CharField(max_length=300)
    who = models.CharField(max_length=120)
    due = models.DateField()
    grew_from = models.ForeignKey(
        Contribution, models.SET_NULL, null=True, blank=True, related_name="actions"
    )
    by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    contact = models.ForeignKey(Contact, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    agreed: dt.datetime | None  # of those that are told: when the owner last said yes
    root: Any = None  # on a cable: the line on the board it grew from
    along: Any = None  # on a cable: who helps and who adopted it, for this reader

    objects = Actions.as_manager()

    class Meta:
        ordering = ["due", "at"]

    def __str__(self) -> str:
        return self.what

    @property
    def now(self) -> Action | ActionChange:
        """What, who and due as they read now."""
        edits = [change for change in self.changes.all() if change.kind == ActionChangeKind.EDIT]
        return edits[-1] if edits else self

    @property
    def last_change(self) -> int | None:
        """The key of the last thing that happened to it; who edits says which one they saw."""
        return max((change.pk for change in self.changes.all()), default=None)

    @property
    def is_dropped(self) -> bool:
        fates = [change.kind for change in self.changes.all() if change.kind != ActionChangeKind.EDIT]
        return bool(fates) and fates[-1] == ActionChangeKind.DROP

    @property
    def last_report(self) -> Any:
        """The ``ActionReport`` that was told last, if any; for actions that are ``followed``."""
        return max(self.reports.all(), key=lambda report: report.pk, default=None)

    @property
    def became(self) -> str:
        """How it stands, as an ``ActionState``; empty when nobody told."""
        last = self.last_report
        return last.state if last else ""

    @property
    def agreed_on(self) -> dt.date:
        """The date of the lunch at which it was agreed."""
        return self.day.date if self.day else timezone.localdate(self.at)

    @property
    def is_agreed(self) -> bool:
        """Whether the owner agreed with it as it reads now; for actions that are ``told``."""
        return self.agreed is not None and self.agreed >= self.now.at


class ActionChangeKind(models.TextChoices):
    EDIT = "edit", _("edited")
    DROP = "drop", _("dropped")
    KEEP = "keep", _("taken up again")


class ActionChange(models.Model):
    """What happened to an action afterwards, and by whom: told otherwise, dropped, or taken up again."""

    client_key = models.UUIDField(default=uuid.uuid4, unique=True)
    action = models.ForeignKey(Action, models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=8, choices=ActionChangeKind)
    what = models.CharField(max_length=300, blank=True)
    who = models.CharField(max_length=120, blank=True)
    due = models.DateField(null=True, blank=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(kind="edit") | models.Q(due__isnull=False), name="action_edit_says_when"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.action_id}"


class Agreement(models.Model):
    """The question's owner agreed with an action, as it read at that moment."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="agreements")
    by = models.ForeignKey(Contact, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.by} ✓ {self.action_id}"
