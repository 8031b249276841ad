"""What the letters say, in the language of who reads, and to whom an answer goes."""

import datetime as dt
from uuid import uuid4

import pytest
import time_machine
from django.core import mail

from plugdedag.days.changes import cancel, move, resize
from plugdedag.days.coming import cancel as cancel_seat
from plugdedag.days.coming import come
from plugdedag.days.letters import SEAT
from plugdedag.days.models import Day
from plugdedag.outbox import worker
from plugdedag.outbox.delivery import handlers
from plugdedag.outbox.models import Effect
from plugdedag.people.models import Person
from tests.cast import Cast, person


def payload(recipient: Person) -> dict[str, object]:
    return Effect.objects.get(recipient=recipient.email).payload


@pytest.mark.parametrize(
    ("language", "words"), [("nl", "jij staat bovenaan de lijst"), ("en", "you are the first on the list")]
)
def test_who_waits_first_reads_so(cast: Cast, language: str, words: str) -> None:
    Person.objects.filter(pk=cast.bo.pk).update(language=language)
    cast.bo.refresh_from_db()
    come(resize(cast.days[1], 0, cast.noor), cast.bo, client_key=uuid4())
    assert words in payload(cast.bo)["text"]


def test_who_waits_later_reads_how_many_are_before(cast: Cast) -> None:
    day = resize(cast.days[1], 0, cast.noor)
    for name in ("Ada", "Bas", "Cem"):
        come(day, person(cast.city, name, language="en"), client_key=uuid4())
    texts = {name: payload(Person.objects.get(name=name))["text"] for name in ("Bas", "Cem")}
    assert "1 person is before you" in texts["Bas"]
    assert "2 people are before you" in texts["Cem"]


@pytest.mark.parametrize("email", ["hallo@example.org", ""])
def test_an_answer_goes_to_the_organisers(cast: Cast, email: str) -> None:
    cast.city.email = email
    cast.city.save()
    come(cast.days[1], cast.bo, client_key=uuid4())
    assert payload(cast.bo)["headers"] == ({"Reply-To": email} if email else {})


def test_a_reason_is_text_and_never_markup(cast: Cast) -> None:
    come(cast.days[1], cast.bo, client_key=uuid4())
    cancel(cast.days[1], cast.noor, "<img src=x> & “storm” 🧡")
    told = Effect.objects.get(key__startswith="day-cancelled:", recipient=cast.bo.email).payload
    assert "<img" not in told["html"]
    assert "<img src=x> & “storm” 🧡" in told["text"]


@pytest.fixture
def queue(cast: Cast) -> Day:
    """The second lunch, full, with Femke waiting; five days before."""
    day = resize(cast.days[1], 1, cast.noor)
    for who in (cast.bo, cast.femke):
        come(day, who, client_key=uuid4())
    return Day.objects.select_related("city", "place").get(pk=day.pk)


def promoted(day: Day, at: dt.datetime, cast: Cast) -> Effect:
    """The letter about the seat that comes free at this moment."""
    with time_machine.travel(at, tick=False):
        cancel_seat(day, cast.bo, client_key=uuid4())
    return Effect.objects.get(kind=SEAT)


@pytest.mark.parametrize(
    ("days_before", "time", "due"),
    [
        (3, dt.time(14), "at once"), (3, dt.time(20, 59), "at once"), (3, dt.time(2), "at eight"),
        (3, dt.time(21), "at eight"), (1, dt.time(20, 30), "at once"), (1, dt.time(23), "at once"),
        (0, dt.time(2), "at once"), (0, dt.time(8, 30), "at once"),
    ],
)  # fmt: skip
def test_a_seat_is_told_at_once_and_by_night_only_for_a_day_that_is_near(
    cast: Cast, queue: Day, days_before: int, time: dt.time, due: str
) -> None:
    at = queue.city.at(queue.date - dt.timedelta(days=days_before), time)
    found = promoted(queue, at, cast)
    morning = at.date() + dt.timedelta(days=time >= dt.time(21))
    assert found.due == (at if due == "at once" else queue.city.at(morning, dt.time(8)))


def sent(at: dt.datetime) -> list[tuple[list[str], str]]:
    with time_machine.travel(at, tick=False):
        while worker.work(handlers()):
            pass
    return [(message.to, str(message.body)) for message in mail.outbox if "Plek vrij" in message.subject]


def test_a_seat_that_came_free_gives_time_and_a_way_to_say_no(cast: Cast, queue: Day) -> None:
    place = queue.place
    place.address_public, place.access_notes = False, "Bel bij het hek"
    place.save()
    at = queue.city.at(queue.date - dt.timedelta(days=3), dt.time(14))
    promoted(queue, at, cast)
    [(to, text)] = sent(at)
    assert to == ["femke@example.org"]
    for words in ("Zeeburgerdijk 1", "Bel bij het hek", "?answer=not"):
        assert words in text


@pytest.mark.parametrize("gone", ["given up", "called off", "left"])
def test_a_seat_that_is_no_longer_there_in_the_morning_is_not_told(cast: Cast, queue: Day, gone: str) -> None:
    at = queue.city.at(queue.date - dt.timedelta(days=3), dt.time(2))
    due = promoted(queue, at, cast).due
    with time_machine.travel(at + dt.timedelta(hours=1), tick=False):
        if gone == "given up":
            cancel_seat(queue, cast.femke, client_key=uuid4())
        elif gone == "called off":
            cancel(queue, cast.noor)
        else:
            Person.objects.filter(pk=cast.femke.pk).update(is_active=False)
    assert sent(due) == []
    assert not Effect.objects.filter(kind=SEAT).open().exists()


def test_room_for_more_is_told_in_the_order_of_the_line(cast: Cast, queue: Day) -> None:
    for name in ("Ada", "Bas"):
        come(queue, person(cast.city, name), client_key=uuid4())
    at = queue.city.at(queue.date - dt.timedelta(days=3), dt.time(14))
    with time_machine.travel(at, tick=False):
        resize(queue, 3, cast.noor)
    assert [to for to, _text in sent(at)] == [["femke@example.org"], ["ada@example.org"]]


def test_the_street_a_place_keeps_back_stays_with_who_has_a_seat(cast: Cast, queue: Day) -> None:
    queue.place.address_public = False
    queue.place.save()
    move(queue, queue.date + dt.timedelta(days=1), cast.noor)
    rows = Effect.objects.filter(key__startswith="day-moved:")
    told = {row.recipient: "Zeeburgerdijk" in f"{row.payload}" for row in rows}
    assert told == {"bo@example.org": True, "femke@example.org": False, "ria@example.org": True}
