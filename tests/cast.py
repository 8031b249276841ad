"""The cast: one small city, the people and the place that every test knows by name.

``Cast`` is made by the fixture ``cast`` (see ``conftest.py``). Today in the tests is whatever the clock says; the month
is built around it, so that nothing expires.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from plugdedag.cities.models import City
from plugdedag.days.models import Confirmation, Day, Residency, Turn
from plugdedag.people.models import Duty, Membership, Network, Person
from plugdedag.places.models import Contact, Place
from plugdedag.questions.models import Question


@dataclass
class Cast:
    city: City
    noor: Person  # organiser
    idris: Person  # opener of the first day
    femke: Person  # facilitator of the first day
    bo: Person  # a plugger
    club: Network
    place: Place
    ria: Contact  # the host, owner of the question
    residency: Residency
    days: list[Day]  # four lunches, the first one today
    question: Question


def person(city: City, name: str, **fields: object) -> Person:
    """A plugger of the city, with ``name@example.org``."""
    made = Person.objects.create_user(email=f"{name.lower()}@example.org", name=name, **fields)
    Membership.objects.create(city=city, person=made, since=city.today() - dt.timedelta(days=100))
    return made


def other_city() -> City:
    return City.objects.create(slug="rotterdam", name="Rotterdam", hostname="rotterdam.testserver")


def make_cast() -> Cast:
    """Build the cast in an empty database."""
    city = City.objects.create(slug="amsterdam", name="Amsterdam", hostname="testserver")
    today = city.today()
    noor, idris, femke, bo = (person(city, name) for name in ("Noor", "Idris", "Femke", "Bo"))
    Duty.objects.create(
        city=city, person=noor, kind="organiser", since=today - dt.timedelta(days=30), given_by=None
    )
    club = Network.objects.create(city=city, name="vv De Dageraad", kind="community")
    place = Place.objects.create(
        city=city, network=club, name="Sportpark De Dageraad", kind="sports", street="Zeeburgerdijk 1",
        postcode="1019 AA", district="Oost", seats=30,
    )  # fmt: skip
    ria = Contact.objects.create(
        place=place, name="Ria Jansen", email="ria@example.org", phone="020 555 0101"
    )
    residency = Residency.objects.create(
        city=city, place=place, contact=ria, month=today.replace(day=1), created_by=noor
    )
    Confirmation.objects.create(residency=residency, by=noor)
    days = [make_day(residency, number, today + dt.timedelta(weeks=number - 1)) for number in (1, 2, 3, 4)]
    Turn.objects.create(day=days[0], person=idris, kind="opener", given_by=noor)
    Turn.objects.create(day=days[0], person=femke, kind="facilitator", given_by=noor)
    question = Question.objects.create(
        pk=4711,  # no other row's key, so that mixing up keys fails
        city=city, network=club, residency=residency, owner=ria, title="Vrijwilligers",
        as_asked="We komen elk weekend zes vrijwilligers tekort. Hoe krijgen we er meer?",
    )  # fmt: skip
    return Cast(city, noor, idris, femke, bo, club, place, ria, residency, days, question)


def make_day(residency: Residency, number: int, date: dt.date) -> Day:
    city = residency.city
    return Day.objects.create(
        city=city, residency=residency, place=residency.place, number=number, date=date, opens=city.opens,
        lunch=city.lunch, closes=city.closes, capacity=residency.place.seats,
    )  # fmt: skip
