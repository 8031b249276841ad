"""How many thought along about a host's question: people who were there, networks whose hat they wore that day."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from plugdedag.days.models import Visit
from plugdedag.front.thinking import thought_along
from plugdedag.people.models import Hat, Network
from tests.cast import Cast
from tests.front.desks import browser
from tests.house.rows import owner_link
from tests.seating.lunch import crowd

pytestmark = pytest.mark.usefixtures("english")


def came(cast: Cast, count: int, lunch: int = 0) -> None:
    for one in crowd(cast, 8)[:count]:
        Visit.objects.create(day=cast.days[lunch], person=one)


def test_nothing_about_fewer_than_five(cast: Cast) -> None:
    came(cast, 4)
    Visit.objects.create(day=cast.days[0], guest_name="Opa")
    assert thought_along(cast.days) == ""


def test_each_person_and_each_network_of_that_day_once(cast: Cast) -> None:
    came(cast, 6)
    people = [visit.person for visit in Visit.objects.select_related("person").order_by("pk")]
    for one in people[:3]:
        Visit.objects.create(day=cast.days[1], person=one)
    today = cast.city.today()
    for number, one in enumerate(people[:4]):
        network = Network.objects.get_or_create(city=cast.city, name=f"Netwerk {number % 3}")[0]
        Hat.objects.create(person=one, network=network, what="x", since=today - dt.timedelta(days=9))
    gone = Network.objects.create(city=cast.city, name="Vroeger")
    Hat.objects.create(
        person=people[0],
        network=gone,
        what="x",
        since=today - dt.timedelta(days=9),
        until=today - dt.timedelta(days=1),
    )
    assert thought_along(cast.days) == "6 people of 3 networks thought along about your question."


def test_without_a_hat_only_the_people(cast: Cast) -> None:
    came(cast, 5)
    assert thought_along(cast.days) == "5 people thought along about your question."


def test_the_host_reads_it(cast: Cast) -> None:
    came(cast, 5)
    page = browser(None).get(reverse("owner", kwargs=owner_link(cast, "owner"))).content.decode()
    assert "5 people thought along about your question." in page
