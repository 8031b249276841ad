from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext as _

from plugdedag.cities.models import City, CityScoped


class Persons(BaseUserManager["Person"]):
    def create_user(self, email: str, **fields: Any) -> Person:
        """A person without a password: signing in goes by a code in the mail."""
        person = self.model(email=email.strip().lower(), **fields)
        person.set_unusable_password()
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, email: str | None) -> Person:
        return self.get(email__iexact=email)


class Person(AbstractBaseUser):
    """Somebody, in every city at once. What differs by city is in :class:`Membership`."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=8, choices=settings.LANGUAGES, default="nl")
    is_active = models.BooleanField(default=True)
    joined = models.DateTimeField(default=timezone.now, editable=False)

    objects = Persons()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="person_email_any_case")]

    def __str__(self) -> str:
        """The name; never the address, for this is what pages print."""
        return self.name or _("somebody")

    @property
    def first_name(self) -> str:
        return self.name.split(" ")[0]

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.first_name


class Membership(models.Model):
    """A person plugged in to a city: since when, brought by whom, and what they work on now."""

    city = models.ForeignKey(City, models.CASCADE, related_name="memberships")
    person = models.ForeignKey(Person, models.CASCADE, related_name="memberships")
    since = models.DateField()
    brought_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="brought")
    working_on = models.CharField(max_length=200, blank=True)

    objects = CityScoped.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["city", "person"], name="membership_once_a_city")]

    def __str__(self) -> str:
        return f"{self.person} · {self.city}"
