from __future__ import annotations

import datetime as dt
import uuid

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from plugdedag.cities.models import City, CityScoped
from plugdedag.days.models.residency import Residency
from plugdedag.people.models import Person
from plugdedag.places.models import Place


class DayKind(models.TextChoices):
    LUNCH = "lunch", _("lunch")
    FREE = "free", _("free day")
    GATHERING = "gathering", _("gathering")


class Step(models.TextChoices):
    """What a lunch is for. Lunches 1–4 are behind, deepen, deepen, act."""

    BEHIND = "behind", _("the question behind the question")
    DEEPEN = "deepen", _("deepening")
    ACT = "act", _("to action")


STEPS = {1: Step.BEHIND, 2: Step.DEEPEN, 3: Step.DEEPEN, 4: Step.ACT}


ASKS_AGAIN = dt.timedelta(days=3)  # before the day, who said “perhaps later” is asked once more
LUNCH_LASTS = dt.timedelta(minutes=90)


class Days(CityScoped):
    def published(self) -> Days:
        """Days the world may know of: of a confirmed residency, or standing by themselves."""
        return self.filter(Q(residency__isnull=True) | Q(residency__confirmation__isnull=False))

    def standing(self) -> Days:
        return self.filter(cancellation__isnull=True)

    def whole(self) -> Days:
        """With what a page shows of a day, in the same query."""
        return self.select_related("city", "place__network", "residency__confirmation", "cancellation")

    def upcoming(self, today: dt.date) -> Days:
        """From today on, soonest first."""
        return self.filter(date__gte=today).order_by("date", "opens")

    def gone(self, today: dt.date) -> Days:
        """Before today, latest first."""
        return self.filter(date__lt=today).order_by("-date", "-opens")


class Day(models.Model):
    """A day together. It keeps its identity when it moves, and is never deleted once people signed up."""

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    city = models.ForeignKey(City, models.CASCADE, related_name="days")
    residency = models.ForeignKey(Residency, models.CASCADE, null=True, blank=True, related_name="days")
    place = models.ForeignKey(Place, models.PROTECT, related_name="days")
    kind = models.CharField(max_length=10, choices=DayKind, default=DayKind.LUNCH)
    number = models.PositiveSmallIntegerField(null=True, blank=True)  # lunch 1–4 of its residency
    date = models.DateField()
    opens = models.TimeField()
    lunch = models.TimeField()
    closes = models.TimeField()
    capacity = models.PositiveSmallIntegerField()  # limits new promises, not visits
    version = models.PositiveIntegerField(
        default=0
    )  # one up at every change: who edits says which one they saw
    changed = models.DateTimeField(default=timezone.now)

    objects = Days.as_manager()

    class Meta:
        ordering = ["date", "opens"]
        indexes = [models.Index(fields=["city", "date"], name="day_by_date")]
        constraints = [
            models.UniqueConstraint(fields=["residency", "number"], name="day_one_a_lunch"),
            models.CheckConstraint(
                condition=Q(kind="lunch", number__range=(1, 4)) | (~Q(kind="lunch") & Q(number__isnull=True)),
                name="day_lunch_has_its_number",
            ),
            models.CheckConstraint(
                condition=Q(opens__lt=F("lunch"), lunch__lt=F("closes")), name="day_lunch_within_hours"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.date:%Y-%m-%d} {self.place}"

    @property
    def step(self) -> Step | None:
        return STEPS[self.number] if self.number else None

    @property
    def starts(self) -> dt.datetime:
        return self.city.at(self.date, self.opens)

    @property
    def lunch_starts(self) -> dt.datetime:
        return self.city.at(self.date, self.lunch)

    @property
    def ends(self) -> dt.datetime:
        return self.city.at(self.date, self.closes)

    @property
    def lunch_ends(self) -> dt.time:
        """Who comes for the lunch alone leaves an hour and a half after it starts, or when the day closes."""
        start = dt.datetime.combine(self.date, self.lunch)
        return min((start + LUNCH_LASTS).time(), self.closes) if self.lunch.hour < 22 else self.closes

    @property
    def is_over(self) -> bool:
        return timezone.now() >= self.ends

    @property
    def asks_again(self) -> bool:
        """Whether there is a morning left, before the day itself, on which to ask who says “perhaps later”."""
        return self.date - self.city.today() >= dt.timedelta(days=2)

    @property
    def is_published(self) -> bool:
        return self.residency is None or hasattr(self.residency, "confirmation")

    @property
    def is_cancelled(self) -> bool:
        return hasattr(self, "cancellation")


class Move(models.Model):
    """A day went from one date to another; those concerned are told once for each move."""

    day = models.ForeignKey(Day, models.CASCADE, related_name="moves")
    was = models.DateField()
    to = models.DateField()
    why = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.was} → {self.to}"


class Cancellation(models.Model):
    day = models.OneToOneField(Day, models.CASCADE, related_name="cancellation")
    why = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.day} ✗"
