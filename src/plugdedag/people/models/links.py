from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import Q
from django.utils import timezone

from plugdedag.cities.models import City, CityScoped
from plugdedag.lib import tokens
from plugdedag.people.models.persons import Person


class Links(CityScoped):
    def open(self) -> Links:
        """Links that still work."""
        return self.filter(revoked__isnull=True).filter(
            Q(expires__isnull=True) | Q(expires__gt=timezone.now())
        )

    def find(self, city: City, purpose: str, token: str) -> Link | None:
        """The working link of a token, for this purpose and city only."""
        rows = self.in_city(city).open().filter(purpose=purpose, token_hash=tokens.hashed(token))
        return rows.select_related("person").first()

    def stopped(self, city: City, token: str) -> Link | None:
        """The link of a token that was taken back."""
        return self.in_city(city).filter(token_hash=tokens.hashed(token), revoked__isnull=False).first()


class Link(models.Model):
    """A way in without an account, for one purpose on one subject. Only the token's hash is kept."""

    city = models.ForeignKey(City, models.CASCADE, related_name="links")
    purpose = models.CharField(max_length=24)
    subject = models.CharField(max_length=64)
    person = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True)
    created = models.DateTimeField(default=timezone.now)
    expires = models.DateTimeField(null=True, blank=True)
    revoked = models.DateTimeField(null=True, blank=True)

    objects = Links.as_manager()

    def __str__(self) -> str:
        return f"{self.purpose} {self.subject}"

    @classmethod
    def issue(
        cls, city: City, purpose: str, subject: object, *, person: Person | None = None,
        expires: dt.datetime | None = None,
    ) -> str:  # fmt: skip
        """Make a link and answer its token, which is nowhere else to be read again."""
        token = tokens.make()
        cls.objects.create(
            city=city, purpose=purpose, subject=str(subject), person=person, expires=expires,
            token_hash=tokens.hashed(token),
        )  # fmt: skip
        return token
