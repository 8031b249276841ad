from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from plugdedag.cities.models import City, CityScoped
from plugdedag.people.models import Person
from plugdedag.places.models import Contact, Place


class Residencies(CityScoped):
    def confirmed(self) -> Residencies:
        return self.filter(confirmation__isnull=False)


class Residency(models.Model):
    """One month at one place: its days, its terms and, a layer up, its question are one object."""

    city = models.ForeignKey(City, models.CASCADE, related_name="residencies")
    client_key = models.UUIDField(default=uuid.uuid4, unique=True)
    place = models.ForeignKey(Place, models.PROTECT, related_name="residencies")
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="residencies")
    month = models.DateField()  # the first day of the month
    version = models.PositiveIntegerField(default=0)
    created = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    objects = Residencies.as_manager()

    class Meta:
        verbose_name_plural = "residencies"

    def __str__(self) -> str:
        return f"{self.place} {self.month:%Y-%m}"


class Confirmation(models.Model):
    """From here on the residency and its days are public."""

    residency = models.OneToOneField(Residency, models.CASCADE, related_name="confirmation")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.residency} ✓"


class Side(models.TextChoices):
    PLACE = "place", _("the place gives")
    PLUG = "plug", _("PLUG gives")


class Term(models.Model):
    """A line of the two-sided agreement."""

    residency = models.ForeignKey(Residency, models.CASCADE, related_name="terms")
    side = models.CharField(max_length=8, choices=Side)
    what = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["side", "position", "pk"]

    def __str__(self) -> str:
        return self.what
