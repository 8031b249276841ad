"""What the tests of the desk share: an organiser's browser, and a month in the making."""

import datetime as dt

from django.test import Client
from django.utils.html import escape

from plugdedag.cities.models import City
from plugdedag.days.models import Residency
from plugdedag.days.proposing import propose
from plugdedag.lib.dates import first_of_next_month
from plugdedag.people.models import Person
from plugdedag.questions.intake import take_in
from tests.people.knocking import proved
from tests.places.offers import offered


def browser(person: Person | None) -> Client:
    """Somebody's browser, in English; they came in just now."""
    client = Client()
    client.cookies["django_language"] = "en"
    if person is not None:
        client.force_login(person)
        proved(client)
    return client


def in_three_months(city: City) -> dt.date:
    """The first day of a month well after the cast's."""
    month = city.today()
    for _count in range(3):
        month = first_of_next_month(month)
    return month


def in_the_making(
    city: City, by: Person, name: str = "Buurtboerderij Ons Genoegen", later: int = 0
) -> Residency:
    """A month that an organiser made out of an offer, not public yet."""
    month = in_three_months(city)
    for _count in range(later):
        month = first_of_next_month(month)
    proposal = propose(city, month)
    return take_in(offered(city, name), month, proposal.lunches, by, free=proposal.free)


def says(response: object, words: str) -> bool:
    """Whether the page says these words, as they stand in HTML."""
    return escape(words) in response.content.decode()  # type: ignore[attr-defined]
