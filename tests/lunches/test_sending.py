"""What the server answers a phone that sends what it kept: twice, late, too fast, for a neighbour, for another."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client

from plugdedag.days.models import Visit
from plugdedag.lunches import flooding
from plugdedag.questions.models import Contribution, Support
from tests.cast import Cast
from tests.questions.said import bring, entering

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_lunch")]

JSON = {"Accept": "application/json"}
HOSTILE = "<script>alert(1)</script> \x07 DROP TABLE"


@pytest.fixture
def bo(cast: Cast) -> Client:
    Visit.objects.create(day=cast.days[0], person=cast.bo)
    return entering(cast.bo)


@pytest.fixture
def femke(cast: Cast) -> Client:
    """A neighbour, who does not keep the board of this lunch."""
    cast.femke.turns.all().delete()
    Visit.objects.create(day=cast.days[0], person=cast.femke)
    return entering(cast.femke)


def idea(words: str = "Wie mist ons?", **other: Any) -> dict[str, Any]:
    return {"uuid": str(uuid4()), "kind": "reframing", "text": words} | other


def send(phone: Client, cast: Cast, body: dict[str, Any]) -> HttpResponse:
    return phone.post(f"/days/{cast.days[0].pk}/contributions/", body, headers=JSON)


@pytest.mark.parametrize("first", ["author", "neighbour"])
def test_the_phone_and_the_neighbours_phone_both_send_it_and_it_is_there_once(
    cast: Cast, bo: Client, femke: Client, first: str
) -> None:
    body = idea()
    tries = [(bo, body), (femke, body | {"handed": "Bo"})]
    for phone, sent in tries if first == "author" else tries[::-1]:
        answer = send(phone, cast, sent)
        assert (answer.status_code, answer.json()) == (200, {"key": body["uuid"], "words": ""})
    made = Contribution.objects.get()
    assert (made.author, made.guest) == ((cast.bo, "") if first == "author" else (None, "Bo, doorgegeven"))


def test_other_words_under_the_same_key_are_still_refused(cast: Cast, bo: Client, femke: Client) -> None:
    body = idea()
    send(bo, cast, body)
    assert send(femke, cast, body | {"handed": "Bo", "text": "Wat anders."}).status_code == 422
    assert Contribution.objects.get().text == "Wie mist ons?"


def test_who_floods_the_board_is_asked_to_wait_and_a_replay_never_is(
    cast: Cast, bo: Client, femke: Client, at_lunch: time_machine.Traveller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flooding, "MOST", 3)
    bodies = [idea(f"Gedachte {number}") for number in range(4)]
    answers = [send(bo, cast, body) for body in bodies]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert answers[3]["Retry-After"] == "20"
    assert send(bo, cast, bodies[0]).status_code == 200
    assert send(femke, cast, idea()).status_code == 200
    at_lunch.shift(61)
    assert send(bo, cast, bodies[3]).status_code == 200
    assert Contribution.objects.count() == 5


def test_another_name_for_each_handed_line_is_the_same_flood(
    cast: Cast, femke: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flooding, "MOST", 3)
    codes = [send(femke, cast, idea(f"Nr {name}", handed=name)).status_code for name in "abcd"]
    assert codes == [200, 200, 200, 429]


def test_what_was_typed_by_somebody_else_is_not_sent_under_this_name(cast: Cast, bo: Client) -> None:
    body = idea(me=str(cast.femke.uuid))
    assert send(bo, cast, body).status_code == 403
    assert send(bo, cast, body | {"me": "owner"}).status_code == 403
    line = bring(cast, cast.days[0], cast.femke, "reframing", "Wie mist ons?")
    wish = {"wanted": "yes", "me": str(cast.femke.uuid)}
    assert bo.post(f"/contributions/{line.pk}/support/", wish, headers=JSON).status_code == 403
    assert (Contribution.objects.count(), Support.objects.count()) == (1, 0)
    assert send(bo, cast, body | {"me": str(cast.bo.uuid)}).status_code == 200


def test_the_last_wish_wins_however_often_it_comes(cast: Cast, bo: Client) -> None:
    line = bring(cast, cast.days[0], cast.femke, "reframing", "Wie mist ons?")
    where = f"/contributions/{line.pk}/support/"
    for wanted, count in (("yes", 1), ("yes", 1), ("no", 0), ("no", 0), ("yes", 1)):
        answer = bo.post(where, {"wanted": wanted}, headers=JSON)
        assert (answer.status_code, answer.json()["key"]) == (200, str(line.pk))
        assert Support.objects.count() == count


def test_ten_thousand_characters_come_back_in_words_and_markup_stays_text(cast: Cast, bo: Client) -> None:
    answer = send(bo, cast, idea("lang " * 2000))
    assert answer.status_code == 409
    assert "9999" in answer.json()["words"]
    assert send(bo, cast, idea(HOSTILE)).status_code == 200
    told = bo.get(f"/days/{cast.days[0].pk}/board/events/").json()["lines"]
    assert [line["words"] for line in told] == [HOSTILE]
    assert "<script>alert" not in bo.get(f"/days/{cast.days[0].pk}/lunch/").content.decode()


def test_the_icon_leads_to_the_lunch_of_today_and_the_worker_to_no_other_page(cast: Cast, bo: Client) -> None:
    lunch = f"/days/{cast.days[0].pk}/lunch/"
    assert bo.get("/lunch/")["Location"] == lunch
    asked = bo.get("/lunch/manifest.json").json()
    assert (asked["start_url"], asked["display"]) == ("/lunch/", "standalone")
    worker = bo.get(f"{lunch}worker.js")
    assert "Service-Worker-Allowed" not in worker
    assert worker.content.decode().startswith("importScripts(")


def test_after_the_last_lunch_the_icon_leads_to_the_days(
    cast: Cast, bo: Client, at_lunch: time_machine.Traveller
) -> None:
    at_lunch.move_to(cast.days[3].ends + dt.timedelta(days=2))
    assert bo.get("/lunch/")["Location"] == "/days/"
