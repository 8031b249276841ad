"""A place with its people, as a host would describe it."""

from __future__ import annotations

from typing import Any

from plugdedag.demo.world.frame import Frame
from plugdedag.people.models import Network, NetworkKind
from plugdedag.places.models import Contact, Place

CODES = ("koffieverkeerd", "eerst-even-zitten", "appeltaart12", "stopcontact-rechts", "gewoon-gezellig")


def make(frame: Frame, text: dict[str, Any]) -> tuple[Place, Contact]:
    """The place of ``text["place"]`` and the contact of ``text["contact"]``."""
    described = dict(text["place"])
    network, _ = Network.objects.get_or_create(
        city=frame.city, name=described.pop("network"), defaults={"kind": NetworkKind.ORGANISATION}
    )
    online = {
        "wifi_name": f"{network.name} gasten"[:60],
        "wifi_code": frame.chance("wifi", network.name).choice(CODES),
    }
    place = Place.objects.create(city=frame.city, network=network, **online | described)
    return place, Contact.objects.create(place=place, **text["contact"])
