"""My days in my own calendar: what is in it, who finds it, and that it only ever goes forward."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from plugdedag.days import calendars, changes, coming
from plugdedag.days.models import Day, Feed
from plugdedag.front.about_me import sections
from plugdedag.front.leaving import leave
from plugdedag.lib.refusals import Refused
from plugdedag.people.models import Membership, Person
from tests.cast import Cast, other_city, person
from tests.days.reading import read, said


def feed(token: str, client: Client | None = None, **headers: str) -> Any:
    """What a program without a session gets."""
    return (client or Client()).get(reverse("my_feed", args=[token]), headers=headers)


@pytest.fixture
def token(cast: Cast) -> str:
    return calendars.make(cast.city, cast.bo, client_key=uuid.uuid4())


def mine(token: str) -> dict[str, dict[str, str]]:
    """The events of the feed by UID."""
    return {uid: said(event) for uid, event in read(feed(token).content).items()}


def say(day: Day, who: Person, **hours: dt.time) -> None:
    coming.come(Day.objects.get(pk=day.pk), who, client_key=uuid.uuid4(), **hours)


def uid(day: Day) -> str:
    return f"{day.pk}@testserver"


def test_what_i_come_to_what_i_wait_for_and_nothing_else(cast: Cast, token: str) -> None:
    cast.place.address_public, cast.place.access_notes = False, "Bel bij het hek"
    cast.place.save()
    for day in (cast.days[1], cast.days[3]):
        say(day, cast.femke)
    say(cast.days[1], cast.bo)
    changes.resize(cast.days[2], 0, cast.noor)
    say(cast.days[2], cast.bo)
    cast.days[0].rsvps.create(person=cast.bo, answer="not")  # never came in, so not called off either
    found = mine(token)
    assert {key: one["status"] for key, one in found.items()} == {
        uid(cast.days[1]): "CONFIRMED", uid(cast.days[2]): "TENTATIVE",
    }  # fmt: skip
    sure, waited = found[uid(cast.days[1])], found[uid(cast.days[2])]
    assert sure["location"] == "Sportpark De Dageraad, Zeeburgerdijk 1, 1019 AA Amsterdam"
    assert waited["location"] == "Sportpark De Dageraad, Oost, Amsterdam"
    assert sure["description"].split("\n") == [
        "Je hebt een plek.",
        "Lunch om 12.30.",
        "wifi, stroom",
        "Bel bij het hek",
    ]
    assert waited["description"].startswith("Je staat op de wachtlijst.")
    assert sure["url"] == f"http://testserver/days/{cast.days[1].pk}/"


def test_it_stands_at_my_own_hours(cast: Cast, token: str) -> None:
    say(cast.days[1], cast.bo, arrives=dt.time(12, 30), leaves=dt.time(14))
    event = read(feed(token).content)[uid(cast.days[1])]
    assert [event.dtstart.value.time(), event.dtend.value.time()] == [dt.time(12, 30), dt.time(14)]


def test_nobody_is_named_in_it(cast: Cast, token: str) -> None:
    say(cast.days[1], cast.femke)
    say(cast.days[1], cast.bo)
    changes.move(cast.days[1], cast.days[1].date + dt.timedelta(days=1), cast.noor, "Noor is ill")
    text = feed(token).content.decode().replace("\r\n ", "")
    for secret in (
        "Bo\r",
        "Noor",
        "Femke",
        "Idris",
        "Ria",
        "example.org",
        "020 555",
        "ATTENDEE",
        "ORGANIZER",
        token,
    ):
        assert secret not in text


def test_each_answer_and_each_change_moves_the_event_on(cast: Cast, token: str) -> None:
    """Join, wait, be promoted, change hours, cancel, come again, be moved, be called off: never back."""
    day, seen = cast.days[1], []

    def look(status: str) -> None:
        event = read(feed(token).content)[uid(day)]
        seen.append((int(event.sequence.value), event.last_modified.value))
        assert event.status.value == status
        assert event.dtstamp.value == event.last_modified.value

    changes.resize(day, 1, cast.noor)
    say(day, cast.femke)
    say(day, cast.bo)
    look("TENTATIVE")
    coming.cancel(Day.objects.get(pk=day.pk), cast.femke, client_key=uuid.uuid4())
    look("CONFIRMED")
    say(day, cast.bo, arrives=day.lunch)
    look("CONFIRMED")
    coming.cancel(Day.objects.get(pk=day.pk), cast.bo, client_key=uuid.uuid4())
    look("CANCELLED")
    say(day, cast.bo)
    look("CONFIRMED")
    changes.move(Day.objects.get(pk=day.pk), day.date + dt.timedelta(days=1), cast.noor)
    look("CONFIRMED")
    changes.cancel(Day.objects.get(pk=day.pk), cast.noor)
    look("CANCELLED")
    sequences = [sequence for sequence, _at in seen]
    assert sequences == sorted(set(sequences))
    stamps = [at for _sequence, at in seen]
    assert stamps == sorted(stamps)


def test_it_is_of_this_city_and_these_days_alone(cast: Cast, token: str) -> None:
    elsewhere = other_city()
    Membership.objects.create(city=elsewhere, person=cast.bo, since=elsewhere.today())
    there = Day.objects.create(
        city=elsewhere, place=cast.place, kind="free", date=cast.days[1].date, opens=dt.time(9), lunch=dt.time(12),
        closes=dt.time(17), capacity=3,
    )  # fmt: skip
    say(there, cast.bo)
    say(cast.days[1], cast.bo)
    Day.objects.filter(pk=cast.days[1].pk).update(date=cast.city.today() - dt.timedelta(days=400))
    say(cast.days[2], cast.bo)
    cast.residency.confirmation.delete()
    assert mine(token) == {}
    assert (
        Client(headers={"host": "rotterdam.testserver"}).get(reverse("my_feed", args=[token])).status_code
        == 404
    )


def test_three_days_cost_as_many_queries_as_one(cast: Cast, token: str) -> None:
    counts = []
    for day in cast.days[1:]:
        say(day, cast.bo)
        with CaptureQueriesContext(connection) as asked:
            feed(token)
        counts.append(len(asked))
    assert (len(set(counts)), len(mine(token))) == (1, 3)


def test_who_has_it_already_gets_it_again_only_when_it_changed(cast: Cast, token: str) -> None:
    say(cast.days[1], cast.bo)
    first = feed(token)
    assert first["Cache-Control"] == "private, max-age=900"
    assert first["X-Robots-Tag"] == "noindex"
    assert first["Content-Type"] == "text/calendar; charset=utf-8"
    same = {"If-None-Match": first["ETag"]}
    assert feed(token, **same).status_code == 304
    cast.place.name = "De Nieuwe Dageraad"
    cast.place.save()
    assert feed(token, **same).status_code == 200


def test_it_speaks_its_readers_language(cast: Cast, token: str) -> None:
    say(cast.days[1], cast.bo)
    Person.objects.filter(pk=cast.bo.pk).update(language="en")
    text = feed(token, **{"accept-language": "nl"}).content.decode()
    assert "My days at PLUG Amsterdam" in text
    assert "You have a seat." in text


def test_a_wrong_a_stopped_and_a_left_address_are_the_same_nothing(cast: Cast, token: str) -> None:
    old = calendars.make(cast.city, cast.femke, client_key=uuid.uuid4())
    calendars.stop(cast.city, cast.femke)
    gone = person(cast.city, "Gijs")
    left = calendars.make(cast.city, gone, client_key=uuid.uuid4())
    Person.objects.filter(pk=gone.pk).update(is_active=False)
    tried = ["guessed", old, left, token[:-1], str(Feed.objects.values_list("token_hash", flat=True).first())]
    answers = [(each, feed(each)) for each in tried]
    assert {answer.status_code for _each, answer in answers} == {404}
    pages = {
        re.sub(r'(csrfmiddlewaretoken"|next") value="[^"]+"', "", answer.content.decode())
        for _each, answer in answers
    }  # of the form for the language
    assert len(pages) == 1
    assert feed(token).status_code == 200


def test_only_a_hash_is_kept(cast: Cast, token: str) -> None:
    [row] = Feed.objects.all().values()
    assert token not in str(row)


def test_pressing_twice_is_one_address_and_a_new_press_stops_the_old_one(cast: Cast) -> None:
    key = uuid.uuid4()
    first, again = (calendars.make(cast.city, cast.bo, client_key=key) for _twice in range(2))
    assert (first == again, Feed.objects.count()) == (True, 1)
    renewed = calendars.make(cast.city, cast.bo, client_key=uuid.uuid4())
    assert [feed(each).status_code for each in (first, renewed)] == [404, 200]
    with pytest.raises(Refused):
        calendars.make(cast.city, cast.bo, client_key=key)
    assert feed(renewed).status_code == 200
    assert calendars.make(cast.city, cast.femke, client_key=key) != first  # a key of another is of no use


def test_one_press_on_my_plug_shows_it_once(client: Client, cast: Cast) -> None:
    client.force_login(cast.bo)
    page = client.get(reverse("mine"))
    assert "Maak mijn agenda" in page.content.decode()
    key = page.context["calendar_form"]["client_key"].value()
    assert (client.get(reverse("my_calendar")).status_code, Feed.objects.count()) == (
        200,
        0,
    )  # looking makes none
    made = client.post(reverse("my_calendar"), {"client_key": str(key)})
    address = made.context["address"]
    assert made.context["webcal"] == address.replace("http:", "webcal:")
    assert made["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"
    assert address in made.content.decode()
    assert Client().get(address).status_code == 200
    for name in ("my_calendar", "mine"):
        assert address.rpartition("/")[2] not in client.get(reverse(name)).content.decode()
    assert client.post(reverse("my_calendar"), {"client_key": str(key)}).context["address"] == address
    client.post(reverse("my_calendar_end"))
    assert Client().get(address).status_code == 404
    again = client.post(reverse("my_calendar"), {"client_key": str(key)}, follow=True)
    assert "Dat adres is gestopt" in again.content.decode()


def test_a_broken_key_makes_an_address_all_the_same(client: Client, cast: Cast) -> None:
    client.force_login(cast.bo)
    assert client.post(reverse("my_calendar"), {"client_key": "x"}).status_code == 200
    assert Feed.objects.count() == 1


def test_who_leaves_has_no_calendar_any_more(cast: Cast, token: str) -> None:
    say(cast.days[1], cast.bo)
    leave(cast.bo, client_key=uuid.uuid4())
    assert (feed(token).status_code, Feed.objects.count()) == (404, 0)


def test_my_data_tell_that_there_is_one_and_not_where(cast: Cast, token: str) -> None:
    [told] = [each for each in sections(cast.bo) if each.name == "days.Feed"]
    [row] = told.rows
    assert set(row) == {"city", "made", "revoked"}
