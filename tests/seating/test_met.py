"""Whom I have met: at real tables, as far as their names may be read, and for my eyes alone."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from plugdedag.front.leaving import leave
from plugdedag.people.blocking import block
from plugdedag.people.consent import settle
from plugdedag.people.models import Hat, Network, Person
from plugdedag.seating.met import met
from plugdedag.seating.models import SeatingUndo
from tests.cast import Cast, other_city
from tests.front.desks import browser
from tests.seating.lunch import crowd, earlier, went

pytestmark = pytest.mark.usefixtures("english")


def named(people: list[Person]) -> None:
    for one in people:
        settle(one, {"name-at-day"})


def names(cast: Cast, who: Person | None = None) -> list[str]:
    return [one.person.name for one in met(who or cast.bo, cast.city).people]


def test_newest_first_with_when_and_how_often(cast: Cast) -> None:
    anna, bram, chris, dana = people = crowd(cast, 4)
    named(people)
    first, second, third = (earlier(cast, weeks) for weeks in (6, 4, 2))
    went(first, [cast.bo, anna, bram], [chris, dana])
    went(second, [cast.bo, anna, chris])
    went(third, [cast.bo, bram], [anna, dana])
    found = met(cast.bo, cast.city).people
    assert [(one.person.name, one.often, one.last) for one in found] == [
        ("Bram", "twice", third), ("Anna", "twice", second), ("Chris", "once", second),
    ]  # fmt: skip


def test_two_rounds_on_a_day_are_one_meeting_and_a_table_taken_back_is_none(cast: Cast) -> None:
    anna, bram = people = crowd(cast, 2)
    named(people)
    day = earlier(cast, 2)
    made = went(day, [cast.bo, anna, bram])
    again = day.seatings.create(how="made", round=2)
    for seat in made.seats.all():
        again.seats.create(visit=seat.visit, table=seat.visit.person == bram)
    assert [(one.person.name, one.often) for one in met(cast.bo, cast.city).people] == [
        ("Anna", "once"),
        ("Bram", "once"),
    ]
    SeatingUndo.objects.create(seating=made, by=cast.femke)
    assert names(cast) == ["Anna"]


def test_who_is_hidden_left_or_would_not_be_named_is_neither_there_nor_counted(cast: Cast) -> None:
    anna, bram, chris, dana, eva = people = crowd(cast, 5)
    named([anna, bram, chris, dana])
    went(earlier(cast, 2), [cast.bo, *people])
    assert names(cast) == ["Anna", "Bram", "Chris", "Dana"]
    block(cast.bo, anna)
    block(bram, cast.bo)
    leave(chris, client_key=uuid.uuid4())
    assert names(cast) == ["Dana"]
    shown = browser(cast.bo).get(reverse("met")).content.decode()
    assert "you sat with 1 person." in shown
    assert [name for name in ("Anna", "Bram", "Chris", "Eva") if name in shown] == []


def test_the_networks_they_come_from(cast: Cast) -> None:
    anna, bram = people = crowd(cast, 2)
    named(people)
    went(earlier(cast, 2), [cast.bo, anna], [bram])
    for one, name, until in (
        (anna, "Bibliotheek", None),
        (anna, "Oud", cast.city.today()),
        (bram, "Theater", None),
    ):
        network = Network.objects.create(city=cast.city, name=name)
        Hat.objects.create(
            person=one, network=network, what="x", since=cast.city.today() - dt.timedelta(days=9), until=until
        )
    assert [network.name for network in met(cast.bo, cast.city).networks] == ["Bibliotheek"]


def test_of_another_city_nothing(cast: Cast) -> None:
    anna = crowd(cast, 1)
    named(anna)
    went(earlier(cast, 2), [cast.bo, *anna])
    assert met(cast.bo, other_city()).people == []


def test_nobody_yet_says_what_to_do(cast: Cast) -> None:
    shown = browser(cast.bo).get(reverse("met")).content.decode()
    assert "Nobody yet, as far as is known" in shown


def test_nobody_reads_whom_another_met(cast: Cast) -> None:
    anna, bram = people = crowd(cast, 2)
    named(people)
    went(earlier(cast, 2), [anna, bram])
    assert names(cast, anna) == ["Bram"]  # the control
    for reader in (cast.bo, cast.noor):
        shown = browser(reader).get(reverse("met")).content.decode()
        assert [name for name in ("Anna", "Bram") if name in shown] == []


def test_as_many_queries_for_three_days_as_for_one(cast: Cast) -> None:
    people = crowd(cast, 6)
    named(people)
    counts = []
    for weeks in (2, 3, 4):
        went(earlier(cast, weeks), [cast.bo, *people[: weeks + 1]])
        with CaptureQueriesContext(connection) as asked:
            assert len(met(cast.bo, cast.city).people) == weeks + 1
        counts.append(len(asked))
    assert (counts[0] == counts[2], counts[0] <= 6) == (True, True)


@pytest.mark.parametrize("page", ["mine", "data"])
def test_it_is_one_tap_from_ones_own_pages(page: str, cast: Cast) -> None:
    assert f'href="{reverse("met")}"' in browser(cast.bo).get(reverse(page)).content.decode()
