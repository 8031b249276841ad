from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from plugdedag.days.models.day import Day
from plugdedag.people.models import Person


class Answer(models.TextChoices):
    GOING = "going"
    WAITING = "waiting"
    NOT = "not"


class Rsvp(models.Model):
    """Somebody's answer for a day.

    Going means holding a seat number that no other answer of the day holds, so the database itself cannot oversell;
    waiting means holding a ticket, and tickets only count up, so the list has one order.
    """

    day = models.ForeignKey(Day, models.CASCADE, related_name="rsvps")
    person = models.ForeignKey(Person, models.CASCADE, related_name="rsvps")
    answer = models.CharField(max_length=8, choices=Answer)
    seat = models.PositiveSmallIntegerField(null=True, blank=True)
    ticket = models.PositiveIntegerField(null=True, blank=True)
    arrives = models.TimeField(null=True, blank=True)
    leaves = models.TimeField(null=True, blank=True)
    at = models.DateTimeField(default=timezone.now)
    seated = models.DateTimeField(
        null=True, blank=True
    )  # since when there is a seat; a letter told so by then

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "person"], name="rsvp_once_a_day"),
            models.UniqueConstraint(fields=["day", "seat"], name="rsvp_one_a_seat"),
            models.UniqueConstraint(fields=["day", "ticket"], name="rsvp_one_a_ticket"),
            models.CheckConstraint(
                condition=Q(answer="going", seat__gte=1, ticket__isnull=True)
                | Q(answer="waiting", seat__isnull=True, ticket__gte=1)
                | Q(answer="not", seat__isnull=True, ticket__isnull=True),
                name="rsvp_answer_fits_seat_and_ticket",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.answer} {self.day}"


class Wish(models.Model):
    """What somebody asked for, once for each client-made key. Never changed: a replay finds it and changes nothing."""

    client_key = models.UUIDField(primary_key=True, default=uuid.uuid4)
    day = models.ForeignKey(Day, models.CASCADE, related_name="wishes")
    person = models.ForeignKey(Person, models.CASCADE, related_name="wishes")
    comes = models.BooleanField()
    arrives = models.TimeField(null=True, blank=True)
    leaves = models.TimeField(null=True, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "wishes"

    def __str__(self) -> str:
        return f"{self.person} {'comes' if self.comes else 'does not come'} {self.day}"
