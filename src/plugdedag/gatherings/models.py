"""A gathering beside the rhythm: what it is about, whom its guest list asks, and what people do not eat."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from plugdedag.days.models import Day, Rsvp
from plugdedag.people.models import Person

LONGEST_ABOUT, LONGEST_WISH = 600, 200


class Gathering(models.Model):
    """What a day of this kind has beside its date and its seats."""

    day = models.OneToOneField(Day, models.CASCADE, related_name="gathering")
    client_key = models.UUIDField(default=uuid.uuid4, unique=True)
    about = models.TextField(max_length=LONGEST_ABOUT, blank=True)
    asks_diets = models.BooleanField(default=False)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.day.name


class RuleKind(models.TextChoices):
    CAME = "came", _("who came often")
    EMPLOYERS = "employers", _("who comes from an employer with several pluggers")
    TURNS = "turns", _("who carried a turn")


class Rule(models.Model):
    """Whom the guest list asks, told in words; ``number`` and ``since`` mean what the kind says."""

    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="rules")
    kind = models.CharField(max_length=12, choices=RuleKind)
    number = models.PositiveSmallIntegerField(default=1)
    since = models.DateField()
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    ended = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(number__gte=1), name="rule_number_counts"),
            models.UniqueConstraint(
                fields=["gathering", "kind", "number", "since"],
                condition=Q(ended__isnull=True),
                name="rule_open_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number} {self.since}"


class Pick(models.Model):
    """Somebody put on the guest list by hand, or left off it though a rule says otherwise."""

    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="picks")
    person = models.ForeignKey(Person, models.CASCADE, related_name="picked")
    wanted = models.BooleanField()
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gathering", "person"], name="pick_once_a_gathering")]

    def __str__(self) -> str:
        return f"{self.person} {'✓' if self.wanted else '✗'} {self.gathering}"


class Need(models.TextChoices):
    VEGETARIAN = "vegetarian", _("vegetarian")
    VEGAN = "vegan", _("vegan")
    NO_PORK = "no-pork", _("no pork")
    NO_ALCOHOL = "no-alcohol", _("no alcohol")
    GLUTEN = "gluten", _("gluten-free")
    LACTOSE = "lactose", _("lactose-free")
    NUTS = "nuts", _("nut allergy")


class Diet(models.Model):
    """What somebody at the table does not eat, told by themselves or by who brings them. Erased soon after the day."""

    rsvp = models.OneToOneField(Rsvp, models.CASCADE, related_name="diet")
    person = models.ForeignKey(Person, models.CASCADE, related_name="diets")  # who told it
    needs = models.JSONField(default=list)  # of ``Need``
    words = models.CharField(max_length=LONGEST_WISH, blank=True)
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.rsvp_id}"  # what is in it is for the cook alone
