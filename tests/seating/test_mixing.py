"""How well it mixes: what came of each day beside what was possible, and words that are honest when there is little."""

from __future__ import annotations

import datetime as dt
from itertools import combinations

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from plugdedag.days.models import Cancellation
from plugdedag.people.models import Hat, Network
from plugdedag.seating.mixing import ENOUGH, Mixed, Mixing, Size, mixing
from tests.cast import Cast, other_city
from tests.front.desks import browser
from tests.seating.lunch import crowd, earlier, went

pytestmark = pytest.mark.usefixtures("english")


def told(found: Mixing) -> list[tuple[int, int]]:
    return [(one.made, one.possible) for one in found.days]


def test_new_acquaintances_against_the_most_that_was_possible(cast: Cast) -> None:
    people = crowd(cast, 8)
    went(earlier(cast, 4), people[:4], people[4:])
    went(
        earlier(cast, 3), people[:4], people[4:]
    )  # nobody new, and two tables of four hold at least four who met
    went(earlier(cast, 2), [*people[:2], *people[4:6]], [*people[2:4], *people[6:]])
    assert told(mixing(cast.city)) == [(12, 12), (0, 8), (8, 8)]


def test_the_most_is_that_of_every_way_to_sit(cast: Cast) -> None:
    """A referee who tries them all."""
    people = crowd(cast, 6)
    went(earlier(cast, 4), [people[0], people[1], people[2]], [people[3], people[4], people[5]])
    went(earlier(cast, 3), [people[0], people[1], people[3]], [people[2], people[4], people[5]])
    met = {frozenset(pair) for table in ((0, 1, 2), (3, 4, 5)) for pair in combinations(table, 2)}
    ways = [(set(one), set(range(6)) - set(one)) for one in combinations(range(6), 3)]
    most = max(
        sum(frozenset(pair) not in met for way in ways_ for pair in combinations(way, 2)) for ways_ in ways
    )
    assert told(mixing(cast.city))[1][1] == most


def test_a_second_round_adds_to_its_day(cast: Cast) -> None:
    people = crowd(cast, 8)
    day = earlier(cast, 3)
    first = went(day, people[:4], people[4:])
    again = day.seatings.create(how="made", round=2)
    for number, seat in enumerate(first.seats.order_by("pk")):
        again.seats.create(visit=seat.visit, table=number % 2)
    assert told(mixing(cast.city)) == [(12 + 8, 12 + 8)]


def test_pairs_of_other_networks(cast: Cast) -> None:
    people = crowd(cast, 5)
    network = Network.objects.create(city=cast.city, name="Bibliotheek")
    long_ago, day = cast.city.today() - dt.timedelta(days=300), earlier(cast, 2)
    for one in people[:3]:
        Hat.objects.create(person=one, network=network, what="x", since=long_ago)
    Hat.objects.create(
        person=people[3],
        network=network,
        what="x",
        since=long_ago,
        until=day.date,
    )
    went(day, people)
    assert [(one.made, one.across) for one in mixing(cast.city).days] == [(10, 7)]


def test_fewer_than_five_people_and_cancelled_days_are_not_told(cast: Cast) -> None:
    people = crowd(cast, 5)
    went(earlier(cast, 4), people[:4])
    went(earlier(cast, 3), people)
    assert told(mixing(cast.city)) == [(4, 4)]  # who met at the table of four is remembered all the same
    Cancellation.objects.create(day=earlier(cast, 2), by=cast.noor)
    assert mixing(other_city()).days == []


def test_too_few_days_say_so_and_enough_are_drawn(cast: Cast) -> None:
    people = crowd(cast, 6)
    pages = []
    for weeks in range(ENOUGH + 1, 1, -1):
        went(earlier(cast, weeks), people[:3], people[3:])
        pages.append(browser(cast.noor).get(reverse("desk_mixing")).content.decode())
    assert ["too few to say" in page for page in pages] == [True, True, True, False]
    assert ["<rect" in page for page in pages] == [False, False, False, True]
    assert "On the last 4 days 6 pairs met for the first time, of the " in pages[-1]


def test_the_lever_says_what_other_tables_would_give(cast: Cast) -> None:
    went(earlier(cast, 2), crowd(cast, 20))
    found = mixing(cast.city).sizes
    assert [(one.size, one.tables) for one in found] == [(4, 5), (5, 4), (6, 3)]
    assert [one.possible for one in found] == [0, 0, 0]  # all twenty sat at one table: there is nobody new
    shown = browser(cast.noor).get(reverse("desk_mixing")).content.decode()
    assert ["Newcomers do." in shown, "tables of 4" in shown] == [True, False]


def test_the_lever_says_in_words_that_it_makes_no_difference(cast: Cast) -> None:
    day = cast.days[0]
    even = Mixing([Mixed(day, 1, 1, 0)], [Size(size, 5, 7) for size in (4, 5, 6)])
    uneven = Mixing(even.days, [*even.sizes[:2], Size(6, 5, 8)])
    assert [(one.is_even, one.nobody_new) for one in (even, uneven)] == [(True, False), (False, False)]
    shown = [render_to_string("seating/mixing.html", {"mixing": one}) for one in (even, uneven)]
    assert ["as many could meet for the first time, 7 pairs." in each for each in shown] == [True, False]
    assert ["tables of 6" in each for each in shown] == [False, True]


def test_no_tables_yet(cast: Cast) -> None:
    assert "No tables have been made yet" in browser(cast.noor).get(reverse("desk_mixing")).content.decode()


def test_as_many_queries_for_three_days_as_for_one(cast: Cast) -> None:
    people, counts = crowd(cast, 6), []
    for weeks in (4, 3, 2):
        went(earlier(cast, weeks), people)
        with CaptureQueriesContext(connection) as asked:
            mixing(cast.city)
        counts.append(len(asked))
    assert counts == [4, 4, 4]
