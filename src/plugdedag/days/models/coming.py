from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from plugdedag.days.models.day import Day
from plugdedag.days.models.rhythm import Rhythm
from plugdedag.people.models import Link, Person


class Answer(models.TextChoices):
    GOING = "going"
    WAITING = "waiting"
    NOT = "not"


class Rsvps(models.QuerySet["Rsvp"]):
    def told(self) -> Rsvps:
        """With how the last word was said, in the same query; and whether the person has a rhythm."""
        last = Wish.objects.filter(day=OuterRef("day"), person=OuterRef("person"), at=OuterRef("at"))
        return self.annotate(
            is_later=Exists(last.filter(later=True)),
            is_by_link=Exists(last.filter(by_link__isnull=False)),
            is_by_rhythm=Exists(last.filter(by_rhythm__isnull=False)),
            has_rhythm=Exists(
                Rhythm.objects.open().filter(city=OuterRef("day__city"), person=OuterRef("person"))
            ),
        )


class Rsvp(models.Model):
    """Somebody's answer for a day; or the seat of who they bring, which has no person and says by whom.

    Going means holding a seat number that no other answer of the day holds, so the database itself cannot oversell;
    waiting means holding a ticket, and tickets only count up, so the list has one order.
    """

    day = models.ForeignKey(Day, models.CASCADE, related_name="rsvps")
    person = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="rsvps")
    brought_by = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="plus_ones")
    guest_name = models.CharField(max_length=80, blank=True)
    answer = models.CharField(max_length=8, choices=Answer)
    seat = models.PositiveSmallIntegerField(null=True, blank=True)
    ticket = models.PositiveIntegerField(null=True, blank=True)
    arrives = models.TimeField(null=True, blank=True)
    leaves = models.TimeField(null=True, blank=True)
    at = models.DateTimeField(default=timezone.now)
    seated = models.DateTimeField(
        null=True, blank=True
    )  # since when there is a seat; a letter told so by then

    is_later = is_by_link = is_by_rhythm = has_rhythm = False  # known to who fetched it with ``told``

    objects = Rsvps.as_manager()

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
            models.CheckConstraint(
                condition=Q(person__isnull=False, brought_by__isnull=True, guest_name="")
                | (Q(person__isnull=True, brought_by__isnull=False) & ~Q(guest_name="")),
                name="rsvp_of_a_person_or_a_plus_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.who} {self.answer} {self.day}"

    @property
    def holder(self) -> Person:
        """Who answers for this seat: the person in it, or who brings the one in it."""
        found = self.person or self.brought_by
        assert found is not None  # the database holds to it
        return found

    @property
    def who(self) -> str:
        """The name, for a list of those who come."""
        if self.person is not None:
            return str(self.person)
        return _("%(guest)s, with %(name)s") % {"guest": self.guest_name, "name": self.holder}


class Wish(models.Model):
    """What somebody asked for, once for each client-made key. Never changed: a replay finds it and changes nothing.

    ``by_rhythm``: their rhythm said it for them; ``by_link``: it was said from a mail, without signing in. ``later``:
    not now, but ask me again.
    """

    client_key = models.UUIDField(primary_key=True, default=uuid.uuid4)
    day = models.ForeignKey(Day, models.CASCADE, related_name="wishes")
    person = models.ForeignKey(Person, models.CASCADE, related_name="wishes")
    comes = models.BooleanField()
    later = models.BooleanField(default=False)
    by_rhythm = models.ForeignKey(Rhythm, models.SET_NULL, null=True, blank=True, related_name="wishes")
    by_link = models.ForeignKey(Link, models.SET_NULL, null=True, blank=True, related_name="+")
    arrives = models.TimeField(null=True, blank=True)
    leaves = models.TimeField(null=True, blank=True)
    with_whom = models.CharField(max_length=64, blank=True)  # a keyed hash of the names; empty when not asked
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "wishes"
        constraints = [
            models.CheckConstraint(condition=Q(later=False) | Q(comes=False), name="wish_later_is_not_now")
        ]

    def __str__(self) -> str:
        return f"{self.person} {'comes' if self.comes else 'does not come'} {self.day}"


class Invited(models.Model):
    """Somebody is on the guest list of a gathering: asked by whom, and when."""

    day = models.ForeignKey(Day, models.CASCADE, related_name="invited")
    person = models.ForeignKey(Person, models.CASCADE, related_name="invited")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "invited"
        constraints = [models.UniqueConstraint(fields=["day", "person"], name="invited_once_a_day")]

    def __str__(self) -> str:
        return f"{self.person} → {self.day}"
