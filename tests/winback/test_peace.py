"""“Leave me be” is for good: by one press in the mail, in a race, after a forged button, and in the worker's hands."""

from __future__ import annotations

import re
import threading
import uuid
from contextlib import nullcontext

import pytest
from django.core import mail
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from plugdedag.days.coming import come
from plugdedag.days.models import Cancellation, Day
from plugdedag.front.leaving import leave
from plugdedag.lib.refusals import Refused
from plugdedag.outbox.models import Effect, State
from plugdedag.people import consent
from plugdedag.people.blocking import block
from plugdedag.people.models import Duty, Person, Purpose
from plugdedag.winback import asking, letters, peace
from plugdedag.winback.asking import ask
from plugdedag.winback.models import Asked, AskedKind, How, LeaveMeBe
from plugdedag.winback.peace import leave_be, wants_peace
from tests.at_once import LONG, Meeting, together
from tests.cast import Cast, other_city
from tests.front.desks import browser
from tests.winback.world import send_all

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


def write(cast: Cast, to: Person, day: Day | None = None, by: Person | None = None) -> Asked:
    return ask(day or cast.days[1], to, by or cast.noor, "Kom je?", AskedKind.MISSED, uuid.uuid4())


@pytest.fixture
def bo(cast: Cast) -> Person:
    consent.give(cast.bo, Purpose.LETTERS)
    return cast.bo


def stop_of(cast: Cast, bo: Person) -> str:
    """The path in the header of a letter to Bo."""
    write(cast, bo)
    send_all()
    found = re.fullmatch(r"<http://testserver(/\S+)>", mail.outbox[-1].extra_headers["List-Unsubscribe"])
    assert found
    assert found[1] in mail.outbox[-1].body
    return found[1]


@pytest.mark.parametrize("body", [{}, ONE_CLICK])
def test_one_press_is_for_good_and_looking_does_nothing(cast: Cast, bo: Person, body: dict[str, str]) -> None:
    path, client = stop_of(cast, bo), Client(enforce_csrf_checks=True)
    assert client.get(path).status_code == 200
    assert not wants_peace(bo)
    assert [client.post(path, body).status_code for _twice in range(2)] == [200, 200]
    assert LeaveMeBe.objects.get().how == How.LETTER
    client.post(path, {"asked": "yes", "answer": "again"})  # whoever has the mail cannot take it back
    assert wants_peace(bo)
    assert consent.agreed(bo) == {Purpose.LETTERS}  # the news is another matter


def test_a_link_of_one_city_or_a_guess_stops_nothing(cast: Cast, bo: Person) -> None:
    path = stop_of(cast, bo)
    other_city()
    assert Client(headers={"host": "rotterdam.testserver"}).post(path).status_code == 404
    assert Client().post("/leave-me-be/guessed/").status_code == 404
    assert not wants_peace(bo)


def test_on_ones_own_page_it_is_said_and_taken_back(cast: Cast, bo: Person) -> None:
    client = browser(bo)
    for asked, wanted in (("no", True), ("no", True), ("yes", False), ("yes", False), ("?", True)):
        assert client.post(reverse("leave_me_be"), {"asked": asked})["Location"] == reverse("our_letters")
        assert wants_peace(bo) == wanted
    assert LeaveMeBe.objects.count() == 2


def test_said_before_the_button_is_pressed(cast: Cast, bo: Person) -> None:
    leave_be(bo, How.PAGE)
    with pytest.raises(Refused):
        write(cast, bo)
    assert not Effect.objects.exists()


def reasons(cast: Cast, bo: Person, way: str) -> None:
    {
        "leave me be": lambda: leave_be(bo, How.LETTER),
        "no letters": lambda: consent.withdraw(bo, Purpose.LETTERS),
        "blocked": lambda: block(bo, cast.noor),
        "answered": lambda: come(cast.days[1], bo, client_key=uuid.uuid4()),
        "called off": lambda: Cancellation.objects.create(day=cast.days[1], by=cast.noor),
        "writer left": lambda: writer_leaves(cast),
        "left": lambda: leave(bo, client_key=uuid.uuid4()),
        "plugged out": lambda: bo.memberships.all().delete(),
    }[way]()  # fmt: skip


def writer_leaves(cast: Cast) -> None:
    Duty.objects.create(
        city=cast.city, person=cast.femke, kind="organiser", since=cast.city.today(), given_by=None
    )
    leave(cast.noor, client_key=uuid.uuid4())


WAYS = [
    "leave me be",
    "no letters",
    "blocked",
    "answered",
    "called off",
    "writer left",
    "left",
    "plugged out",
]


def sent_to(email: str) -> int:
    return sum(message.to == [email] and "Kom je?" in message.body for message in mail.outbox)


@pytest.mark.parametrize("way", WAYS)
def test_what_is_queued_stays_in(cast: Cast, bo: Person, way: str) -> None:
    write(cast, bo)
    email = bo.email
    reasons(cast, bo, way)
    send_all()
    assert sent_to(email) == 0


def test_without_the_last_look_it_goes_all_the_same(
    cast: Cast, bo: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control."""
    monkeypatch.setattr(letters, "still_wanted", lambda asked: True)
    write(cast, bo)
    leave_be(bo, How.LETTER)
    send_all()
    assert sent_to(bo.email) == 1


def test_the_words_of_who_leaves_go(cast: Cast, bo: Person) -> None:
    made = write(cast, bo)
    writer_leaves(cast)
    made.refresh_from_db()
    assert (made.words, made.by and made.by.name) == ("", "")


def test_a_letter_that_went_is_forgotten_in_the_outbox(cast: Cast, bo: Person) -> None:
    write(cast, bo)
    send_all()
    effect = Effect.objects.get(kind=asking.KIND)
    assert (effect.state, effect.payload) == (State.DONE, {"template": letters.TEMPLATE, "language": "nl"})


# In one moment: a press of the writer, and one of the reader or of another writer.


@pytest.fixture
def meeting(monkeypatch: pytest.MonkeyPatch) -> Meeting:
    """A pause between looking whether somebody may be written to, and writing."""
    met, quick = Meeting(), asking.write

    def slowly(*args: object) -> Asked:
        met.wait()
        return quick(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(asking, "write", slowly)
    return met


def unlocked(person: Person) -> object:
    """SQLite without its one transaction, PostgreSQL without its row lock."""
    return nullcontext() if connection.vendor == "sqlite" else transaction.atomic()


def two_write(cast: Cast, bo: Person) -> int:
    """Two organisers write to one person in one moment, about two days. Answers how many letters there are."""
    deeds = [
        lambda: write(cast, bo, cast.days[1], cast.noor),
        lambda: write(cast, bo, cast.days[2], cast.idris),
    ]
    raised = together(deeds)
    assert [each for each in raised if isinstance(each, Exception) and not isinstance(each, Refused)] == []
    return Asked.objects.count()


@pytest.mark.django_db(transaction=True)
def test_two_who_write_at_once_send_one_letter(cast: Cast, bo: Person, meeting: Meeting) -> None:
    assert two_write(cast, bo) == 1


@pytest.mark.django_db(transaction=True)
def test_with_the_lock_off_two_go(
    cast: Cast, bo: Person, meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting.certain()
    monkeypatch.setattr(asking, "held", unlocked)
    assert two_write(cast, bo) == 2


class Pause:
    """The writer is between looking and writing until the reader has spoken, or cannot because of the lock."""

    def __init__(self) -> None:
        self.looked, self.spoken, self.patience = threading.Event(), threading.Event(), 0.2


@pytest.fixture
def pause(monkeypatch: pytest.MonkeyPatch) -> Pause:
    between, quick = Pause(), asking.write

    def slowly(*args: object) -> Asked:
        between.looked.set()
        between.spoken.wait(between.patience)
        return quick(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(asking, "write", slowly)
    return between


def said_meanwhile(cast: Cast, bo: Person, pause: Pause) -> None:
    """The reader says “leave me be” while the writer is in that pause."""

    def said() -> None:
        pause.looked.wait(LONG)
        leave_be(bo, How.LETTER)
        pause.spoken.set()

    assert [each for each in together([lambda: write(cast, bo), said]) if isinstance(each, Exception)] == []


@pytest.mark.django_db(transaction=True)
def test_a_press_in_the_same_moment_delivers_nothing(cast: Cast, bo: Person, pause: Pause) -> None:
    said_meanwhile(cast, bo, pause)
    assert Asked.objects.get().at < LeaveMeBe.objects.get().at  # one after the other
    send_all()
    assert mail.outbox == []
    assert wants_peace(bo)
    with pytest.raises(Refused):
        write(cast, bo, cast.days[2])


@pytest.mark.django_db(transaction=True)
def test_with_neither_lock_nor_last_look_it_is_delivered(
    cast: Cast, bo: Person, pause: Pause, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: looked before the press, written after it, and sent."""
    pause.patience = LONG
    monkeypatch.setattr(asking, "held", unlocked)
    monkeypatch.setattr(peace, "held", unlocked)
    monkeypatch.setattr(letters, "still_wanted", lambda asked: True)
    said_meanwhile(cast, bo, pause)
    assert Asked.objects.get().at > LeaveMeBe.objects.get().at
    send_all()
    assert sent_to(bo.email) == 1
