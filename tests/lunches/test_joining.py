"""From the card on a table to the board: a guest by a name, a plugger by a tap, who is in at once."""

from __future__ import annotations

from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from plugdedag.days.models import Day, Visit
from plugdedag.days.posters import poster_of
from plugdedag.questions.board import board
from plugdedag.questions.models import Action, Contribution, Support
from tests.cast import Cast
from tests.questions.said import bring, entering

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_lunch")]


def card(cast: Cast, table: int = 3) -> str:
    return f"/in/{poster_of(cast.days[0]).code}/{table}/"


def board_of(cast: Cast) -> str:
    return f"/days/{cast.days[0].pk}/lunch/"


@pytest.fixture
def ria(cast: Cast) -> Client:
    """A guest of the host, who scanned the card of the third table and gave her name."""
    phone = Client()
    body = {"guest_name": "Ria", "of_host": "on", "client_key": str(uuid4())}
    answer = phone.post(card(cast), body)
    assert (answer.status_code, answer["Location"]) == (302, board_of(cast) + "?table=3")
    return phone


def write(phone: Client, cast: Cast, **other: object) -> Contribution:
    body = {"uuid": str(uuid4()), "kind": "reframing", "text": "Ik mis de soep."} | other
    assert phone.post(f"/days/{cast.days[0].pk}/contributions/", body).status_code == 302
    return Contribution.objects.get(pk=str(body["uuid"]))


def test_a_guest_writes_under_the_name_they_gave_at_the_table_they_scanned(cast: Cast, ria: Client) -> None:
    page = ria.get(board_of(cast) + "?table=3").content.decode()
    assert 'name="table" value="2"' in page
    made = write(ria, cast, table="2")
    assert (made.guest, made.table, made.author, made.visit) == (
        "Ria",
        2,
        None,
        Visit.objects.get(guest_name="Ria"),
    )


def test_a_guest_supports_once_and_takes_it_back(cast: Cast, ria: Client) -> None:
    line = bring(cast, cast.days[0], cast.bo, "reframing", "Wie mist ons?")
    where = f"/contributions/{line.pk}/support/"
    for _time in range(2):
        assert ria.post(where, {"wanted": "yes"}).status_code == 302
    assert Support.objects.get().visit == Visit.objects.get(guest_name="Ria")
    assert board(cast.question)[0].support == 1
    assert 'aria-pressed="true"' in ria.get(board_of(cast)).content.decode()
    ria.post(where, {"wanted": "no"})
    assert not Support.objects.exists()


def test_a_guest_tells_their_own_otherwise_and_not_what_others_said(cast: Cast, ria: Client) -> None:
    mine, other = write(ria, cast), bring(cast, cast.days[0], cast.bo, "reframing", "Wie mist ons?")
    edit = {"edit-text": "Ik mis de soep het meest.", "edit-client_key": str(uuid4())}
    assert ria.post(f"/contributions/{mine.pk}/edits/", edit).status_code == 302
    assert {line.pk: line.words for line in board(cast.question)}[mine.pk] == edit["edit-text"]
    assert ria.post(f"/contributions/{other.pk}/edits/", edit).status_code == 403


def test_that_lunch_only(cast: Cast, ria: Client) -> None:
    """Not the next lunch, nor what was said at another."""
    later = bring(cast, cast.days[1], cast.bo, "finding", "Een week later.")
    assert ria.get(f"/days/{cast.days[1].pk}/lunch/").status_code == 302  # to sign in
    assert ria.post(f"/contributions/{later.pk}/support/", {"wanted": "yes"}).status_code in {302, 403}
    assert not Support.objects.exists()
    Visit.objects.all().delete()  # the opener took them off the list
    assert ria.get(board_of(cast)).status_code == 302


def test_who_is_in_already_is_at_the_board_at_once(cast: Cast) -> None:
    bo = entering(cast.bo)
    assert bo.get(card(cast)).status_code == 200
    assert bo.post(card(cast))["Location"] == board_of(cast) + "?table=3"
    assert bo.get(card(cast))["Location"] == board_of(cast) + "?table=3"


@pytest.mark.parametrize("said", ["0", "-1", "²", "99999999999", "drie", ""])
def test_a_table_that_is_none_is_no_table(cast: Cast, said: str) -> None:
    Visit.objects.create(day=cast.days[0], person=cast.bo)
    page = entering(cast.bo).get(board_of(cast), {"table": said})
    assert page.status_code == 200
    assert 'name="table" id' in page.content.decode() or 'name="table" value' not in page.content.decode()


def test_when_the_door_is_closed_nobody_comes_in_by_a_card(cast: Cast) -> None:
    address = card(cast)
    with time_machine.travel(cast.days[0].date.replace(day=28, month=1, year=2030), tick=False):
        assert Client().post(address, {"guest_name": "Ria", "client_key": str(uuid4())}).status_code == 409
    assert not Visit.objects.exists()


def test_what_a_guest_agrees_is_not_written_down_under_the_hosts_name(cast: Cast, ria: Client) -> None:
    last = cast.days[3]
    Day.objects.filter(pk=last.pk).update(date=cast.days[0].date)
    Day.objects.filter(pk=cast.days[0].pk).update(date=last.date)
    Visit.objects.update(day=last)
    body = {
        "client_key": str(uuid4()),
        "what": "De sleutel ophalen",
        "who": "Ria",
        "due": str(cast.city.today()),
    }
    assert ria.post(f"/days/{last.pk}/actions/", body).status_code == 302
    made = Action.objects.get()
    assert (made.what, made.by, made.contact) == ("De sleutel ophalen", None, None)
