from __future__ import annotations

from django.db import models
from django.utils import timezone

from plugdedag.cities.models import City, CityScoped
from plugdedag.days.models import Residency
from plugdedag.people.models import Network
from plugdedag.places.models import Contact


class Questions(CityScoped):
    def public(self) -> Questions:
        """Questions the world may know of: of a confirmed residency, and not held back."""
        return self.filter(residency__confirmation__isnull=False).shareable()

    def shareable(self) -> Questions:
        """Not withdrawn by their owner; and where a month was written down afterwards, once the owner agreed."""
        told = models.Q(publications__isnull=False, publications__withdrawn__isnull=True)
        agreed = Question.objects.filter(told).values("pk")
        held_back = models.Q(residency__recorded__isnull=False) & ~models.Q(pk__in=agreed)
        return self.exclude(held_back).filter(withdrawal__isnull=True)

    def archived(self) -> Questions:
        """What organisers find in the archive: the public ones, and those that wait for their owner."""
        return self.filter(residency__confirmation__isnull=False, withdrawal__isnull=True)

    def whole(self) -> Questions:
        """With what a page shows beside a question, in one query."""
        return self.select_related(
            "city",
            "network",
            "owner",
            "withdrawal",
            "residency__city",
            "residency__place",
            "residency__confirmation",
            "residency__recorded",
        )


class Question(models.Model):
    """A host's question in its own words. Every later wording is a contribution of its own."""

    city = models.ForeignKey(City, models.CASCADE, related_name="questions")
    network = models.ForeignKey(Network, models.PROTECT, related_name="questions")
    residency = models.OneToOneField(
        Residency, models.CASCADE, null=True, blank=True, related_name="question"
    )
    owner = models.ForeignKey(Contact, models.PROTECT, related_name="questions")
    as_asked = models.TextField(max_length=2000)
    title = models.CharField(max_length=120)
    asked = models.DateTimeField(default=timezone.now)

    objects = Questions.as_manager()

    def __str__(self) -> str:
        return self.title

    @property
    def is_withdrawn(self) -> bool:
        return hasattr(self, "withdrawal")

    @property
    def is_public(self) -> bool:
        """Whether the world may know of it at all; what of it is public is decided in ``questions/cable.py``."""
        confirmed = self.residency is not None and hasattr(self.residency, "confirmation")
        return confirmed and not self.is_withdrawn and not self.is_held_back

    @property
    def is_held_back(self) -> bool:
        """Whether it was written down afterwards, and its owner has not agreed that the world may read it."""
        if self.residency is None or not hasattr(self.residency, "recorded"):
            return False
        return not self.publications.filter(withdrawn__isnull=True).exists()


class Handover(models.Model):
    """The question went from one contact to another, who then speaks for it."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="handovers")
    was = models.ForeignKey(Contact, models.PROTECT, related_name="+")
    to = models.ForeignKey(Contact, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.was} → {self.to}"


class Withdrawal(models.Model):
    """The owner stopped. What was said is kept for those who were there, and is public no more."""

    question = models.OneToOneField(Question, models.CASCADE, related_name="withdrawal")
    by = models.ForeignKey(Contact, models.PROTECT, related_name="+")
    why = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.question}: withdrawn"
