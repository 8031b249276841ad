from __future__ import annotations

from django.db import models
from django.utils import timezone

from plugdedag.people.models import Person
from plugdedag.places.models import Contact
from plugdedag.questions.models.question import Question


class Result(models.Model):
    """What the month came to, in a few sentences. The latest row counts; earlier ones are kept."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="results")
    text = models.TextField(max_length=4000)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.question}: result"


class Afterword(models.Model):
    """The owner's own words at the end. The latest row counts; an empty one takes the words back."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="afterwords")
    text = models.TextField(max_length=2000, blank=True)
    by = models.ForeignKey(Contact, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.question}: {self.text[:40]}"


class Publication(models.Model):
    """The owner agreed that the result, as it was then, may be read by everybody; and can take that back."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="publications")
    result = models.ForeignKey(Result, models.CASCADE, null=True, blank=True, related_name="publications")
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
