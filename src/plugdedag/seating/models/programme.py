"""Rounds that are planned before anybody is there, so that everybody can carry a printed card.

The schedule is kept as it was made: what was printed must stay true when the engine gets better.
"""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from plugdedag.days.models import Day, Rsvp, Visit
from plugdedag.people.models import Person
from plugdedag.seating.models.seats import Seating


class Programmes(models.QuerySet["Programme"]):
    def standing(self) -> Programmes:
        """Of each day the one that holds: the last that nobody took back."""
        later = Programme.objects.filter(day=models.OuterRef("day"), pk__gt=models.OuterRef("pk"))
        return self.filter(undo__isnull=True).exclude(models.Exists(later.filter(undo__isnull=True)))


class Programme(models.Model):
    """Some rounds with one group: at which table each numbered card sits, in each round."""

    client_key = models.UUIDField(default=uuid.uuid4, unique=True)
    day = models.ForeignKey(Day, models.CASCADE, related_name="programmes")
    cards = models.PositiveSmallIntegerField()  # numbered from 1, so many are printed
    size = models.PositiveSmallIntegerField()  # how many at a table, at most
    schedule = models.JSONField()  # for each round its tables, each the numbers of the cards that sit there
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = Programmes.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(cards__gte=1, size__gte=2), name="programme_has_cards_and_seats"
            )
        ]

    def __str__(self) -> str:
        return f"{self.day} · {self.rounds} × {self.cards}"

    @property
    def rounds(self) -> int:
        return len(self.schedule)

    @property
    def tables(self) -> int:
        return len(self.schedule[0])

    def path(self, number: int) -> list[int]:
        """The table (0 is the first) at which a card sits in each round."""
        return [
            next(place for place, table in enumerate(tables) if number in table) for tables in self.schedule
        ]


class ProgrammeUndo(models.Model):
    """A programme was taken back: the one before it holds again, or none."""

    programme = models.OneToOneField(Programme, models.CASCADE, related_name="undo")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.programme} ✗"


class Card(models.Model):
    """Whose card it is: printed for who said to come (``rsvp``), or given at the door to who is there (``visit``).

    A number can have one of each: somebody did not come, and who walked in holds their card now.
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="held")
    number = models.PositiveSmallIntegerField()
    rsvp = models.ForeignKey(Rsvp, models.CASCADE, null=True, blank=True, related_name="cards")
    visit = models.ForeignKey(Visit, models.CASCADE, null=True, blank=True, related_name="cards")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["number", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(rsvp__isnull=False, visit__isnull=True)
                | Q(rsvp__isnull=True, visit__isnull=False),
                name="card_printed_or_given",
            ),
            models.UniqueConstraint(fields=["programme", "rsvp"], name="card_printed_once"),
            models.UniqueConstraint(fields=["programme", "visit"], name="card_given_once"),
            models.UniqueConstraint(
                fields=["programme", "number"], condition=Q(rsvp__isnull=False), name="card_printed_for_one"
            ),
            models.UniqueConstraint(
                fields=["programme", "number"], condition=Q(visit__isnull=False), name="card_given_to_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme_id} · {self.number}"


class Begun(models.Model):
    """A round of a programme was begun: the seating of who was really there."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="begun")
    number = models.PositiveSmallIntegerField()  # 1 is the first
    seating = models.OneToOneField(Seating, models.CASCADE, related_name="begun")

    class Meta:
        verbose_name_plural = "begun"
        ordering = ["number", "pk"]

    def __str__(self) -> str:
        return f"{self.programme_id} · {self.number}"
