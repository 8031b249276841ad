from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from plugdedag.cities.models import City, CityScoped
from plugdedag.people.models.persons import Person


class NetworkKind(models.TextChoices):
    ORGANISATION = "organisation", _("Organisation")
    COMMUNITY = "community", _("Community")
    PROFESSION = "profession", _("Profession")
    NEIGHBOURHOOD = "neighbourhood", _("Neighbourhood")


class Network(models.Model):
    """Any organisation or community people belong to. Never PLUG itself."""

    city = models.ForeignKey(City, models.CASCADE, related_name="networks")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=16, choices=NetworkKind, default=NetworkKind.ORGANISATION)

    objects = CityScoped.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["city", "name"], name="network_name_once_a_city")]

    def __str__(self) -> str:
        return self.name


class HatAs(models.TextChoices):
    EMPLOYEE = "employee", _("employee")
    FREELANCER = "freelancer", _("freelancer")
    VOLUNTEER = "volunteer", _("volunteer")
    BOARD = "board", _("board member")
    STUDENT = "student", _("student")
    NEIGHBOUR = "neighbour", _("neighbour")
    OTHER = "other", _("otherwise")


def worn_on(date: dt.date | F, hats: str = "") -> models.Q:
    """Which hats were worn on a date, or on that of a row; ``hats``: the way to them, ending in ``__``.

    Somebody who took a hat off did not wear it that day any more.
    """
    not_taken_off = models.Q(**{f"{hats}until__isnull": True}) | models.Q(**{f"{hats}until__gt": date})
    return models.Q(**{f"{hats}since__lte": date}) & not_taken_off


class Hats(models.QuerySet["Hat"]):
    def worn_on(self, date: dt.date) -> Hats:
        return self.filter(worn_on(date))


class Hat(models.Model):
    """What somebody does in a network, from when until when. One wears several at once."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="hats")
    network = models.ForeignKey(Network, models.CASCADE, related_name="hats")
    what = models.CharField(max_length=120)
    worn_as = models.CharField(max_length=12, choices=HatAs, default=HatAs.OTHER)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = Hats.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("since")),
                name="hat_ends_after_it_starts",
            )
        ]

    def __str__(self) -> str:
        return f"{self.what}, {self.network}"

    def is_worn_on(self, date: dt.date) -> bool:
        """The same as ``worn_on`` of a row that was read already."""
        return self.since <= date and (self.until is None or date < self.until)
