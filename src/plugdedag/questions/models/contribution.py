from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from plugdedag.days.models import Day, Visit
from plugdedag.people.models import Person
from plugdedag.places.models import Contact
from plugdedag.questions.models.question import Question


class Kind(models.TextChoices):
    CLARIFYING = "clarifying", _("clarifying question")
    REFRAMING = "reframing", _("reframing")
    VIEWPOINT = "viewpoint", _("viewpoint")
    FINDING = "finding", _("finding")
    IDEA = "idea", _("idea")
    OBJECTION = "objection", _("objection")
    TIP = "tip", _("tip")
    ACTION = "action", _("action")


class Contributions(models.QuerySet["Contribution"]):
    def told(self) -> Contributions:
        """Each with ``words`` (its text as it reads now) and ``fate`` (the latest of hide, show, merge; or empty)."""
        changes = Change.objects.filter(contribution=OuterRef("pk")).order_by("-pk")
        fates = changes.exclude(kind=ChangeKind.EDIT)
        return self.annotate(
            words=Coalesce(Subquery(changes.filter(kind=ChangeKind.EDIT).values("text")[:1]), F("text")),
            fate=Coalesce(Subquery(fates.values("kind")[:1]), models.Value("")),
        )

    def standing(self) -> Contributions:
        """What can be read: not hidden, and not merged into another. Each is ``told``."""
        return self.told().exclude(fate__in=[ChangeKind.HIDE, ChangeKind.MERGE])  # type: ignore[misc]


class Contribution(models.Model):
    """What somebody brought. Insert-only, under a key made by the phone that wrote it, so a replay never doubles.

    It was brought by a plugger (``author``), by a guest with a name, who may have typed it on a phone of their own
    (``visit``), or by the question's owner (``contact``).
    """

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4)
    question = models.ForeignKey(Question, models.CASCADE, related_name="contributions")
    day = models.ForeignKey(Day, models.PROTECT, null=True, blank=True, related_name="contributions")
    kind = models.CharField(max_length=12, choices=Kind)
    text = models.TextField(max_length=2000)
    language = models.CharField(max_length=8, default="nl")
    author = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="contributions")
    guest = models.CharField(max_length=80, blank=True)
    visit = models.ForeignKey(Visit, models.SET_NULL, null=True, blank=True, related_name="contributions")
    contact = models.ForeignKey(Contact, models.SET_NULL, null=True, blank=True, related_name="contributions")
    table = models.PositiveSmallIntegerField(null=True, blank=True)  # where it was written; 0 is the first
    written = models.DateTimeField(default=timezone.now)  # on the phone
    at = models.DateTimeField(default=timezone.now)  # on the server

    words: str  # of those that are told: the text as it reads now
    fate: str  # of those that are told: the latest of hide, show and merge

    objects = Contributions.as_manager()

    class Meta:
        ordering = ["at", "uuid"]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def brought_by(self) -> str:
        """The first name of who brought it, for those who were there."""
        if self.author is not None:
            return self.author.first_name
        return self.guest or (str(self.contact) if self.contact else "")


class ChangeKind(models.TextChoices):
    EDIT = "edit", _("edited")
    HIDE = "hide", _("hidden")
    SHOW = "show", _("shown again")
    MERGE = "merge", _("merged")


class Change(models.Model):
    """What happened to a contribution afterwards, by whom and why. The contribution itself never changes."""

    client_key = models.UUIDField(default=uuid.uuid4, unique=True)
    contribution = models.ForeignKey(Contribution, models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=8, choices=ChangeKind)
    text = models.TextField(max_length=2000, blank=True)
    into = models.ForeignKey(Contribution, models.PROTECT, null=True, blank=True, related_name="merged")
    why = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    contact = models.ForeignKey(Contact, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(kind="merge") & Q(into__isnull=False))
                | (~Q(kind="merge") & Q(into__isnull=True)),
                name="change_merges_into_something",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.contribution_id}"


class GrewFrom(models.Model):
    """The cable: a contribution grew from another."""

    child = models.ForeignKey(Contribution, models.CASCADE, related_name="roots")
    parent = models.ForeignKey(Contribution, models.CASCADE, related_name="shoots")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["child", "parent"], name="grew_once"),
            models.CheckConstraint(condition=~Q(child=F("parent")), name="grew_from_another"),
        ]

    def __str__(self) -> str:
        return f"{self.child_id} ← {self.parent_id}"
