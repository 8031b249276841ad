"""The tenant. One city is one site on one hostname, with its own weekday, hours, zone, language and holidays."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

import holidays
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from plugdedag.lib.hostnames import is_hostname, tidy
from plugdedag.lib.sight import is_seen, shows


class Weekday(models.IntegerChoices):
    """As ``datetime.date.weekday()``: Monday is 0."""

    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


def known_zone(name: str) -> None:
    if name not in available_timezones():
        raise ValidationError(_("There is no time zone “%(name)s”."), params={"name": name})


def known_country(code: str) -> None:
    if code not in holidays.list_supported_countries(include_aliases=False):
        raise ValidationError(
            _("The holidays of “%(code)s” are not known. Give two letters, such as NL."),
            params={"code": code},
        )


class City(models.Model):
    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=80)
    hostname = models.CharField(max_length=253, unique=True)
    weekday = models.PositiveSmallIntegerField(choices=Weekday, default=Weekday.WEDNESDAY)
    opens = models.TimeField(default=dt.time(9))
    closes = models.TimeField(default=dt.time(17))
    lunch = models.TimeField(default=dt.time(12, 30))
    zone = models.CharField(max_length=64, default="Europe/Amsterdam", validators=[known_zone])
    country = models.CharField(max_length=2, default="NL", validators=[known_country])
    language = models.CharField(max_length=8, choices=settings.LANGUAGES, default="nl")
    email = models.EmailField(blank=True)  # where the world can write to the organisers

    class Meta:
        verbose_name_plural = "cities"
        constraints = [
            models.CheckConstraint(condition=models.Q(weekday__lte=6), name="city_weekday_in_a_week"),
            models.CheckConstraint(
                condition=models.Q(opens__lt=models.F("lunch"), lunch__lt=models.F("closes")),
                name="city_lunch_within_hours",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """A name that is seen, a hostname a browser can ask for, an address as it looks, and lunch within the hours."""
        self.hostname, self.name = tidy(self.hostname), self.name.strip()
        wrong: dict[str, object] = {}
        if self.name and not shows(self.name):
            wrong["name"] = _("There is nothing to see in this name.")
        if self.hostname and not is_hostname(self.hostname):
            wrong["hostname"] = _(
                "“%(name)s” is no hostname. Give only a name such as plug.example.org: no https://, no port, no spaces."
            ) % {"name": self.hostname}
        if not all(map(is_seen, self.email)):
            wrong["email"] = _("There is an invisible character in this address.")
        times = (self.opens, self.lunch, self.closes)
        if all(isinstance(time, dt.time) for time in times) and not times[0] < times[1] < times[2]:
            wrong["lunch"] = _("Lunch begins after the doors open and before they close.")
        if wrong:
            raise ValidationError(wrong)

    @property
    def tzinfo(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    def today(self) -> dt.date:
        """The date on the city's own clock."""
        return timezone.now().astimezone(self.tzinfo).date()

    def at(self, date: dt.date, time: dt.time) -> dt.datetime:
        """An aware datetime for a local date and time, right across summer time."""
        return dt.datetime.combine(date, time, tzinfo=self.tzinfo)

    @property
    def reply_to(self) -> dict[str, str]:
        """The header of a letter by which an answer goes to the organisers; none when they gave no address."""
        return {"Reply-To": self.email} if self.email else {}

    def link(self, path: str) -> str:
        """An absolute address on this city's own host, for mails, feeds and print."""
        scheme = "https" if settings.HTTPS else "http"
        port = f":{settings.LINK_PORT}" if settings.LINK_PORT else ""
        return f"{scheme}://{self.hostname}{port}{path}"


class CityScoped(models.QuerySet[Any]):
    """A root table's rows, always fetched through their tenant."""

    def in_city(self, city: City) -> Any:
        return self.filter(city=city)
