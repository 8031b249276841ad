from __future__ import annotations

import datetime as dt
import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from plugdedag.cities.models import City, CityScoped
from plugdedag.people.models.networks import Hat
from plugdedag.people.models.persons import Person

A_DAY = dt.timedelta(days=1)


class ImportKind(models.TextChoices):
    MEMBERS = "members", _("people")
    MONTHS = "months", _("months that have been")


class Upload(models.Model):
    """A sheet that an organiser sent and has not said yes to: looked at, and forgotten within a day."""

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    city = models.ForeignKey(City, models.CASCADE, related_name="uploads")
    kind = models.CharField(max_length=8, choices=ImportKind)
    by = models.ForeignKey(Person, models.CASCADE, related_name="uploads")
    at = models.DateTimeField(default=timezone.now)
    file_name = models.CharField(max_length=120)
    rows = models.JSONField(default=list)  # of text, as the sheet has them
    remarks = models.JSONField(default=list)
    header = models.PositiveSmallIntegerField(null=True)  # the index of the row with the headings
    columns = models.JSONField(default=list)  # what each column is: a key, or nothing

    objects = CityScoped.as_manager()

    def __str__(self) -> str:
        return self.file_name


class Import(models.Model):
    """An organiser said yes to a sheet. ``counts`` says how many rows came to what, and holds no word of the sheet."""

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)  # that of its upload
    city = models.ForeignKey(City, models.CASCADE, related_name="imports")
    kind = models.CharField(max_length=8, choices=ImportKind)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    file_name = models.CharField(max_length=120)
    counts = models.JSONField(default=dict)

    objects = CityScoped.as_manager()

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_undone(self) -> bool:
        return hasattr(self, "undo")

    @property
    def can_be_undone(self) -> bool:
        """For a day, once."""
        return not self.is_undone and timezone.now() < self.at + A_DAY


class ImportUndo(models.Model):
    """Who took an import back, and when."""

    imported = models.OneToOneField(Import, models.CASCADE, related_name="undo")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    counts = models.JSONField(default=dict)  # what was taken away, and what stays

    def __str__(self) -> str:
        return f"{self.imported} ✗"


LIFE = dt.timedelta(days=30)


class Invitations(CityScoped):
    def open(self) -> Invitations:
        """Those that can still be answered."""
        return self.filter(at__gt=timezone.now() - LIFE)


class Invitation(models.Model):
    """Somebody whom an organiser wrote down and who has not said yes. No person, no member: a question in the mail.

    A yes makes the person out of it, a no or thirty days without an answer removes it.
    """

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    city = models.ForeignKey(City, models.CASCADE, related_name="invitations")
    imported = models.ForeignKey(Import, models.CASCADE, related_name="invitations")
    email = models.EmailField()
    name = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=8)
    since = models.DateField(null=True, blank=True)
    organisation = models.CharField(max_length=120, blank=True)
    what = models.CharField(max_length=120, blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField(default=timezone.now)

    objects = Invitations.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["city", "email"], name="invitation_once_a_city")]

    def __str__(self) -> str:
        return self.email

    @property
    def key(self) -> str:
        """The occasion of its one letter; those of an import begin alike."""
        return f"invitation:{self.imported_id}:{self.pk}"


class Declined(models.Model):
    """Somebody said no. Only a keyed hash of the address is kept, so that a later sheet does not ask again."""

    city = models.ForeignKey(City, models.CASCADE, related_name="declined")
    address_hash = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)

    objects = CityScoped.as_manager()

    class Meta:
        verbose_name_plural = "declined"
        constraints = [models.UniqueConstraint(fields=["city", "address_hash"], name="declined_once_a_city")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"


class Filled(models.Model):
    """What an import added to somebody who was a member already, and how it was before."""

    imported = models.ForeignKey(Import, models.CASCADE, related_name="filled")
    person = models.ForeignKey(Person, models.CASCADE, related_name="filled")
    field = models.CharField(max_length=8)  # name, since or hat
    was = models.CharField(max_length=120, blank=True)
    now = models.CharField(max_length=120, blank=True)
    hat = models.ForeignKey(Hat, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name_plural = "filled"

    def __str__(self) -> str:
        return f"{self.field}: {self.now}"
