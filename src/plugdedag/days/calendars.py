"""My days as a calendar of my own, under a secret address that a calendar program can ask without signing in.

Theory of operation. Whoever knows the address reads the days somebody comes to, and nothing else: it names nobody who
comes, not even them. The secret comes from the key of the press that made it, through a hash that needs our key; so
pressing twice shows the same address, and afterwards it can be read nowhere, as only its hash is kept. A new one stops
the old one. An answer moves an event on: SEQUENCE counts the day's versions and the reader's own answers, so that a
calendar never goes back to what was before.
"""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Event

from plugdedag.cities.models import City
from plugdedag.days import feeds
from plugdedag.days.models import Answer, Feed, Rsvp, Wish
from plugdedag.lib import tokens
from plugdedag.lib.dates import clock
from plugdedag.lib.locking import lock
from plugdedag.lib.refusals import Refused
from plugdedag.people.models import Person

LENGTH = 40  # hexadecimal: 160 bits


def secret(person: Person, client_key: uuid.UUID) -> str:
    """The secret of the feed that this press makes."""
    return tokens.keyed("feed", f"{person.pk}\0{client_key}")[:LENGTH]


def make(city: City, person: Person, *, client_key: uuid.UUID) -> str:
    """Somebody's calendar at a fresh address, which is answered and nowhere else to be read; the old one stops.

    The same key again answers the same address. Raises ``Refused`` when that one was stopped since.
    """
    made = secret(person, client_key)
    with transaction.atomic():
        lock(Person(pk=person.pk))
        found = Feed.objects.filter(token_hash=tokens.hashed(made)).first()
        if found is not None and found.revoked:
            raise Refused(_("That link was stopped. Make a new one with the button."))
        if found is None:
            stop(city, person)
            Feed.objects.create(city=city, person=person, token_hash=tokens.hashed(made))
    return made


def stop(city: City, person: Person) -> int:
    """From now on the address leads nowhere. Answers how many stopped."""
    return Feed.objects.in_city(city).open().filter(person=person).update(revoked=timezone.now())


def feed_of(city: City, person: Person) -> Feed | None:
    """The calendar somebody has now."""
    found: Feed | None = Feed.objects.in_city(city).open().filter(person=person).first()
    return found


def find(city: City, token: str) -> Feed | None:
    """The working feed of a secret, in this city."""
    rows = Feed.objects.in_city(city).open().filter(token_hash=tokens.hashed(token))
    found: Feed | None = rows.select_related("person").first()
    return found


def addresses(city: City, token: str) -> tuple[str, str]:
    """Where a feed is, as a phone opens it in its calendar (webcal), and as one copies it."""
    plain = city.link(reverse("my_feed", args=[token]))
    return f"webcal:{plain.partition(':')[2]}", plain


def mine(city: City, person: Person) -> list[Rsvp]:
    """What somebody answered for the days that calendars show; a no only where it was a yes before."""
    rows = Rsvp.objects.filter(person=person, day__in=feeds.days_of(city, person)).select_related(
        "day__city", "day__place", "day__cancellation"
    )
    said_yes = set(Wish.objects.filter(person=person, comes=True).values_list("day", flat=True))
    listed = rows.order_by("day__date", "day__opens", "pk")
    return [rsvp for rsvp in listed if rsvp.answer != Answer.NOT or rsvp.day_id in said_yes]


def file(city: City, person: Person) -> str:
    """The calendar, in the language of the moment."""
    answers = mine(city, person)
    count = Counter(Wish.objects.filter(person=person).values_list("day", flat=True))
    events = [event(rsvp, count[rsvp.day_id]) for rsvp in answers]
    name = _("My days at PLUG %(city)s") % {"city": city.name}
    return feeds.written(city, name, [rsvp.day.date.year for rsvp in answers], events)


def event(rsvp: Rsvp, wishes: int) -> Event:
    """A day of somebody's own, at their own hours: certain, waited for, or off."""
    day, seated = rsvp.day, rsvp.answer == Answer.GOING
    off = day.is_cancelled or rsvp.answer == Answer.NOT
    changed = max(moment for moment in (day.changed, rsvp.at, rsvp.seated) if moment)
    made = feeds.event(day.city, day, address=seated)
    status = "CANCELLED" if off else "CONFIRMED" if seated else "TENTATIVE"
    facts: dict[str, object] = {
        "sequence": day.version + 2 * wishes + seated,  # a seat that comes free is no wish, and counts too
        "dtstamp": changed, "last-modified": changed, "status": status,
        "dtstart": day.city.at(day.date, rsvp.arrives or day.opens),
        "dtend": day.city.at(day.date, rsvp.leaves or day.closes),
        "transp": "TRANSPARENT" if off else "OPAQUE", "class": "PRIVATE",
    }  # fmt: skip
    for name, value in facts.items():
        made.pop(name, None)
        made.add(name, value)
    made.add("description", "\n".join(described(rsvp)))
    return made


def described(rsvp: Rsvp) -> Iterable[str]:
    """What one wants to read on the way there."""
    day = rsvp.day
    if day.is_cancelled:
        yield _("Called off.")
    elif rsvp.answer == Answer.NOT:
        yield _("Not this time.")
    else:
        yield _("You have a seat.") if rsvp.answer == Answer.GOING else _("You are on the waiting list.")
        begins = _("We begin at %(time)s.") if day.is_gathering else _("Lunch at %(time)s.")
        yield begins % {"time": clock(day.lunch)}
        yield from filter(None, (", ".join(day.place.gives), day.place.access_notes))
