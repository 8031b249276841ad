"""What becomes of an action: who carries it, what they told about it, and who was asked when."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from plugdedag.cities.models import City, CityScoped
from plugdedag.people.blocking import between
from plugdedag.people.models import Consent, Person, Purpose
from plugdedag.places.models import Contact
from plugdedag.questions.models.action import Action
from plugdedag.questions.models.question import Question

ONE_READER = Q(person__isnull=False, contact__isnull=True) | Q(person__isnull=True, contact__isnull=False)


class HandKind(models.TextChoices):
    DOES = "does", _("does it")
    HELPS = "helps", _("helps")
    ADOPTS = "adopts", _("adopted it")


class Hands(models.QuerySet["Hand"]):
    def open(self) -> Hands:
        """Of who is still in it, and still here."""
        return self.filter(ended__isnull=True, person__is_active=True)

    def named(self, reader: Person | None) -> Hands:
        """Each with ``shown``: whether this reader reads the name. Without an account, only if a host may write."""
        agreed = Consent.objects.filter(
            person=OuterRef("person"), purpose=Purpose.HOST_WRITES, withdrawn__isnull=True
        )
        shown = Exists(agreed) if reader is None else ~between(reader, "person")
        return self.annotate(shown=shown).select_related("person")


class Hand(models.Model):
    """A plugger who does an action, helps, or adopted it later. Taking it back ends the row."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="hands")
    person = models.ForeignKey(Person, models.CASCADE, related_name="hands")
    kind = models.CharField(max_length=8, choices=HandKind)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    ended = models.DateTimeField(null=True, blank=True)

    shown: bool  # of those that are named: whether the reader reads whose it is

    objects = Hands.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["action", "person"], condition=Q(ended__isnull=True), name="hand_open_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.action_id}"


class ActionState(models.TextChoices):
    DONE = "done", _("done")
    UNDER_WAY = "under-way", _("on its way")
    LET_GO = "let-go", _("let go")


class ActionReport(models.Model):
    """What somebody told about an action, and why. The latest row counts; the earlier ones are kept."""

    client_key = models.UUIDField(default=uuid.uuid4, unique=True)
    action = models.ForeignKey(Action, models.CASCADE, related_name="reports")
    state = models.CharField(max_length=12, choices=ActionState)
    why = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    contact = models.ForeignKey(Contact, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.state} {self.action_id}"


class Wave(models.TextChoices):
    WEEK = "week", _("after a week")
    MONTH = "month", _("after a month")
    HALF_YEAR = "half-year", _("after half a year")
    YEAR = "year", _("after a year")


class FollowUp(models.Model):
    """Somebody was asked about a question in one of its waves. Each wave asks each reader once."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="follow_ups")
    wave = models.CharField(max_length=12, choices=Wave)
    person = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="+")
    contact = models.ForeignKey(Contact, models.CASCADE, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=ONE_READER, name="follow_up_of_one_reader"),
            models.UniqueConstraint(
                fields=["question", "wave", "person"], condition=Q(person__isnull=False),
                name="follow_up_person_once",
            ),
            models.UniqueConstraint(
                fields=["question", "wave", "contact"], condition=Q(contact__isnull=False),
                name="follow_up_contact_once",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.question_id} {self.wave}"


class Unasked(models.Model):
    """Somebody does not want to be asked what became of it, until they take that back."""

    city = models.ForeignKey(City, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="+")
    contact = models.ForeignKey(Contact, models.CASCADE, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    taken_back = models.DateTimeField(null=True, blank=True)

    objects = CityScoped.as_manager()

    class Meta:
        verbose_name_plural = "unasked"
        constraints = [
            models.CheckConstraint(condition=ONE_READER, name="unasked_is_one_reader"),
            models.UniqueConstraint(
                fields=["city", "person"], condition=Q(person__isnull=False, taken_back__isnull=True),
                name="unasked_person_once",
            ),
            models.UniqueConstraint(
                fields=["city", "contact"], condition=Q(contact__isnull=False, taken_back__isnull=True),
                name="unasked_contact_once",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.pk}: unasked"
