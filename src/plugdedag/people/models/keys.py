from __future__ import annotations

import uuid

from django.contrib.sessions.models import Session
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from plugdedag.cities.models import City, CityScoped
from plugdedag.people.models.persons import Person


class Passkey(models.Model):
    """A key on somebody's phone or computer, opened by a finger, a face or its own code; here is its public half.

    It works on the hostname it was made for alone, so it belongs to a city.
    """

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    city = models.ForeignKey(City, models.CASCADE, related_name="passkeys")
    person = models.ForeignKey(Person, models.CASCADE, related_name="passkeys")
    name = models.CharField(max_length=60)
    credential_hash = models.CharField(max_length=64)  # of what the browser calls it, to find it by
    credential = models.TextField()  # that name and the public key, as WebAuthn writes them
    counter = models.PositiveBigIntegerField(default=0)  # how often it signed, if it counts at all
    answered_hash = models.CharField(max_length=64, blank=True)  # of the last question it answered
    added = models.DateTimeField(default=timezone.now)
    used = models.DateTimeField(null=True)

    objects = CityScoped.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "credential_hash"], name="passkey_once_a_city")
        ]

    def __str__(self) -> str:
        return self.name


class PasskeyLater(models.Model):
    """Somebody was offered a passkey and said “not now”: they are not asked again."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="passkey_later")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.person_id} {self.at:%Y-%m-%d}"


class Browser(models.TextChoices):
    FIREFOX = "firefox", "Firefox"
    CHROME = "chrome", "Chrome"
    SAFARI = "safari", "Safari"
    EDGE = "edge", "Edge"
    SAMSUNG = "samsung", "Samsung Internet"
    OPERA = "opera", "Opera"
    OTHER = "other", _("a browser")


class System(models.TextChoices):
    ANDROID = "android", "Android"
    IPHONE = "iphone", "iPhone"
    IPAD = "ipad", "iPad"
    MAC = "mac", "Mac"
    WINDOWS = "windows", "Windows"
    CHROMEBOOK = "chromebook", "Chromebook"
    LINUX = "linux", "Linux"
    OTHER = "other", _("something we do not know")


class SignIn(models.Model):
    """A browser in which somebody is signed in. The session is Django’s own: when it ends, this row goes along."""

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.OneToOneField(Session, models.CASCADE, related_name="sign_in")
    city = models.ForeignKey(City, models.CASCADE, related_name="sign_ins")
    person = models.ForeignKey(Person, models.CASCADE, related_name="sign_ins")
    browser = models.CharField(max_length=12, choices=Browser)
    system = models.CharField(max_length=12, choices=System)
    since = models.DateTimeField()
    seen = models.DateField()  # the day, not the minute

    objects = CityScoped.as_manager()

    def __str__(self) -> str:
        return f"{self.get_browser_display()} · {self.get_system_display()}"
