"""“You need two more”: whom a person asks for a day, each in their own language, each once, and what came of it."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext

import pytest
from django.core import mail
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from plugdedag.days.coming import cancel, come
from plugdedag.days.models import Cancellation, Day
from plugdedag.lib.refusals import Refused
from plugdedag.outbox.bouncing import bounced
from plugdedag.outbox.models import Effect
from plugdedag.people import consent
from plugdedag.people.blocking import block
from plugdedag.people.models import Lookup, Person, Purpose
from plugdedag.turnout.needed import needed
from plugdedag.winback import asking, choosing
from plugdedag.winback.asking import TIMES, ask, ask_some, room
from plugdedag.winback.models import Asked, AskedKind, How
from plugdedag.winback.peace import leave_be
from plugdedag.winback.views import asking as page
from tests.at_once import Meeting, together
from tests.cast import Cast
from tests.front.desks import browser, says
from tests.winback.world import CROWD, crowd, send_all

pytestmark = pytest.mark.usefixtures("english")
NEED = 2


@pytest.fixture
def people(cast: Cast, days: list[Day]) -> list[Person]:
    return crowd(cast, days)


@pytest.fixture
def day(cast: Cast, people: list[Person], monkeypatch: pytest.MonkeyPatch) -> Day:
    """The day in a week, for which two more are needed whatever the forecast says."""
    monkeypatch.setattr(page, "needed", lambda day: NEED)
    return cast.days[1]


@pytest.fixture
def noor(cast: Cast) -> Client:
    return browser(cast.noor)


def at(day: Day) -> str:
    return reverse("asking", args=[day.pk])


def data(*people: Person, **more: str) -> dict[str, object]:
    return {
        "people": [str(one.uuid) for one in people], "words_nl": "Kom je ook?", "words_en": "Are you coming?",
        "client_key": str(uuid.uuid4()),
    } | more  # fmt: skip


def send(client: Client, day: Day, typed: dict[str, object]) -> object:
    client.post(at(day), typed)
    return client.post(at(day), typed | {"send": "yes"})


def listed(client: Client, day: Day) -> list[str]:
    body = client.get(at(day)).content.decode()
    return re.findall(r'type="checkbox" name="people".*?<span dir="auto">(\w+)</span>', body, re.DOTALL)


def test_it_says_how_many_and_whom_one_could_ask(cast: Cast, noor: Client, day: Day) -> None:
    assert says(noor.get(at(day)), "2 more people, and the tables are full")
    names = listed(noor, day)
    assert len(names) == TIMES * NEED
    assert names == sorted(names)
    assert set(names) <= set(CROWD)
    assert Lookup.objects.filter(by=cast.noor).count() == len(names)


def test_the_forecast_says_how_many(cast: Cast, noor: Client, people: list[Person]) -> None:
    day = cast.days[1]
    assert needed(day) > 0
    assert says(noor.get(at(day)), f"{needed(day)} more people, and the tables are full")


def test_each_gets_their_own_letter_in_their_own_language(
    cast: Cast, noor: Client, people: list[Person], day: Day
) -> None:
    anna, bram = people[:2]
    assert send(noor, day, data(anna, bram)).status_code == 302  # type: ignore[attr-defined]
    send_all()
    bodies = {message.to[0]: message.body for message in mail.outbox}
    assert bodies.keys() == {anna.email, bram.email}
    assert "Hoi Anna,\n\nKom je ook?\n\nNoor" in bodies[anna.email].replace("\n\n\n", "\n\n")
    assert "Hi Bram,\n\nAre you coming?\n\nNoor" in bodies[bram.email].replace("\n\n\n", "\n\n")
    assert "Anna" not in bodies[bram.email]
    assert {message.extra_headers["Reply-To"] for message in mail.outbox} == {cast.noor.email}


def test_what_came_of_it(cast: Cast, noor: Client, people: list[Person], day: Day) -> None:
    send(noor, day, data(*people[:3]))
    come(day, people[0], client_key=uuid.uuid4())
    cancel(day, people[1], client_key=uuid.uuid4())
    shown = noor.get(at(day))
    assert says(shown, "3 people were asked")
    assert says(shown, "Come: 1. Cannot: 1. Not answered yet: 1.")
    assert not set(listed(noor, day)) & {"Anna", "Bram", "Carla"}


def test_pressing_twice_is_once(noor: Client, people: list[Person], day: Day) -> None:
    typed = data(*people[:2])
    assert [send(noor, day, typed).status_code for _twice in range(2)] == [302, 302]  # type: ignore[attr-defined]
    assert (Asked.objects.count(), Effect.objects.count()) == (2, 2)


def test_nothing_goes_before_it_was_read(noor: Client, people: list[Person], day: Day) -> None:
    shown = noor.post(at(day), data(*people[:2]) | {"send": "yes"})
    assert says(shown, "This is how it arrives")
    assert not Asked.objects.exists()
    frames = re.findall(r'<iframe[^>]* src="([^"]+)"', shown.content.decode())
    letters = [noor.get(frame) for frame in frames]
    assert [
        "Kom je ook?" in letters[0].content.decode(),
        "Are you coming?" in letters[1].content.decode(),
    ] == [True] * 2
    assert all("sandbox" in letter["Content-Security-Policy"] for letter in letters)


def test_more_than_a_day_needs_is_refused_and_nothing_typed_is_lost(
    noor: Client, people: list[Person], day: Day
) -> None:
    full = noor.post(at(day), data(*people[:5]) | {"send": "yes"})
    assert full.status_code == 422
    assert says(full, "Tick 4 names at most")
    assert "Kom je ook?" in full.content.decode()
    send(noor, day, data(*people[:3]))
    assert noor.post(at(day), data(*people[3:5]) | {"send": "yes"}).status_code == 422  # one more, not two
    assert Asked.objects.count() == 3


def test_a_text_is_missing_only_for_who_is_ticked(noor: Client, people: list[Person], day: Day) -> None:
    anna, bram = people[:2]
    assert noor.post(at(day), data(anna, words_en="")).status_code == 200
    missing = noor.post(at(day), data(anna, bram, words_en=""))
    assert missing.status_code == 422
    assert says(missing, "Please fill this in.")
    assert noor.post(at(day), data()).status_code == 422


ALONE: dict[str, Callable[[Cast, Day, Person], object]] = {
    "says leave me be": lambda cast, day, who: leave_be(who, How.PAGE),
    "takes no letters": lambda cast, day, who: consent.withdraw(who, Purpose.LETTERS),
    "left": lambda cast, day, who: Person.objects.filter(pk=who.pk).update(is_active=False),
    "comes": lambda cast, day, who: come(day, who, client_key=uuid.uuid4()),
    "said not this time": lambda cast, day, who: cancel(day, who, client_key=uuid.uuid4()),
    "blocked me": lambda cast, day, who: block(who, cast.noor),
    "is blocked by me": lambda cast, day, who: block(cast.noor, who),
    "bounced": lambda cast, day, who: bounced(who.email, "k", "550 5.1.1 No such user"),
    "asked for another day": lambda cast, day, who: ask(
        cast.days[2], who, cast.idris, "Kom je?", AskedKind.MISSED, uuid.uuid4()
    ),
}


@pytest.mark.parametrize("way", ALONE)
def test_a_forged_tick_writes_to_nobody(
    cast: Cast, noor: Client, people: list[Person], day: Day, way: str
) -> None:
    anna = people[0]
    assert anna in choosing.candidates(day, cast.noor, 4, [str(anna.uuid)])
    ALONE[way](cast, day, anna)
    already = Asked.objects.count()
    assert "Anna" not in listed(noor, day)
    assert send(noor, day, data(anna)).status_code == 422  # type: ignore[attr-defined]
    assert ask_some(day, [(anna, "Kom")], cast.noor, needed=2, client_key=uuid.uuid4()) == ([], [anna])
    assert Asked.objects.count() == already
    assert noor.get(reverse("asking_letter", args=[day.pk, anna.uuid])).status_code == 404


def test_who_answers_in_the_meantime_is_left_out_and_the_others_go(
    cast: Cast, noor: Client, people: list[Person], day: Day
) -> None:
    typed = data(*people[:2])
    noor.post(at(day), typed)
    cancel(day, people[0], client_key=uuid.uuid4())
    again = noor.post(at(day), typed | {"send": "yes"})
    assert again.status_code == 422
    assert says(again, "is off the list")
    made, left_out = ask_some(
        day, [(one, "Kom") for one in people[:2]], cast.noor, needed=2, client_key=uuid.uuid4()
    )
    assert ([one.to for one in made], left_out) == ([people[1]], [people[0]])


def test_a_day_that_is_called_off_asks_nobody(
    cast: Cast, noor: Client, people: list[Person], day: Day
) -> None:
    Cancellation.objects.create(day=day, by=cast.noor)
    day = Day.objects.whole().get(pk=day.pk)
    assert (listed(noor, day), room(day, 9)) == ([], 0)
    assert noor.post(at(day), data(people[0], send="yes")).status_code == 422
    with pytest.raises(Refused):
        ask_some(day, [(people[0], "Kom")], cast.noor, needed=2, client_key=uuid.uuid4())


def test_no_need_says_so(noor: Client, day: Day, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "needed", lambda day: 0)
    for early, why in ((True, "it is too early to say."), (False, "there are enough for tables of five.")):
        monkeypatch.setattr(page, "is_early", lambda day, early=early: early)
        assert says(noor.get(at(day)), "Nobody needs to be asked now")
        assert says(noor.get(at(day)), why)
    assert listed(noor, day) == []


def test_only_who_organises_asks(cast: Cast, day: Day) -> None:
    assert browser(cast.idris).get(at(day)).status_code == 403
    assert asking.KIND == "asked"


# Two organisers in one moment: no more are asked than the day needs.


@pytest.fixture
def meeting(monkeypatch: pytest.MonkeyPatch) -> Meeting:
    """A pause between looking how much room there is, and writing."""
    met, quick = Meeting(), asking.write

    def slowly(*args: object) -> Asked:
        met.wait()
        return quick(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(asking, "write", slowly)
    return met


def both_ask(cast: Cast, people: list[Person]) -> int:
    """Noor asks three and Idris three others, where there is room for four. Answers how many were written to."""

    def deed(by: Person, some: list[Person]) -> Callable[[], object]:
        letters = [(one, "Kom je?") for one in some]
        return lambda: ask_some(cast.days[1], letters, by, needed=NEED, client_key=uuid.uuid4())

    raised = together([deed(cast.noor, people[:3]), deed(cast.idris, people[3:6])])
    assert [each for each in raised if isinstance(each, Exception) and not isinstance(each, Refused)] == []
    return Asked.objects.count()


@pytest.mark.django_db(transaction=True)
def test_two_who_ask_at_once_do_not_ask_too_many(cast: Cast, people: list[Person], meeting: Meeting) -> None:
    assert both_ask(cast, people) == 3


@pytest.mark.django_db(transaction=True)
def test_with_the_lock_off_too_many_are_asked(
    cast: Cast, people: list[Person], meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting.certain()

    @contextmanager
    def unlocked(day: Day) -> Iterator[Day]:
        """SQLite without its one transaction, PostgreSQL without its row lock."""
        with nullcontext() if connection.vendor == "sqlite" else transaction.atomic():
            yield Day.objects.whole().get(pk=day.pk)

    monkeypatch.setattr(asking, "locked", unlocked)
    assert both_ask(cast, people) == 6
