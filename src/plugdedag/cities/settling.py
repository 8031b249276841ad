"""What belongs to a city is changed: its name, hostname, weekday, hours, zone, country, language and address."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils.text import slugify

from plugdedag.cities.models import City


@transaction.atomic
def settle(city: City, changes: Mapping[str, object]) -> City:
    """Keep other values of a city's fields; raises ``ValidationError`` by field, and then nothing has changed.

    Days that are planned keep their dates and hours.
    """
    now = City.objects.select_for_update(no_key=True).get(pk=city.pk)
    for name, value in changes.items():
        setattr(now, name, value)
    now.full_clean()
    now.save(update_fields=list(changes))
    return now


def slug_of(city: City) -> str:
    """A short name for a new city, whatever script its name is in."""
    for text in (city.name, city.hostname.replace(".", "-")):
        if slug := slugify(text)[:50].strip("-"):
            return slug
    return "city"
