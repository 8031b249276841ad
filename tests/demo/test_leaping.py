"""The demo a lunch later: its clock goes on, its people have something to do, and nothing else changes."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.test import Client

from plugdedag.cities.models import City
from plugdedag.days.models import Day, Turn, Visit
from plugdedag.demo import clock, leaping, world
from plugdedag.demo.personas import PERSONAS
from plugdedag.demo.world.texts import SMALL
from plugdedag.people.models import Import, Person, Upload

WEDNESDAY = dt.date(2026, 11, 25)

pytestmark = pytest.mark.django_db


def test_the_last_lunch_of_the_month(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(clock.SHIFT, "0")
    world.build(1, WEDNESDAY, size=SMALL, at_lunch=True)
    visits = Visit.objects.count()
    then = dt.datetime.combine(WEDNESDAY, clock.LUNCH, clock.ZONE)
    with time_machine.travel(then, tick=False):
        last = leaping.leap()
        ahead = clock.ahead()
        leaping.forward(-ahead)
        assert leaping.leap() == last  # again gives no second turn
    assert (last.number, (then + ahead).astimezone(clock.ZONE)) == (
        4,
        dt.datetime.combine(last.date, clock.LUNCH, clock.ZONE),
    )
    carried = Turn.objects.filter(day=last, ended=None, kind__in=["opener", "facilitator"])
    assert set(carried.values_list("kind", "person__email")) == {
        (kind, PERSONAS[kind].email) for kind in ("opener", "facilitator")
    }
    assert Visit.objects.count() == visits
    with time_machine.travel(then + ahead, tick=False):
        facilitator = Client(headers={"host": "localhost"})
        facilitator.force_login(Person.objects.get(email=PERSONAS["facilitator"].email))
        page = facilitator.get(f"/days/{last.pk}/lunch/")
    assert (page.status_code, b"contributions" in page.content) == (200, True)


def test_a_list_waits_at_the_desk_and_one_was_taken_back(demo: City) -> None:
    organiser = Client(headers={"host": "localhost"})
    organiser.force_login(Person.objects.get(email=PERSONAS["organiser"].email))
    waits, undone = Upload.objects.get(), Import.objects.get()
    listed = organiser.get("/desk/imports/").content.decode()
    assert (str(waits.pk) in listed, str(undone.pk) in listed, undone.is_undone) == (True, True, True)
    report = organiser.get(f"/desk/uploads/{waits.pk}/").context["report"]
    assert report.counts == {"new": 7, "known": 1, "left-out": 3}
    assert (undone.counts, undone.undo.counts["withdrawn"]) == ({"new": 5}, 5)
    assert organiser.get(f"/desk/imports/{undone.pk}/").status_code == 200
    assert Day.objects.filter(date__lt=demo.today()).exists()
