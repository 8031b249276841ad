"""Who has a seat at a gathering is reminded as of any day: once, and in words of that evening, not of a lunch."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from uuid import uuid4

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse

from plugdedag.config import effects
from plugdedag.days import calendars, changes, coming, timing
from plugdedag.days.models import Day
from plugdedag.days.models.day import Days
from plugdedag.gatherings.models import Gathering
from plugdedag.outbox import worker
from plugdedag.outbox.delivery import handlers
from plugdedag.people.models import Person
from tests.cast import Cast
from tests.days.reading import read, said
from tests.gatherings.evenings import NAME, dinner

QUARTER = dt.timedelta(minutes=15)


def come(evening: Gathering, who: Person, guests: Sequence[str] = ()) -> None:
    coming.come(evening.day, who, client_key=uuid4(), guests=guests)


def send_all() -> None:
    while worker.work(handlers()):
        pass


def reminded(day: Day, after: dt.timedelta = dt.timedelta()) -> list[mail.EmailMessage]:
    """What is sent when the worker looks, so long after the moment of reminding."""
    send_all()
    mail.outbox.clear()
    with time_machine.travel(timing.reminds_at(day) + after, tick=False):
        for name, chore in effects.CHORES.items():
            if name.startswith("remind"):
                chore()
        send_all()
    return list(mail.outbox)


def text(message: mail.EmailMessage) -> str:
    return " ".join(str(message.body).split())


def bare(cast: Cast) -> None:
    """A place that keeps its street back."""
    cast.place.address_public, cast.place.access_notes = False, "Bel bij het hek"
    cast.place.save()


@pytest.mark.parametrize("by_invitation", [True, False])
def test_it_tells_of_the_evening_and_of_who_comes_along(cast: Cast, by_invitation: bool) -> None:
    bare(cast)
    evening = dinner(cast, cast.bo, cast.femke, by_invitation=by_invitation, capacity=2)
    come(evening, cast.bo, ["Sjaak", "Truus"])
    come(evening, cast.femke)
    [message] = reminded(evening.day)
    told = text(message)
    assert message.to == [cast.bo.email]
    assert message.subject.endswith(f": {NAME}")
    assert message.subject.startswith("Tot ")
    for words in (
        "Soep vooraf.", "Zeeburgerdijk 1", "18.00–22.00", "We beginnen om 18.30", "Bel bij het hek",
        "Voor Sjaak is er een plek naast je.", "Voor Truus is er nog geen plek.",
    ):  # fmt: skip
        assert words in told
    assert "unch" not in told
    for somebody in ("Femke", "Noor", cast.question.as_asked):
        assert somebody not in told
    [(name, file, _kind)] = [each for each in message.attachments if each[2] == "text/calendar"]
    assert (name, NAME in file, "Sjaak" in file) == ("plug.ics", True, False)


def test_who_comes_alone_reads_of_nobody_and_a_lunch_stays_a_lunch(cast: Cast) -> None:
    evening = dinner(cast, cast.bo)
    Day.objects.filter(pk=cast.days[1].pk).update(date=evening.day.date)
    come(evening, cast.bo)
    coming.come(Day.objects.get(pk=cast.days[1].pk), cast.femke, client_key=uuid4())
    told = {message.to[0]: text(message) for message in reminded(evening.day)}
    assert told.keys() == {cast.bo.email, cast.femke.email}
    assert "naast je" not in told[cast.bo.email]
    assert NAME in told[cast.bo.email]
    assert "Lunch om 12.30" in told[cast.femke.email]
    assert NAME not in told[cast.femke.email]


def test_once_and_again_only_for_another_date(cast: Cast) -> None:
    evening = dinner(cast, cast.bo)
    come(evening, cast.bo, ["Sjaak"])
    day = evening.day
    assert len(reminded(day)) == 1
    assert reminded(day, QUARTER) == []
    changes.move(day, day.date + dt.timedelta(days=2), cast.noor)
    assert len(reminded(day)) == 1
    changes.move(day, day.date + dt.timedelta(days=2), cast.noor)
    changes.cancel(Day.objects.get(pk=day.pk), cast.noor)
    assert reminded(day) == []


def test_who_is_asked_and_does_not_come_is_not_reminded(cast: Cast) -> None:
    evening = dinner(cast, cast.bo, cast.femke, cast.idris, capacity=1)
    come(evening, cast.bo)
    come(evening, cast.femke)  # waits
    coming.cancel(evening.day, cast.bo, client_key=uuid4())
    coming.cancel(evening.day, cast.idris, client_key=uuid4())
    assert [message.to for message in reminded(evening.day)] == [[cast.femke.email]]


def test_the_control_when_only_public_days_remind(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    evening = dinner(cast, cast.bo)
    come(evening, cast.bo)
    monkeypatch.setattr(Days, "settled", lambda days: days.filter(by_invitation=False))
    assert reminded(evening.day) == []
    monkeypatch.undo()
    assert len(reminded(evening.day)) == 1


def feed(cast: Cast, who: Person) -> dict[str, dict[str, str]]:
    """What a calendar program gets at the secret address of somebody."""
    token = calendars.make(cast.city, who, client_key=uuid4())
    answer = Client().get(reverse("my_feed", args=[token]))
    return {uid: said(event) for uid, event in read(answer.content).items()}


def test_it_stands_in_the_calendar_of_who_comes_or_waits_and_of_nobody_else(
    cast: Cast, client: Client
) -> None:
    bare(cast)
    evening = dinner(cast, cast.bo, cast.femke, cast.noor, capacity=2)
    come(evening, cast.bo, ["Sjaak"])
    come(evening, cast.femke)
    uid = f"{evening.day.pk}@testserver"
    mine, waits = feed(cast, cast.bo)[uid], feed(cast, cast.femke)[uid]
    assert (mine["status"], waits["status"]) == ("CONFIRMED", "TENTATIVE")
    assert mine["summary"] == f"PLUG: {NAME}"
    assert mine["description"].split("\n")[:2] == ["Je hebt een plek.", "We beginnen om 18.30."]
    assert "Zeeburgerdijk" in mine["location"]
    assert "Zeeburgerdijk" not in waits["location"]
    assert "Sjaak" not in str(mine)
    assert feed(cast, cast.idris) == feed(cast, cast.noor) == {}  # not asked; asked, and said nothing yet
    assert NAME not in client.get(reverse("calendar")).content.decode()
    coming.cancel(evening.day, cast.bo, client_key=uuid4())
    assert feed(cast, cast.bo)[uid]["status"] == "CANCELLED"


def test_its_file_is_for_who_is_asked(cast: Cast, client: Client) -> None:
    evening = dinner(cast, cast.bo)
    address = reverse("day_ics", args=[evening.day.pk])
    assert client.get(address).status_code == 404
    client.force_login(cast.femke)
    assert client.get(address).status_code == 404
    client.force_login(cast.bo)
    answer = client.get(address)
    assert NAME in answer.content.decode()
    assert "Cookie" in answer.headers["Vary"]  # no cache gives it to somebody else
