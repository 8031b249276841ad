"""Putting a hat on and taking it off. Nothing is forgotten: a hat has a first and a last day."""

from __future__ import annotations

from plugdedag.cities.models import City
from plugdedag.people.models import Hat, HatAs, Network, Person


def network_named(city: City, name: str) -> Network:
    """The network of that name, whatever its capitals; a new one when nobody named it before."""
    name = " ".join(name.split())
    found = Network.objects.in_city(city).filter(name__iexact=name).first()
    if found is not None:
        return found
    return Network.objects.get_or_create(city=city, name=name)[0]


def wear(person: Person, city: City, what: str, network: str, worn_as: str = HatAs.OTHER) -> Hat:
    """Put a hat on today. The same one twice stays one."""
    where = network_named(city, network)
    hat, _made = Hat.objects.get_or_create(
        person=person, network=where, what=what.strip(), until=None,
        defaults={"worn_as": worn_as, "since": city.today()},
    )  # fmt: skip
    return hat


def take_off(hat: Hat, city: City) -> None:
    """From today on the hat hangs on the peg; that it was worn stays known."""
    if hat.until is None:
        hat.until = max(hat.since, city.today())
        hat.save(update_fields=["until"])
