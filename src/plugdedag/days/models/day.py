from __future__ import annotations

import datetime as dt
import uuid

from django.contrib.auth.models import AnonymousUser
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
MOST_PLUS_ONES = 3


class Days(CityScoped):
    def settled(self) -> Days:
        """Days that are certain: of a confirmed residency, or standing by themselves. Not all are everybody's."""
        return self.filter(Q(residency__isnull=True) | Q(residency__confirmation__isnull=False))

    def published(self) -> Days:
        """Days the world may know of."""
        return self.settled().filter(by_invitation=False)

    def seen_by(self, person: Person | AnonymousUser | None) -> Days:
        """Days this reader may know of: the public ones, and those they were asked for, carry a turn on, or were at."""
        if person is None or isinstance(person, AnonymousUser):
            return self.published()
        duty = Q(turns__person=person, turns__ended__isnull=True)
        mine = Day.objects.filter(Q(invited__person=person) | Q(visits__person=person) | duty).values("pk")
        return self.settled().filter(Q(by_invitation=False) | Q(pk__in=mine))

    def regular(self) -> Days:
        """The days of the rhythm, without the gatherings beside it."""
        return self.exclude(kind=DayKind.GATHERING)

    def gatherings(self) -> Days:
        return self.filter(kind=DayKind.GATHERING)

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
    name = models.CharField(
        max_length=80, blank=True
    )  # of a gathering; other days are called after their place
    by_invitation = models.BooleanField(
        default=False
    )  # only who is on its guest list knows of it, and can come
    plus_ones = models.PositiveSmallIntegerField(default=0)  # how many somebody may bring
    capacity = models.PositiveSmallIntegerField()  # limits new promises, not visits
    version = models.PositiveIntegerField(default=0)  # one up at every change: who edits says which they saw
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
            models.CheckConstraint(
                condition=Q(kind="gathering") | Q(name="", by_invitation=False, plus_ones=0),
                name="day_of_guests_is_a_gathering",
            ),
            models.CheckConstraint(condition=Q(plus_ones__lte=MOST_PLUS_ONES), name="day_plus_ones_at_most"),
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
    def is_gathering(self) -> bool:
        return self.kind == DayKind.GATHERING

    @property
    def title(self) -> str:
        """What one calls it: a gathering by its name, another day by its place."""
        return self.name or self.place.name

    @property
    def asks_again(self) -> bool:
        """Whether there is a morning left, before the day itself, on which to ask who says “perhaps later”."""
        return self.date - self.city.today() >= dt.timedelta(days=2)

    @property
    def is_published(self) -> bool:
        """Whether it is certain, so that who may see it can answer."""
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
