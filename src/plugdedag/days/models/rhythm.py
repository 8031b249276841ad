"""When somebody always comes: their rhythm, the weeks they are away, and the question whether it still is so."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from plugdedag.cities.models import City, CityScoped
from plugdedag.days.models.day import Day, DayKind
from plugdedag.people.models import Person


class Rule(models.TextChoices):
    EVERY = "every"
    SECOND = "second"  # every second week, counted from the week of the anchor
    FIRST = "first"  # the first lunch of each month


class End(models.TextChoices):
    STOPPED = "stopped"
    REPLACED = "replaced"  # by another rhythm
    QUIET = "quiet"  # nobody said that it still is so


class Rhythms(CityScoped):
    def open(self) -> Rhythms:
        return self.filter(ended__isnull=True)

    def in_order(self) -> Rhythms:
        """Who has it longest stands first, as in any line."""
        return self.order_by("since", "pk")


class Rhythm(models.Model):
    """A rule by which somebody comes. Never changed: another choice ends this row and begins one of its own."""

    client_key = models.UUIDField(primary_key=True, default=uuid.uuid4)
    city = models.ForeignKey(City, models.CASCADE, related_name="rhythms")
    person = models.ForeignKey(Person, models.CASCADE, related_name="rhythms")
    rule = models.CharField(max_length=8, choices=Rule)
    anchor = models.DateField(null=True, blank=True)
    districts = models.JSONField(default=list, blank=True)  # only there; everywhere when empty
    since = models.DateTimeField(default=timezone.now)
    ended = models.DateTimeField(null=True, blank=True)
    end = models.CharField(max_length=8, choices=End, blank=True)

    objects = Rhythms.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "person"], condition=Q(ended__isnull=True), name="rhythm_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(rule="second", anchor__isnull=False)
                | (~Q(rule="second") & Q(anchor__isnull=True)),
                name="rhythm_second_has_its_anchor",
            ),
            models.CheckConstraint(
                condition=Q(ended__isnull=True, end="") | (Q(ended__isnull=False) & ~Q(end="")),
                name="rhythm_ended_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.words}"

    def fits(self, day: Day) -> bool:
        """Whether the day is one of those it means. A gathering never is: one is invited to those."""
        if day.kind == DayKind.GATHERING or (self.districts and day.place.district not in self.districts):
            return False
        if self.rule == Rule.FIRST:
            return day.number == 1
        return day.date.weekday() == self.city.weekday and self.is_week_of(day.date)

    def is_week_of(self, date: dt.date) -> bool:
        return self.anchor is None or (monday(date) - monday(self.anchor)).days % 14 == 0

    @property
    def words(self) -> str:
        """“Every second Wednesday, only in Noord”, in the reader's language."""
        where = ""
        if self.districts:
            where = _(", only in %(districts)s") % {"districts": listed(self.districts)}
        return rule_words(Rule(self.rule), self.city) + where


def rule_words(rule: Rule, city: City) -> str:
    weekday = {"weekday": city.get_weekday_display()}
    return {
        Rule.EVERY: _("Every %(weekday)s") % weekday,
        Rule.SECOND: _("Every second %(weekday)s") % weekday,
        Rule.FIRST: _("The first lunch of each month"),
    }[rule]


def listed(names: list[str]) -> str:
    """“Noord, West and Oost”."""
    *first, last = names
    return f"{', '.join(first)} {_('and')} {last}" if first else last


def monday(date: dt.date) -> dt.date:
    return date - dt.timedelta(days=date.weekday())


class Renewal(models.Model):
    """Once a quarter somebody is asked whether it still is their rhythm. ``said``: when they said yes."""

    rhythm = models.ForeignKey(Rhythm, models.CASCADE, related_name="renewals")
    asked = models.DateTimeField(default=timezone.now)
    said = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["rhythm"], condition=Q(said__isnull=True), name="renewal_asked_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.rhythm_id}: {self.asked:%Y-%m-%d}"


class Aways(CityScoped):
    def standing(self) -> Aways:
        return self.filter(withdrawn__isnull=True)

    def on(self, date: dt.date) -> Aways:
        return self.standing().filter(first__lte=date, last__gte=date)


class Away(models.Model):
    """Somebody is away, from one date until another, both included: their rhythm rests."""

    client_key = models.UUIDField(primary_key=True, default=uuid.uuid4)
    city = models.ForeignKey(City, models.CASCADE, related_name="aways")
    person = models.ForeignKey(Person, models.CASCADE, related_name="aways")
    first = models.DateField()
    last = models.DateField()
    at = models.DateTimeField(default=timezone.now)
    withdrawn = models.DateTimeField(null=True, blank=True)

    objects = Aways.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(first__lte=F("last")), name="away_ends_after_it_begins")
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.first} – {self.last}"
