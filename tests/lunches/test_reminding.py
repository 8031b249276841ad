"""Who comes is reminded: once, the evening before, with all one wants to know before leaving home."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from uuid import uuid4

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from plugdedag.cities.models import City
from plugdedag.days import changes, coming, rhythms, timing
from plugdedag.days.models import Day, Rhythm, Rule
from plugdedag.lunches import reminding
from plugdedag.outbox import worker
from plugdedag.outbox.delivery import handlers
from plugdedag.outbox.models import Effect
from plugdedag.people.models import Person
from tests.cast import Cast, person

MINUTE, HOUR = dt.timedelta(minutes=1), dt.timedelta(hours=1)


@pytest.fixture
def day(cast: Cast) -> Iterator[Day]:
    """The second lunch, at a place that keeps its street back; Bo has a seat. It is two days before."""
    cast.place.address_public, cast.place.access_notes, cast.place.coffee = False, "Bel bij het hek", True
    cast.place.save()
    found = Day.objects.select_related("city", "place", "residency").get(pk=cast.days[1].pk)
    with time_machine.travel(timing.reminds_at(found) - dt.timedelta(days=1), tick=False):
        coming.come(found, cast.bo, client_key=uuid4())
        send_all()
        mail.outbox.clear()
        yield found


def send_all() -> None:
    while worker.work(handlers()):
        pass


def at(moment: dt.datetime) -> list[mail.EmailMessage]:
    """What is sent when the worker looks at this moment."""
    mail.outbox.clear()
    with time_machine.travel(moment, tick=False):
        reminding.remind()
        send_all()
    return [message for message in mail.outbox if "Tot" in message.subject or "See you" in message.subject]


def text(message: mail.EmailMessage) -> str:
    return " ".join(str(message.body).split())


def test_it_tells_everything_one_wants_to_know(day: Day, cast: Cast, client: Client) -> None:
    [message] = at(timing.reminds_at(day))
    told = text(message)
    for words in ("Sportpark De Dageraad, Zeeburgerdijk 1", "9.00–17.00", "12.30", "wifi, stroom, koffie",
                  "Bel bij het hek", cast.question.as_asked):  # fmt: skip
        assert words in told
    [(name, file, kind)] = [attached for attached in message.attachments if attached[2] == "text/calendar"]
    assert "Zeeburgerdijk" in file.replace("\r\n ", "")
    assert (name, message.to) == ("plug.ics", ["bo@example.org"])
    for secret in ("Idris", "Noor", "Ria", "020 555"):
        assert secret not in told
    [link] = re.findall(r"http://testserver(/rsvp/\S+/)\?answer=not", str(message.body))
    with time_machine.travel(timing.reminds_at(day) + HOUR):
        page = client.get(f"{link}?answer=not")
        assert day.rsvps.get().answer == "going"  # a mail scanner looks, and changes nothing
        key = page.context["form"]["client_key"].value()
        client.post(link, {"client_key": str(key), "answer": "not"})
    assert day.rsvps.get().answer == "not"


def test_once_from_six_in_the_evening_until_four_hours_before(day: Day) -> None:
    moment = timing.reminds_at(day)
    assert moment.astimezone(day.city.tzinfo).time() == dt.time(18)
    assert at(moment - MINUTE) == []
    assert len(at(moment)) == 1
    for later in (MINUTE, HOUR, 3 * HOUR, 10 * HOUR):
        assert at(moment + later) == []


def test_to_who_has_a_seat_and_nobody_else(day: Day, cast: Cast) -> None:
    Day.objects.filter(pk=day.pk).update(capacity=1)
    coming.come(day, cast.femke, client_key=uuid4())  # waits
    coming.cancel(day, cast.idris, client_key=uuid4())
    assert [message.to for message in at(timing.reminds_at(day))] == [["bo@example.org"]]


@pytest.mark.parametrize(("name", "late"), [("Bo", False), ("Femke", True)])
def test_who_got_a_seat_after_that_moment_had_it_all_in_that_letter(
    day: Day, cast: Cast, name: str, late: bool
) -> None:
    moment = timing.reminds_at(day)
    with time_machine.travel(moment + MINUTE, tick=False):
        coming.come(day, cast.femke, client_key=uuid4())
        send_all()
    told = text(next(message for message in mail.outbox if message.to == ["femke@example.org"]))
    for words in ("Zeeburgerdijk 1", "Bel bij het hek", "wifi, stroom, koffie"):
        assert words in told
    got = [message.to for message in at(moment + 15 * MINUTE)]
    assert ([f"{name.lower()}@example.org"] in got) is not late


def test_changing_ones_hours_that_evening_keeps_the_reminder(day: Day, cast: Cast) -> None:
    with time_machine.travel(timing.reminds_at(day) + MINUTE, tick=False):
        coming.come(day, cast.bo, client_key=uuid4(), arrives=day.lunch)
    [message] = at(timing.reminds_at(day) + 10 * MINUTE)
    assert "van 12.30 tot 17.00" in text(message)


def test_who_is_promoted_that_evening_gets_one_letter(day: Day, cast: Cast) -> None:
    Day.objects.filter(pk=day.pk).update(capacity=1)
    coming.come(day, cast.femke, client_key=uuid4())
    with time_machine.travel(timing.reminds_at(day) + MINUTE, tick=False):
        coming.cancel(day, cast.bo, client_key=uuid4())
        send_all()
    to_femke = [text(message) for message in mail.outbox if message.to == ["femke@example.org"]]
    assert [words for words in to_femke if "Zeeburgerdijk 1" in words] == to_femke[-1:]
    assert at(timing.reminds_at(day) + 15 * MINUTE) == []


def test_a_day_that_is_off_or_elsewhere_reminds_nobody(day: Day, cast: Cast) -> None:
    moment = timing.reminds_at(day)
    moved = changes.move(day, day.date + dt.timedelta(days=1), cast.noor)
    assert at(moment) == []
    assert len(at(moment + dt.timedelta(days=1))) == 1
    day.refresh_from_db()
    changes.move(day, moved.was, cast.noor)
    day.refresh_from_db()
    changes.cancel(day, cast.noor)
    assert at(moment + MINUTE) == []


def test_a_reminder_that_waits_does_not_go_when_its_reason_is_gone(day: Day, cast: Cast) -> None:
    moment = timing.reminds_at(day)
    for name in ("Ada", "Bas"):
        coming.come(day, person(cast.city, name), client_key=uuid4())
    with time_machine.travel(moment, tick=False):
        reminding.remind()
        assert Effect.objects.filter(kind=reminding.KIND).count() == 3
        coming.cancel(day, Person.objects.get(name="Ada"), client_key=uuid4())
        Person.objects.filter(name="Bas").update(is_active=False)
    assert [message.to for message in at(moment + MINUTE)] == [["bo@example.org"]]
    assert not Effect.objects.open().exists()


def test_a_day_moved_to_tomorrow_tells_the_street_and_reminds_no_more(day: Day, cast: Cast) -> None:
    moment = timing.reminds_at(day)
    changes.move(day, day.date + dt.timedelta(days=2), cast.noor)
    day.refresh_from_db()
    with time_machine.travel(moment + HOUR, tick=False):
        changes.move(day, day.date - dt.timedelta(days=2), cast.noor)
        send_all()
    told = [text(message) for message in mail.outbox if message.to == ["bo@example.org"]]
    assert len([words for words in told if "Zeeburgerdijk 1" in words]) == 2
    assert at(moment + HOUR + 15 * MINUTE) == []


def test_a_worker_that_was_away_reminds_until_four_hours_before(day: Day) -> None:
    late = timing.too_late(day)
    assert late == day.starts - 4 * HOUR
    assert at(late) == []
    assert len(at(late - MINUTE)) == 1


def test_a_reminder_that_could_not_be_sent_in_time_stays_in(day: Day) -> None:
    with time_machine.travel(timing.too_late(day) - MINUTE, tick=False):
        reminding.remind()
    assert at(timing.too_late(day)) == []
    assert not Effect.objects.open().exists()


def test_what_comes_late_waits_for_the_morning_if_that_is_soon_enough(day: Day) -> None:
    Day.objects.filter(pk=day.pk).update(opens=dt.time(14), lunch=dt.time(15))
    night = day.city.at(day.date - dt.timedelta(days=1), dt.time(23))
    assert at(night) == []
    assert len(at(day.city.at(day.date, dt.time(8)))) == 1


def test_every_opening_hour_reminds_between_thirty_and_four_hours_before(cast: Cast) -> None:
    day = cast.days[1]
    for date in (dt.date(2027, 3, 28), dt.date(2027, 10, 31), dt.date(2027, 6, 2)):
        for minute in range(24 * 60):
            day.date, day.opens = date, dt.time(minute // 60, minute % 60)
            before = timing.starts(day) - timing.reminds_at(day)
            assert 4 * HOUR < before <= 30 * HOUR, day.opens
            assert timing.fit(day, timing.reminds_at(day)) == timing.reminds_at(day), day.opens


def test_the_reminder_reads_in_the_readers_language(day: Day, cast: Cast) -> None:
    Person.objects.filter(pk=cast.bo.pk).update(language="en")
    [message] = at(timing.reminds_at(day))
    assert message.subject.startswith("See you on ")


def test_three_readers_cost_as_many_queries_as_one(day: Day, cast: Cast) -> None:
    counts = []
    for name in ("", "Ada", "Bas"):
        if name:
            coming.come(day, person(cast.city, name), client_key=uuid4())
        with (
            time_machine.travel(timing.reminds_at(day) + MINUTE, tick=False),
            CaptureQueriesContext(connection) as asked,
        ):
            reminding.remind()
        counts.append(len(asked))
    assert len(set(counts)) == 1


def test_a_rhythm_is_told_by_the_reminder_and_after_its_moment_at_once(day: Day, cast: Cast) -> None:
    moment = timing.reminds_at(day)
    rows = Day.objects.filter(pk=day.pk)
    City.objects.filter(pk=cast.city.pk).update(weekday=day.date.weekday())
    rhythms.choose(Rhythm(city=City.objects.get(), person=cast.idris, rule=Rule.EVERY))
    with time_machine.travel(moment + MINUTE, tick=False):
        rhythms.choose(Rhythm(city=City.objects.get(), person=cast.femke, rule=Rule.EVERY))
    assert rows.filter(rsvps__person__in=[cast.idris, cast.femke], rsvps__answer="going").count() == 2
    told = {message.to[0]: text(message) for message in at(moment + HOUR)}
    assert told.keys() == {cast.bo.email, cast.idris.email}
    assert "Door je ritme sta je al op de lijst" in told[cast.idris.email]
    assert "Door je ritme" not in told[cast.bo.email]
    keys = Effect.objects.filter(recipient=cast.femke.email, key__startswith="rsvp:")
    assert [effect.payload["template"] for effect in keys if effect.done >= moment] == [
        "days/letters/going.html"
    ]
