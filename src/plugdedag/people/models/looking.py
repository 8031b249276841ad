from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from plugdedag.cities.models import City, CityScoped
from plugdedag.people.models.persons import Person


class Occasion(models.TextChoices):
    """Where somebody with a duty read a name."""

    DOOR = "door", _("at the door")
    DAY = "day", _("among those who come on a day")
    TABLES = "tables", _("at the tables of a day")
    DESK = "desk", _("at the organisers’ desk")
    CHOICE = "choice", _("in the list to choose somebody from, at the desk")
    EXPORT = "export", _("in a file with everything of the city")


class Lookup(models.Model):
    """Somebody with a duty read somebody's name: at most one row a reader, an occasion and a day."""

    city = models.ForeignKey(City, models.CASCADE, related_name="lookups")
    seen = models.ForeignKey(Person, models.CASCADE, related_name="looked_up")
    by = models.ForeignKey(Person, models.CASCADE, related_name="lookups")
    occasion = models.CharField(max_length=8, choices=Occasion)
    date = models.DateField()
    at = models.DateTimeField(default=timezone.now)

    objects = CityScoped.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["seen", "by", "occasion", "date", "city"], name="lookup_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.by_id} saw {self.seen_id} {self.occasion} {self.date:%Y-%m-%d}"
