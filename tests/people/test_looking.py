"""Who read whose name: once a reader, an occasion and a day, and shown to who was read."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from plugdedag.days.models import Rsvp
from plugdedag.people.looking import note, seen_by
from plugdedag.people.models import Lookup, Occasion, Person
from tests.cast import Cast, person

EN = {"accept-language": "en"}


@pytest.fixture
def coming(cast: Cast) -> Person:
    Rsvp.objects.create(day=cast.days[0], person=cast.bo, answer="going", seat=1)
    return cast.bo


def test_the_opener_is_noted_at_the_door_once_a_day(client: Client, cast: Cast, coming: Person) -> None:
    client.force_login(cast.idris)
    door = reverse("door", args=[cast.days[0].pk])
    for _again in range(3):
        assert client.get(door).status_code == 200
    (row,) = Lookup.objects.all()
    assert (row.seen, row.by, row.occasion, row.date) == (coming, cast.idris, "door", cast.city.today())
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(days=1)):
        client.get(door)
    assert Lookup.objects.count() == 2


def test_who_is_found_by_name_is_noted_and_who_looks_is_not(client: Client, cast: Cast) -> None:
    client.force_login(cast.idris)
    client.get(reverse("door", args=[cast.days[0].pk]) + "?q=femke")
    client.get(reverse("door", args=[cast.days[0].pk]) + "?q=idris")
    assert [row.seen for row in Lookup.objects.all()] == [cast.femke]


def test_a_door_that_stays_shut_notes_nobody(client: Client, cast: Cast, coming: Person) -> None:
    client.force_login(cast.bo)
    assert client.get(reverse("door", args=[cast.days[0].pk])).status_code == 403
    assert not Lookup.objects.exists()


def test_the_desk_notes_who_is_named_there(client: Client, cast: Cast) -> None:
    with time_machine.travel(cast.days[0].starts):  # after closing time the next day is a week away
        client.force_login(cast.noor)
        client.get(reverse("desk"))
    assert {row.seen for row in Lookup.objects.filter(occasion=Occasion.DESK)} == {cast.idris, cast.femke}
    client.get(reverse("desk_day", args=[cast.days[1].pk]))
    chosen_from = {row.seen for row in Lookup.objects.filter(occasion=Occasion.CHOICE)}
    assert chosen_from == {cast.idris, cast.femke, cast.bo}


def test_the_person_reads_who_and_where(client: Client, cast: Cast) -> None:
    note(cast.city, cast.idris, [cast.bo, cast.femke], Occasion.DOOR)
    client.force_login(cast.bo)
    body = client.get(reverse("data"), headers=EN).content.decode()
    assert "Idris saw your name at the door" in body
    assert "Femke" not in body
    assert [row.by for row in seen_by(cast.bo)] == [cast.idris]


def test_noting_costs_the_same_for_one_and_for_many(cast: Cast) -> None:
    def cost(people: list[Person]) -> list[int]:
        """The first look of a day, and the second."""
        counted = []
        for _again in range(2):
            with CaptureQueriesContext(connection) as asked:
                note(cast.city, cast.noor, people, Occasion.DOOR)
            counted.append(len([one for one in asked if "SAVEPOINT" not in one["sql"]]))
        return counted

    one = cost([cast.bo])
    assert one == cost([person(cast.city, f"Plugger{n}") for n in range(30)])
    assert one == [2, 1]
