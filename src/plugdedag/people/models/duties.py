from __future__ import annotations

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

from plugdedag.cities.models import City, CityScoped
from plugdedag.people.models.persons import Person


class StandingDuty(models.TextChoices):
    ORGANISER = "organiser", _("organiser")
    SCOUT = "scout", _("scout")
    TREASURER = "treasurer", _("treasurer")


class Duties(CityScoped):
    def on(self, date: dt.date) -> Duties:
        """Duties carried on that date; ``until`` is the first day without."""
        return self.filter(since__lte=date).filter(models.Q(until__isnull=True) | models.Q(until__gt=date))


class Duty(models.Model):
    """A standing duty: rights follow from it while it lasts, and it is always given by somebody."""

    city = models.ForeignKey(City, models.CASCADE, related_name="duties")
    person = models.ForeignKey(Person, models.CASCADE, related_name="duties")
    kind = models.CharField(max_length=12, choices=StandingDuty)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    given_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="duties_given")

    objects = Duties.as_manager()

    class Meta:
        verbose_name_plural = "duties"
        constraints = [
            models.UniqueConstraint(
                fields=["city", "person", "kind"],
                condition=models.Q(until__isnull=True),
                name="duty_open_once",
            ),
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("since")),
                name="duty_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_kind_display()}"
