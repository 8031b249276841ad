"""Whom letters of a city do not reach: addresses that bounced, each with who it is and what to do about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext as _

from plugdedag.cities.models import City
from plugdedag.outbox.models import Bounce, Effect, State
from plugdedag.people.models import Invitation, Person
from plugdedag.places.models import Contact


@dataclass(frozen=True)
class Unreached:
    """Somebody whose address gave letters back. ``address`` is empty for a member: it is theirs to show."""

    bounce: Bounce
    name: str
    words: str  # what to do
    address: str = ""
    url: str = ""  # where it is corrected
    person: Person | None = None
    held: int = 0  # letters that are kept in


def unreached(city: City) -> list[Unreached]:
    """Who of a city gets no letters, the latest first; in a number of queries that does not grow with them."""
    found = {row.address: row for row in Bounce.objects.open()}
    if not found:
        return []
    kept = Counter(address.lower() for address in held())
    seen: dict[str, Unreached] = {}
    for address, name, words, more in [*members(city), *contacts(city), *invited(city)]:
        seen.setdefault(address, Unreached(found[address], name, words, held=kept[address], **more))
    return sorted(seen.values(), key=lambda one: (one.bounce.at, one.bounce.pk), reverse=True)


def out_of_reach(people: Iterable[Person | None]) -> set[int]:
    """The keys of those among these people to whom letters come back, in one query."""
    keys = {person.email.strip().lower(): person.pk for person in people if person is not None}
    found = Bounce.objects.open().filter(address__in=keys).values_list("address", flat=True)
    return {keys[address] for address in found}


def bounce_in(city: City, pk: int) -> Bounce | None:
    """The bounce of somebody of this city, also when it was lifted meanwhile."""
    found = Bounce.objects.filter(pk=pk).first()
    there = found is not None and any(
        at_these(rows, "email", [found.address]).exists() for rows in everybody(city)
    )
    return found if there else None


def everybody(city: City) -> tuple[QuerySet[Person], QuerySet[Contact], QuerySet[Invitation]]:
    """Whom a city writes to."""
    return (
        Person.objects.filter(memberships__city=city, is_active=True),
        Contact.objects.filter(place__city=city),
        Invitation.objects.in_city(city).open(),
    )


def at_these(rows: QuerySet[Any], field: str, addresses: object) -> QuerySet[Any]:
    """The rows whose address is one of these, however it is written."""
    return rows.annotate(lowered=Lower(field)).filter(lowered__in=addresses)


def held() -> list[str]:
    rows = at_these(Effect.objects.filter(state=State.HELD), "recipient", open_addresses())
    return list(rows.values_list("recipient", flat=True))


def open_addresses() -> QuerySet[Any]:
    return Bounce.objects.open().values("address")


Row = tuple[str, str, str, dict[str, Any]]


def members(city: City) -> Iterator[Row]:
    words = _("Ask them next time: is the mailbox full, or is there another address?")
    for person in at_these(everybody(city)[0], "email", open_addresses()):
        yield person.email.lower(), str(person), words, {"person": person}


def contacts(city: City) -> Iterator[Row]:
    words = _(
        "Is there a slip in the address? Call them, and correct it: what is kept in goes there by itself."
    )
    rows = everybody(city)[1].select_related("place").order_by("-pk")
    for contact in at_these(rows, "email", open_addresses()):
        more = {"address": contact.email, "url": reverse("desk_place", args=[contact.place_id])}
        yield contact.email.lower(), f"{contact.name}, {contact.place}", words, more


def invited(city: City) -> Iterator[Row]:
    words = _("This address stood in a list. Is there a slip in it? Bring it in again as it should be.")
    for one in at_these(everybody(city)[2], "email", open_addresses()):
        yield (
            one.email.lower(),
            one.name or _("somebody"),
            words,
            {"address": one.email, "url": reverse("desk_imports")},
        )
