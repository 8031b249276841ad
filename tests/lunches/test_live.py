"""Following a board: what changed since a number, for whom; and no change that falls between two looks."""

from __future__ import annotations

import asyncio
import json
import threading
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from plugdedag.days.models import Visit
from plugdedag.days.scanning import GUEST
from plugdedag.lib import stopping
from plugdedag.lunches.live import hub as hubs
from plugdedag.lunches.live.lines import news
from plugdedag.lunches.live.telling import Reader, told
from plugdedag.people.blocking import block
from plugdedag.people.models import Person
from plugdedag.questions import happening
from plugdedag.questions.changing import edit, hide, merge, show
from plugdedag.questions.contributing import contribute
from plugdedag.questions.models import BoardClock, Contribution
from plugdedag.questions.supporting import support
from tests.at_once import LONG, finished, together
from tests.cast import Cast
from tests.questions.said import entering, stranger

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_lunch")]

ANYBODY = Reader()


def say(cast: Cast, words: str, author: Person | None = None, **other: Any) -> Contribution:
    who = {} if other.get("visit") else {"author": author or cast.bo}
    return contribute(
        cast.question, uuid=uuid4(), kind="reframing", text=words, day=cast.days[0], **who, **other
    )


def look(cast: Cast, after: int = 0, reader: Reader = ANYBODY) -> dict[str, Any]:
    return told(news(cast.days[0], cast.question.pk, after), reader)


def words(found: dict[str, Any]) -> list[str]:
    return [line["words"] for line in found["lines"]]


def test_all_of_it_at_first_and_then_only_what_changed(cast: Cast) -> None:
    one = say(cast, "Wie mist ons?")
    first = look(cast)
    assert (first["whole"], words(first)) == (True, ["Wie mist ons?"])
    say(cast, "Wanneer mis je ons?", cast.femke)
    edit(one, "Wie zou ons missen?", client_key=uuid4(), by=cast.bo)
    second = look(cast, first["seq"])
    assert (second["whole"], sorted(words(second))) == (False, ["Wanneer mis je ons?", "Wie zou ons missen?"])
    assert look(cast, second["seq"]) == {"seq": second["seq"], "whole": False, "lines": [], "gone": []}


@pytest.mark.parametrize("never", [99, -1])
def test_a_number_that_the_board_never_had_gets_all_of_it(cast: Cast, never: int) -> None:
    say(cast, "Wie mist ons?")
    assert look(cast, never)["whole"]


def test_of_two_that_became_one_the_first_goes_and_its_support_comes_along(cast: Cast) -> None:
    one, other = say(cast, "Wie mist ons?"), say(cast, "Wie zou ons missen?", cast.femke)
    support(one, cast.femke, wanted=True)
    before = look(cast)["seq"]
    merge(one, other, by=cast.noor, client_key=uuid4())
    after = look(cast, before)
    assert after["gone"] == [str(one.pk)]
    assert {line["id"]: line["support"] for line in after["lines"]} == {str(other.pk): 1}
    show(one, by=cast.noor, client_key=uuid4())
    apart = look(cast, after["seq"])
    assert {line["id"]: line["support"] for line in apart["lines"]} == {str(one.pk): 1, str(other.pk): 0}


def test_what_is_taken_off_goes_for_everybody_but_who_keeps_the_board(cast: Cast) -> None:
    one = say(cast, "Wie mist ons?")
    before = look(cast)["seq"]
    hide(one, by=cast.noor, why="Dubbel.", client_key=uuid4())
    assert look(cast, before)["gone"] == [str(one.pk)]
    assert look(cast, before, Reader(keeper=True))["lines"][0]["off"]
    assert look(cast)["lines"] == []


def test_each_reader_gets_their_own(cast: Cast) -> None:
    one = say(cast, "Wie mist ons?")
    guest = Visit.objects.create(day=cast.days[0], guest_name="Ria", of_host=True)
    theirs = say(cast, "Ik mis de soep.", visit=guest, guest="Ria")
    support(one, guest, wanted=True)
    block(cast.femke, cast.bo)
    entering(cast.femke)
    mine = {line["id"]: line for line in look(cast, reader=Reader(visit=guest.pk))["lines"]}
    assert (mine[str(theirs.pk)]["mine"], mine[str(one.pk)]["mine"], mine[str(one.pk)]["supported"]) == (
        True,
        False,
        True,
    )
    hers = look(cast, reader=Reader(person=cast.femke.pk, hidden=frozenset({cast.bo.pk})))["lines"]
    assert [line["by"] for line in hers] == ["", "Ria"]


def test_over_http_a_quiet_board_costs_little_and_strangers_get_nothing(cast: Cast) -> None:
    Visit.objects.create(day=cast.days[0], person=cast.bo)
    say(cast, "Wie mist ons?")
    bo, where = entering(cast.bo), f"/days/{cast.days[0].pk}/board/events/"
    seq = bo.get(where).json()["seq"]
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert bo.get(f"{where}?after={seq}").json()["lines"] == []
    assert len(asked) <= 12
    assert entering(stranger(cast)).get(where).status_code == 403
    assert Client().get(where).status_code == 302
    assert bo.get(f"{where}?after=²").json()["whole"]


def test_a_guest_who_scanned_in_writes_under_their_name(cast: Cast) -> None:
    visit = Visit.objects.create(day=cast.days[0], guest_name="Ria", of_host=True)
    phone = Client()
    session = phone.session
    session[GUEST] = str(visit.pk)
    session.save()
    where = f"/days/{cast.days[0].pk}/contributions/"
    body = {"uuid": str(uuid4()), "kind": "reframing", "text": "Ik mis de soep.", "table": "2"}
    answer = phone.post(where, body, headers={"Accept": "application/json"})
    assert answer.json() == {"key": body["uuid"], "words": ""}
    made = Contribution.objects.get()
    assert (made.visit, made.guest, made.author, made.contact, made.table) == (visit, "Ria", None, None, 2)
    visit.delete()
    assert phone.post(where, body | {"uuid": str(uuid4())}).status_code == 302  # to the door
    assert Contribution.objects.count() == 1


def follow(cast: Cast, until: threading.Event) -> dict[str, str]:
    """What somebody has who looks along from the beginning, folding only what changed since."""
    board: dict[str, str] = {}
    seq, last = 0, False
    while True:
        found = look(cast, seq)
        if found["whole"] and seq:
            pytest.fail("it was told all of it again")
        board |= {line["id"]: line["words"] for line in found["lines"]}
        if last:
            return board
        seq, last = found["seq"], until.is_set()


def crowd(cast: Cast) -> tuple[dict[str, str], int]:
    """Several write at once while somebody looks along; what they have in the end, and how many there are."""
    say(cast, "De eerste.")
    done = threading.Event()

    def writes() -> None:
        for number in range(5):
            say(cast, f"Gedachte {number}")

    def all_write() -> None:
        together([writes] * 4)
        done.set()

    board = together([lambda: follow(cast, done), all_write])[0]
    return board, Contribution.objects.count()


@pytest.mark.django_db(transaction=True)
def test_nothing_falls_between_two_looks(cast: Cast) -> None:
    board, count = crowd(cast)
    assert len(board) == count == 21


@pytest.mark.django_db(transaction=True)
def test_numbers_taken_before_their_transaction_do_lose_something(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: somebody reads the number of a line that cannot be read yet, and never sees it."""
    say(cast, "De eerste.")
    seq = look(cast)["seq"]
    BoardClock.objects.filter(question=cast.question).update(
        seq=seq + 2
    )  # two numbers taken by two who write
    monkeypatch.setattr(happening, "following", lambda question: seq + 2)
    say(cast, "De tweede.", cast.femke)
    seen = look(cast, seq)
    monkeypatch.setattr(happening, "following", lambda question: seq + 1)
    say(cast, "De derde, die langer duurde.")
    assert words(look(cast, seen["seq"])) == []
    assert words(look(cast)) == ["De eerste.", "De tweede.", "De derde, die langer duurde."]


async def listened(cast: Cast, deeds: Any, most: int) -> list[dict[str, Any]]:
    """What a stream tells from the beginning, while the deeds are done, one after each thing it told."""
    found: list[dict[str, Any]] = []
    deeds = iter(deeds)
    loop = asyncio.get_running_loop()
    told_ = hubs.stream(cast.days[0], cast.question.pk, Reader(), 0, "nl")
    async for piece in told_:
        for line in piece.decode().splitlines():
            if line.startswith("data: "):
                found.append(json.loads(line[6:]))
                deed = next(deeds, None)
                if deed:
                    await loop.run_in_executor(None, lambda deed=deed: together([deed]))
        if len(found) == most:
            break
    await told_.aclose()
    return found


@pytest.mark.django_db(transaction=True)
def test_a_stream_tells_what_happens_and_leaves_nothing_behind(cast: Cast) -> None:
    say(cast, "De eerste.")
    deeds = [lambda: say(cast, "De tweede."), lambda: say(cast, "De derde.")]
    found = finished(asyncio.wait_for(listened(cast, deeds, 3), LONG))
    assert [words(each) for each in found] == [["De eerste."], ["De tweede."], ["De derde."]]
    assert hubs.hub.rooms == {}


@pytest.mark.django_db(transaction=True)
def test_a_stream_speaks_at_once_where_nothing_changed(cast: Cast) -> None:
    """By its silence a phone knows that something in between holds it back."""
    say(cast, "De eerste.")
    seq = look(cast)["seq"]

    async def first() -> bytes:
        told_ = hubs.stream(cast.days[0], cast.question.pk, Reader(), seq, "nl")
        pieces = [await anext(told_), await anext(told_)]
        await told_.aclose()
        return pieces[1]

    piece = finished(asyncio.wait_for(first(), LONG)).decode()
    assert json.loads(piece.split("data: ")[1]) == {"seq": seq, "whole": False, "lines": [], "gone": []}


@pytest.mark.django_db(transaction=True)
def test_a_stream_ends_when_the_server_stops(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stopping, "ENDS", [hubs.hub.close])

    async def until_the_end() -> list[bytes]:
        pieces = []
        async for piece in hubs.stream(cast.days[0], cast.question.pk, Reader(), 0, "nl"):
            pieces.append(piece)
            if len(pieces) == 2:
                stopping.stop()
        return pieces

    assert len(finished(asyncio.wait_for(until_the_end(), LONG))) == 2
