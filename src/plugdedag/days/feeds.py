"""Days as calendar files: the public feed, one day to keep, and what goes with a letter.

A day keeps its identity when it moves: the UID is the day's, SEQUENCE is its version, and a cancelled day stays in the
feed as cancelled, so that calendars which took it up learn of it. No file carries a name or an address of a person.
Somebody's own days are in ``days/calendars.py``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from plugdedag.cities.models import City
from plugdedag.days.models import Day, DayKind
from plugdedag.days.models.day import Days
from plugdedag.lib.clocks import zone
from plugdedag.people.models import Person

MIME = "text/calendar; charset=utf-8"
YEAR = dt.timedelta(days=366)


def days_of(city: City, person: Person | None = None) -> Days:
    """The days that calendars show: a year back, and all to come. For somebody, with what they alone may know of."""
    days: Days = Day.objects.in_city(city).seen_by(person).filter(date__gte=city.today() - YEAR)
    return days


def feed(city: City) -> list[Day]:
    """The days of the public feed."""
    return list(days_of(city).whole().order_by("date", "opens", "pk"))


def file(city: City, days: Iterable[Day], *, address: bool = False) -> str:
    """An iCalendar file in the language of the moment; ``address`` tells the street even if the place keeps it back."""
    listed = list(days)
    events = [event(city, day, address=address) for day in listed]
    return written(city, f"PLUG {city.name}", [day.date.year for day in listed], events)


def written(city: City, name: str, years: list[int], events: Iterable[Event]) -> str:
    """A calendar of these events, which lie in these years, with the rules of the city's clock."""
    calendar = Calendar()
    calendar.add("prodid", "-//PLUG//plugdedag//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)  # RFC 7986; the next line is for who does not read that
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", city.zone)
    calendar.add("refresh-interval", dt.timedelta(hours=6), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    if years:
        calendar.add_component(zone(city.zone, min(years), max(years)))
    for each in events:
        calendar.add_component(each)
    return calendar.to_ical().decode()


def event(city: City, day: Day, *, address: bool = False) -> Event:
    """One day as an event."""
    made = Event()
    made.add("uid", f"{day.pk}@{city.hostname}")
    made.add("sequence", day.version)
    made.add("dtstamp", day.changed)
    made.add("last-modified", day.changed)
    made.add("dtstart", day.starts)
    made.add("dtend", day.ends)
    made.add("summary", summary(day))
    made.add("location", location(day, address=address))
    made.add("url", city.link(reverse("day", args=[day.pk])))
    made.add("status", "CANCELLED" if day.is_cancelled else "CONFIRMED")
    made.add("transp", "TRANSPARENT" if day.is_cancelled else "OPAQUE")
    return made


def summary(day: Day) -> str:
    """“PLUG: Sportpark De Dageraad, lunch 3”."""
    words = f"PLUG: {day.title}"
    if day.kind == DayKind.LUNCH:
        return _("%(where)s, lunch %(number)d") % {"where": words, "number": day.number}
    return words


def location(day: Day, *, address: bool = False) -> str:
    """The place, with its address when it may be told."""
    place = day.place
    if not (address or place.address_public):
        return ", ".join(part for part in (place.name, place.district, day.city.name) if part)
    return ", ".join(
        part for part in (place.name, place.street, f"{place.postcode} {day.city.name}".strip()) if part
    )
