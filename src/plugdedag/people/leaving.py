"""Somebody leaves: what this layer erases of them, and what stays without a name."""

from __future__ import annotations

import uuid

from django.utils import timezone

from plugdedag.cities.models import City
from plugdedag.people import duties
from plugdedag.people.importing.answering import erase
from plugdedag.people.models import Departure, Duty, Invitation, Knock, Link, Person, StandingDuty

NOWHERE = "gone.invalid"  # a name that can never be anybody's address


def gone_address(key: uuid.UUID) -> str:
    """An address that leads nowhere, and that nobody else has."""
    return f"{key}@{NOWHERE}"


def open_duties(person: Person) -> list[Duty]:
    """What somebody carries in every city, with the city."""
    open_rows = Duty.objects.filter(person=person).select_related("city", "person").order_by("pk")
    return [duty for duty in open_rows if duty.until is None or duty.until > duty.city.today()]


def cities_without_them(person: Person) -> list[City]:
    """The cities that would have no organiser any more: there they hand over first."""
    kind = StandingDuty.ORGANISER
    mine = [duty.city for duty in open_duties(person) if duty.kind == kind]
    others = Duty.objects.filter(kind=kind).exclude(person=person)
    return [city for city in mine if not others.in_city(city).on(city.today()).exists()]


def lay_down(person: Person) -> None:
    """End their standing duties. Raises ``Refused`` for the last organiser of a city."""
    for duty in open_duties(person):
        duties.end(duty)


def forget(person: Person, client_key: uuid.UUID) -> Departure:
    """Erase who they are, inside the caller's transaction. The row stays, under a key that tells nothing.

    The old address is free for somebody new.
    """
    Link.objects.filter(person=person).delete()
    Knock.objects.filter(email__iexact=person.email).delete()
    erase(Invitation.objects.filter(email__iexact=person.email))
    person.uuid = uuid.uuid4()
    person.email, person.name, person.is_active, person.last_login = (
        gone_address(person.uuid),
        "",
        False,
        None,
    )
    person.save()
    return Departure.objects.create(client_key=client_key, person=person, at=timezone.now())
