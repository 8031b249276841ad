"""Who read whose name with a duty: written where names are read, shown to who was read."""

from __future__ import annotations

from collections.abc import Iterable

from plugdedag.cities.models import City
from plugdedag.people.models import Lookup, Occasion, Person
from plugdedag.people.requests import Request

AT_MOST = 60  # on the page; all of it is in the file


def looked_up(request: Request, people: Iterable[Person | None], occasion: Occasion) -> None:
    """Note that the reader, with a duty, saw these names here today. At most once each; nobody is noted for oneself.

    One query when all of it was noted before, two the first time.
    """
    note(request.city, request.user, people, occasion)  # type: ignore[arg-type]


def note(city: City, by: Person, people: Iterable[Person | None], occasion: Occasion) -> None:
    seen = {person.pk for person in people if person is not None and person.pk != by.pk}
    today = city.today()
    rows = Lookup.objects.in_city(city).filter(by=by, occasion=occasion, date=today)
    new = seen - set(rows.values_list("seen", flat=True))
    if new:
        Lookup.objects.bulk_create(
            [Lookup(city=city, seen_id=pk, by=by, occasion=occasion, date=today) for pk in sorted(new)],
            ignore_conflicts=True,
        )


def seen_by(person: Person) -> list[Lookup]:
    """Who saw the name of this person, the latest first."""
    rows = Lookup.objects.filter(seen=person).select_related("by", "city")
    return list(rows.order_by("-date", "-pk")[:AT_MOST])
