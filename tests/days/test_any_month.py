"""Any month of any city: what is proposed can be made, on the weekday that people count on."""

import datetime as dt
from dataclasses import dataclass
from uuid import uuid4

from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from plugdedag.cities.models import City
from plugdedag.days.models import Day, DayKind
from plugdedag.days.planning import make_residency
from plugdedag.days.proposing import propose
from plugdedag.people.models import Network, Person
from plugdedag.places.models import Contact, Place


class TheRealCalendar(TestCase):
    """Any city, any month: what is proposed can always be made, and nothing free is passed over."""

    @settings(max_examples=150 if connection.vendor == "sqlite" else 30)
    @given(
        weekday=st.integers(0, 6), year=st.integers(2027, 2060), month=st.integers(1, 12),
        country=st.sampled_from(["NL", "BE", "DE", "GB", "US", "JP", "IL", "XX"]),
        zone=st.sampled_from(["Europe/Amsterdam", "Pacific/Kiritimati", "America/Adak", "Asia/Tokyo"]),
        taken=st.sets(st.integers(0, 60), max_size=20),
    )  # fmt: skip
    def test_any_month(
        self, weekday: int, year: int, month: int, country: str, zone: str, taken: set[int]
    ) -> None:
        cast = cast_of(weekday, country, zone)
        first = dt.date(year, month, 1)
        for step in taken:
            occupy(cast, first + dt.timedelta(days=step))
        found = propose(cast.city, first)
        dates = [one.date for one in found.candidates]
        assert [date.weekday() for date in dates] == [weekday] * len(dates)
        assert len(dates) in (4, 5)
        assert list(found.lunches) == sorted(set(found.lunches))
        assert {date.weekday() for date in found.lunches} <= {weekday}  # people count on the weekday
        free = [one.date for one in found.candidates if one.is_free]
        assert set(free) <= {*found.lunches, *found.free}
        assert all(one.why for one in found.candidates if not one.is_free)
        if found.is_complete:
            made = make_residency(
                cast.place, cast.contact, first, found.lunches, cast.noor, uuid4(), free=found.free
            )
            assert [day.date for day in made.days.filter(kind=DayKind.LUNCH)] == list(found.lunches)
        else:
            assert found.words


@dataclass
class Small:
    """A city with a place, as little as planning needs."""

    city: City
    place: Place
    contact: Contact
    noor: Person


def cast_of(weekday: int, country: str, zone: str) -> Small:
    city = City.objects.create(
        slug="x", name="X", hostname="x.test", weekday=weekday, country=country, zone=zone
    )
    network = Network.objects.create(city=city, name="N")
    place = Place.objects.create(city=city, network=network, name="P", street="S", seats=5)
    contact = Contact.objects.create(place=place, name="C", email="c@example.org")
    return Small(city, place, contact, Person.objects.create_user("noor@example.org"))


def occupy(cast: Small, date: dt.date) -> None:
    city = cast.city
    Day.objects.create(
        city=city, place=cast.place, kind=DayKind.GATHERING, date=date, opens=city.opens, lunch=city.lunch,
        closes=city.closes, capacity=5,
    )  # fmt: skip
