"""My table on my phone: where, with whom, and who is new; nobody else's, and nothing of it tomorrow."""

from __future__ import annotations

import datetime as dt
import json
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from plugdedag.days.models import Day
from plugdedag.days.visiting import check_in, undo
from plugdedag.front.leaving import leave
from plugdedag.people.blocking import block
from plugdedag.people.models import Person
from plugdedag.seating import making
from plugdedag.seating.models import Seating
from plugdedag.seating.sitting import Mate, Sitting, Stands, sitting, table_today
from tests.cast import Cast
from tests.front.desks import browser
from tests.seating.lunch import crowd, earlier, inside, intent, went

pytestmark = pytest.mark.usefixtures("english", "at_noon")


@pytest.fixture
def at_noon(cast: Cast):
    """It is lunch time on the cast's first day."""
    with time_machine.travel(cast.days[0].lunch_starts) as clock:
        yield clock


def seated(day: Day, *tables: list[Person], round: int = 1) -> Seating:
    """They are in, and at these tables now."""
    visits = {one.person_id: one for one in day.visits.all()}
    missing = [one for table in tables for one in table if one.pk not in visits]
    visits |= {one.person_id: one for one in inside(day, missing)}
    made = Seating.objects.create(day=day, how="made", round=round)
    for number, table in enumerate(tables):
        for one in table:
            made.seats.create(visit=visits[one.pk], table=number)
    return made


def page(client: Client, day: Day) -> str:
    return client.get(reverse("table", args=[day.pk])).content.decode()


def test_my_table_has_my_tablemates_and_says_who_is_new(cast: Cast) -> None:
    anna, bram, chris, dana = crowd(cast, 4)
    went(earlier(cast, 3), [cast.bo, anna], [bram, chris])
    seated(cast.days[0], [dana], [cast.bo, anna, bram])
    mine = sitting(cast.days[0], cast.bo)
    assert (mine.stands, mine.number, mine.mates) == (Stands.SEATED, 1, (Mate("Bram", True), Mate("Anna")))
    shown = page(browser(cast.bo), cast.days[0])
    assert "With one person you have not met." in shown
    assert "Dana" not in shown


def test_an_earlier_round_of_today_counts_and_the_second_shows_the_new_table(cast: Cast) -> None:
    anna, bram = crowd(cast, 2)
    day = cast.days[0]
    seated(day, [cast.bo, anna], [bram])
    seated(day, [anna], [cast.bo, bram], round=2)
    mine = sitting(day, cast.bo)
    assert (mine.round, mine.number, mine.mates) == (2, 1, (Mate("Bram", True),))
    seated(day, [cast.bo, anna], [bram], round=3)
    assert sitting(day, cast.bo).mates == (Mate("Anna", False),)


def test_a_table_that_was_taken_back_or_changed_made_nobody_known(cast: Cast) -> None:
    (anna,) = crowd(cast, 1)
    day = cast.days[0]
    seated(day, [cast.bo, anna])
    seated(day, [cast.bo], [anna])
    seated(day, [cast.bo, anna], round=2)
    assert sitting(day, cast.bo).mates == (Mate("Anna", True),)


def test_how_it_stands_before_there_is_a_chair(cast: Cast) -> None:
    day, people = cast.days[0], crowd(cast, 2)
    assert sitting(day, cast.bo) == Sitting(Stands.OUT)
    inside(day, [cast.bo])
    assert sitting(day, cast.bo) == Sitting(Stands.UNMADE)
    seated(day, people)
    assert sitting(day, cast.bo) == Sitting(Stands.CHAIRLESS)
    late = making.seat_late(day, intent(cast, making.current(day)))
    assert sitting(day, cast.bo).seating == late.pk
    mine = day.visits.get(person=cast.bo)
    making.leave(day, intent(cast, late), mine)
    assert sitting(day, cast.bo) == Sitting(Stands.LEFT)
    assert sitting(cast.days[1], cast.bo) == Sitting(Stands.LATER)
    texts = {each: page(browser(cast.bo), each) for each in (day, cast.days[1])}
    assert "Anna" not in "".join(texts.values())


def test_tomorrow_no_name_is_there_any_more(cast: Cast) -> None:
    (anna,) = crowd(cast, 1)
    seated(cast.days[0], [cast.bo, anna])
    assert "Anna" in page(browser(cast.bo), cast.days[0])  # the control
    with time_machine.travel(cast.days[0].lunch_starts + dt.timedelta(days=1)):
        shown = page(browser(cast.bo), cast.days[0])
        assert ("Anna" in shown, "This lunch is over" in shown) == (False, True)
        assert table_today(cast.days[0], cast.bo) == ""


@pytest.mark.parametrize("who", ["bo", "anna"])
def test_who_blocked_or_is_blocked_is_named_to_neither(who: str, cast: Cast) -> None:
    anna, bram = crowd(cast, 2)
    seated(cast.days[0], [cast.bo, anna, bram])
    block(*((cast.bo, anna) if who == "bo" else (anna, cast.bo)))
    for reader, other in ((cast.bo, "Anna"), (anna, "Bo<")):
        shown = page(browser(reader), cast.days[0])
        assert (other in shown, "Bram" in shown, "And somebody else." in shown) == (False, True, True)


def test_a_guest_is_named_and_not_counted_as_new(cast: Cast) -> None:
    day = cast.days[0]
    guest = check_in(day, uuid4(), None, guest_name="de buurvrouw")
    assert guest is not None
    seated(day, [cast.bo]).seats.create(visit=guest, table=0)
    mine = sitting(day, cast.bo)
    assert (mine.mates, mine.sentence) == ((Mate("de buurvrouw", False, True),), "")


def test_the_page_asks_for_itself_and_gets_a_304_until_something_changed(cast: Cast) -> None:
    day, client = cast.days[0], browser(cast.bo)
    anna, bram = crowd(cast, 2)
    seated(day, [cast.bo, anna], [bram])
    asking = {"hx-request": "true"}
    where = reverse("table", args=[day.pk])
    first = client.get(where, headers=asking)
    tag = json.loads(client.get(where).context["headers"])["If-None-Match"]
    assert (first.status_code, first.headers["ETag"], b"<html" in first.content) == (200, tag, False)
    assert client.get(where, headers=asking | {"if-none-match": tag}).status_code == 304
    assert browser(anna).get(where, headers=asking | {"if-none-match": tag}).status_code == 200
    seated(day, [anna], [cast.bo, bram], round=2)
    again = client.get(where, headers=asking | {"if-none-match": tag})
    assert (again.status_code, "Bram" in again.content.decode()) == (200, True)


@pytest.mark.parametrize("deed", ["taken back", "left PLUG", "blocked"])
def test_a_name_that_goes_is_gone_from_the_phones_that_show_it(deed: str, cast: Cast) -> None:
    """The tables are as they were; who is named at one is not."""
    day, client, (anna, bram) = cast.days[0], browser(cast.bo), crowd(cast, 2)
    seated(day, [cast.bo, anna, bram])
    where, asking = reverse("table", args=[day.pk]), {"hx-request": "true"}
    asking |= {"if-none-match": json.loads(client.get(where).context["headers"])["If-None-Match"]}
    assert client.get(where, headers=asking).status_code == 304  # the control
    if deed == "taken back":
        undo(day, day.visits.get(person=anna).pk)
    elif deed == "blocked":
        block(anna, cast.bo)
    else:
        leave(anna, client_key=uuid4())
    again = client.get(where, headers=asking)
    assert (again.status_code, "Anna" in again.content.decode()) == (200, False)


def test_as_many_queries_for_three_at_a_table_as_for_one(cast: Cast) -> None:
    people = crowd(cast, 3)
    went(earlier(cast, 2), [cast.bo, *people])
    counts = []
    for number, mates in enumerate((people[:1], people), 2):
        day = Day.objects.whole().get(pk=cast.days[0].pk)
        seated(day, [cast.bo, *mates], round=number)
        with CaptureQueriesContext(connection) as asked:
            sitting(day, cast.bo)
        counts.append(len(asked))
    assert counts == [7, 7]


@pytest.mark.parametrize("where", ["home", "day"])
def test_one_tap_from_the_pages_of_the_day(where: str, cast: Cast) -> None:
    day, (anna, bram) = cast.days[0], crowd(cast, 2)
    address = reverse(where, args=[day.pk] if where == "day" else [])
    mine = f'href="{reverse("table", args=[day.pk])}"'
    inside(day, [bram])
    assert mine not in browser(cast.bo).get(address).content.decode()
    seated(day, [cast.bo, anna])
    assert "You sit at table Bridge" in browser(cast.bo).get(address).content.decode()
    assert mine not in browser(bram).get(address).content.decode()  # came in later
    assert mine not in browser(None).get(address).content.decode()


def test_and_from_the_lunch(cast: Cast) -> None:
    seated(cast.days[0], [cast.bo])
    shown = browser(cast.bo).get(reverse("lunch", args=[cast.days[0].pk])).content.decode()
    assert "You sit at table Bridge" in shown
