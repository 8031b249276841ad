"""An offer as a host sends it, for the tests of the form and of the desk."""

import uuid

from plugdedag.cities.models import City
from plugdedag.lib.dates import first_of_next_month
from plugdedag.places.models import Offer
from plugdedag.places.offering import Sent, offer


def filled_in(city: City, **other: object) -> dict[str, object]:
    """What the browser of a host sends."""
    data: dict[str, object] = {
        "client_key": str(uuid.uuid4()),
        "website": "",
        "organisation": "Scholengemeenschap De Linde",
        "contact_name": "Hester Vos",
        "email": "hester@example.org",
        "phone": "06 1234 5678",
        "kind": "school",
        "name": "De oude gymzaal",
        "street": "Populierenweg 44",
        "postcode": "1094hn",
        "district": "Oost",
        "address_public": "on",
        "seats": "28",
        "gives": ["wifi", "power", "coffee"],
        "access": ["step_free"],
        "access_notes": "Bel bij de zijdeur.",
        "months": [first_of_next_month(city.today()).isoformat()],
        "question": "Ouders brengen hun kind en gaan weer. Hoe wordt de school weer een plek van de buurt?",
    }
    return data | other


def sent(city: City, organisation: str = "Buurtboerderij Ons Genoegen", **place: object) -> Sent:
    """An offer as the form understood it."""
    there = {"name": "De hooizolder", "kind": "farm", "street": "Spaarndammerdijk 319", "seats": 18, **place}
    contact = {"name": "Kees Bakker", "email": "kees@example.org", "phone": "", "language": "nl"}
    month = first_of_next_month(first_of_next_month(city.today()))
    return Sent(
        organisation, there, contact, [month.isoformat()], "Wat brengt mensen op dinsdag naar de boerderij?"
    )


def offered(city: City, organisation: str = "Buurtboerderij Ons Genoegen", **place: object) -> Offer:
    """An offer that is kept, without letters."""
    return offer(city, sent(city, organisation, **place), uuid.uuid4(), quiet=True)
