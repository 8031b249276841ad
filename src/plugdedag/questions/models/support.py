from __future__ import annotations

from django.db import models
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from plugdedag.days.models import Visit
from plugdedag.people.models import Person
from plugdedag.questions.models.contribution import Change, ChangeKind, Contribution
from plugdedag.questions.models.question import Question


class Supports(models.QuerySet["Support"]):
    def landing(self, question: Question) -> Supports:
        """A question's supports, each ``landed``."""
        return self.filter(contribution__question=question).landed()

    def landed(self) -> Supports:
        """Each with ``on``: the contribution it counts for, which is the one merged into."""
        fates = Change.objects.filter(contribution=OuterRef("contribution")).exclude(kind=ChangeKind.EDIT)
        into = Subquery(fates.order_by("-pk").values("into")[:1])
        return self.annotate(on=Coalesce(into, F("contribution"), output_field=models.UUIDField()))


class Support(models.Model):
    """A plugger, or a guest at that lunch, stands behind a contribution: once, and it can be taken back."""

    contribution = models.ForeignKey(Contribution, models.CASCADE, related_name="supports")
    person = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="supports")
    visit = models.ForeignKey(Visit, models.CASCADE, null=True, blank=True, related_name="supports")
    at = models.DateTimeField(default=timezone.now)

    objects = Supports.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contribution", "person"], name="support_once"),
            models.UniqueConstraint(fields=["contribution", "visit"], name="support_of_a_guest_once"),
            models.CheckConstraint(
                condition=models.Q(person__isnull=False) ^ models.Q(visit__isnull=False),
                name="support_of_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} + {self.contribution_id}"
