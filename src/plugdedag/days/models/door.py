from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from plugdedag.cities.models import City, CityScoped
from plugdedag.days.models.coming import Rsvp
from plugdedag.days.models.day import Day
from plugdedag.days.models.residency import Residency
from plugdedag.people.models import Person


class Visit(models.Model):
    """Somebody was there. A walk-in is a visit without an answer; signed up and present are two facts."""

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4)  # made by the phone that was tapped on
    day = models.ForeignKey(Day, models.CASCADE, related_name="visits")
    person = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="visits")
    guest_name = models.CharField(max_length=80, blank=True)
    plus_one = models.OneToOneField(Rsvp, models.SET_NULL, null=True, blank=True, related_name="visit")
    of_host = models.BooleanField(default=False)  # a guest of the host's own, rather than one who walked in
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")  # nobody: scanned by a guest
    at = models.DateTimeField(default=timezone.now)  # of the tap, which may have come later

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["day", "person"], condition=Q(person__isnull=False), name="visit_once_a_day"
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False, guest_name="")
                | (Q(person__isnull=True) & ~Q(guest_name="")),
                name="visit_of_a_person_or_a_guest",
            ),
            models.CheckConstraint(
                condition=Q(of_host=False) | Q(person__isnull=True), name="visit_of_host_is_a_guest"
            ),
            models.CheckConstraint(
                condition=Q(plus_one__isnull=True) | Q(person__isnull=True),
                name="visit_of_a_plus_one_is_a_guest",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person or self.guest_name} @ {self.day}"

    @property
    def is_own(self) -> bool:
        """Whether they checked themselves in, by the poster: nobody at the door saw them yet."""
        return self.by_id == self.person_id


class TakenBack(models.Model):
    """A tap that was taken back. Its key makes no visit again, however late the tap itself still arrives."""

    key = models.UUIDField(primary_key=True)
    day = models.ForeignKey(Day, models.CASCADE, related_name="taken_back")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "taken back"

    def __str__(self) -> str:
        return f"{self.key} ✗"


class Poster(models.Model):
    """The address on the wall: one for all days of a residency, or for a day that stands by itself."""

    city = models.ForeignKey(City, models.CASCADE, related_name="posters")
    code = models.CharField(max_length=12, unique=True)  # short enough to type, too long to guess
    residency = models.OneToOneField(Residency, models.CASCADE, null=True, blank=True, related_name="poster")
    day = models.OneToOneField(Day, models.CASCADE, null=True, blank=True, related_name="poster")
    at = models.DateTimeField(default=timezone.now)

    objects = CityScoped.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(residency__isnull=False, day__isnull=True)
                | Q(residency__isnull=True, day__isnull=False),
                name="poster_of_a_residency_or_a_day",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.residency or self.day}"
