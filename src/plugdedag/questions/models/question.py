from __future__ import annotations

from django.db import models
from django.utils import timezone

from plugdedag.cities.models import City, CityScoped
from plugdedag.days.models import Residency
from plugdedag.people.models import Network, Person
from plugdedag.places.models import Contact


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

    objects = CityScoped.as_manager()

    def __str__(self) -> str:
        return self.title


class Choice(models.Model):
    """The owner chose the question behind the question, and may say why. The latest row counts."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="choices")
    contribution = models.ForeignKey("questions.Contribution", models.PROTECT, related_name="choices")
    by = models.ForeignKey(Contact, models.PROTECT, related_name="+")
    why = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.question}: {self.contribution_id}"


class Result(models.Model):
    """What the month came to, in a few sentences. The latest row counts; earlier ones are kept."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="results")
    text = models.TextField(max_length=4000)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.question}: result"


class Publication(models.Model):
    """The owner agreed that the result may be read by everybody, and can take that back."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="publications")
    by = models.ForeignKey(Contact, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    withdrawn = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["question"], condition=models.Q(withdrawn__isnull=True), name="publication_open_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.question}: public"


class Withdrawal(models.Model):
    """The owner stopped. What was said is kept for those who were there, and is public no more."""

    question = models.OneToOneField(Question, models.CASCADE, related_name="withdrawal")
    by = models.ForeignKey(Contact, models.PROTECT, related_name="+")
    why = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.question}: withdrawn"
