"""Who sat at which table, in which round of a day; and with whom somebody would rather sit, or not.

Who met whom is derived from the seats of people who really were there, and stored nowhere.
"""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from plugdedag.cities.models import City, CityScoped
from plugdedag.days.models import Day, Visit
from plugdedag.people.models import Person

USUAL = 5  # at a table, unless somebody chooses otherwise


class How(models.TextChoices):
    MADE = "made", _("tables made")
    LATE = "late", _("late arrivals seated")
    LEFT = "left", _("somebody left")
    MOVED = "moved", _("somebody moved")


class Seatings(models.QuerySet["Seating"]):
    def standing(self) -> Seatings:
        """Of each round of a day the one that holds: the last that nobody took back."""
        later = Seating.objects.filter(
            day=models.OuterRef("day"), round=models.OuterRef("round"), pk__gt=models.OuterRef("pk")
        )
        kept = later.filter(undo__isnull=True)
        return self.filter(undo__isnull=True).exclude(models.Exists(kept))


class Seating(models.Model):
    """Everybody's table in a round of a day, as somebody made or changed it. A change is a row of its own, whole."""

    client_key = models.UUIDField(default=uuid.uuid4, unique=True)
    day = models.ForeignKey(Day, models.CASCADE, related_name="seatings")
    round = models.PositiveSmallIntegerField(default=1)
    size = models.PositiveSmallIntegerField(default=USUAL)  # how many at a table, as near as can be
    how = models.CharField(max_length=8, choices=How)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = Seatings.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=Q(round__gte=1), name="seating_round_counts")]

    def __str__(self) -> str:
        return f"{self.day} · {self.round}"


class Seats(models.QuerySet["Seat"]):
    def taken(self) -> Seats:
        """Where somebody sits now."""
        return self.filter(left__isnull=True)

    def sat(self) -> Seats:
        """Where somebody sits, or sat until they left: they met who was there."""
        return self.filter(table__isnull=False)


class Seat(models.Model):
    """Somebody who was there, at a table. A visit that is taken back takes its seats with it.

    Who left keeps the table they sat at; who had left before anybody was seated has none.
    """

    seating = models.ForeignKey(Seating, models.CASCADE, related_name="seats")
    table = models.PositiveSmallIntegerField(null=True)  # 0 is the first
    visit = models.ForeignKey(Visit, models.CASCADE, related_name="seats")
    left = models.DateTimeField(null=True)

    objects = Seats.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["seating", "visit"], name="seat_once_a_round"),
            models.CheckConstraint(
                condition=Q(table__isnull=False) | Q(left__isnull=False),
                name="seat_of_who_stays_is_at_a_table",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seating} · {self.table}"


class SeatingUndo(models.Model):
    """A seating was taken back: the one before it holds again, or none."""

    seating = models.OneToOneField(Seating, models.CASCADE, related_name="undo")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.seating} ✗"


class PreferenceKind(models.TextChoices):
    APART = "apart", _("rather not at one table")
    TOGETHER = "together", _("gladly at one table")


class Preference(models.Model):
    """With whom somebody would rather sit, or not. Nobody but they see it; taking it back leaves nothing."""

    city = models.ForeignKey(City, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="preferences")
    other = models.ForeignKey(Person, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=PreferenceKind)
    at = models.DateTimeField(default=timezone.now)

    objects = CityScoped.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "person", "other"], name="preference_once"),
            models.CheckConstraint(condition=~Q(person=models.F("other")), name="preference_of_another"),
        ]

    def __str__(self) -> str:
        return f"preference {self.pk}"
