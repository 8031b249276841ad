from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from plugdedag.cities.models import City, CityScoped
from plugdedag.people.models.persons import Person


class Block(models.Model):
    """Somebody does not want to be seen by somebody, nor to see them. It hides both ways."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="blocks")
    other = models.ForeignKey(Person, models.CASCADE, related_name="blocked_by")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "other"], name="block_once"),
            models.CheckConstraint(condition=~Q(person=models.F("other")), name="block_of_another"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} ✗ {self.other_id}"


class Reports(CityScoped):
    def waiting(self) -> Reports:
        """Reports nobody has answered yet, the oldest first."""
        return self.filter(answer__isnull=True).order_by("at", "pk")


class Report(models.Model):
    """Somebody says that something is not right: about a person, or about words (``page`` says where they stand)."""

    client_key = models.UUIDField(primary_key=True, default=uuid.uuid4)
    city = models.ForeignKey(City, models.CASCADE, related_name="reports")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="reports_made")
    about = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="reports_about")
    page = models.CharField(max_length=200, blank=True)
    words = models.TextField(max_length=1000)
    at = models.DateTimeField(default=timezone.now)

    objects = Reports.as_manager()

    def __str__(self) -> str:
        return f"report {self.pk}"


class ReportAnswer(models.Model):
    """What an organiser did about it, and when."""

    report = models.OneToOneField(Report, models.CASCADE, related_name="answer")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    done = models.TextField(max_length=1000)
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.report_id} ✓"
