"""A lunch on a phone: reading along, adding, the list that refreshes, and who may."""

from __future__ import annotations

import datetime as dt
import re
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from plugdedag.days.models import Cancellation, Rsvp, Visit
from plugdedag.lunches.forms import ContributeForm
from plugdedag.questions.models import Action, Contribution, Withdrawal
from tests.cast import Cast
from tests.questions.said import FINDING, SECRET, bring, entering, owning, said_month, stranger

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_lunch")]

TEXT = "Wie mist ons als we dicht zijn?"


@pytest.fixture
def bo(cast: Cast) -> Client:
    """Bo, checked in at the first lunch."""
    Visit.objects.create(day=cast.days[0], person=cast.bo)
    return entering(cast.bo)


def add(client: Client, cast: Cast, *, day: int = 0, key: UUID | None = None, **other: object):
    body = {"uuid": str(key or uuid4()), "kind": "reframing", "text": TEXT} | other
    return client.post(f"/days/{cast.days[day].pk}/contributions/", body)


def lunch(client: Client, cast: Cast, day: int = 0):
    return client.get(f"/days/{cast.days[day].pk}/lunch/")


def test_adding_puts_it_on_the_board_for_the_next_reader(cast: Cast, bo: Client) -> None:
    assert add(bo, cast).status_code == 302
    made = Contribution.objects.get()
    assert (made.text, made.author, made.language) == (TEXT, cast.bo, "nl")
    assert TEXT in lunch(entering(cast.femke), cast).content.decode()


def test_a_double_submit_is_one_contribution(cast: Cast, bo: Client) -> None:
    key = uuid4()
    for _ in range(2):
        assert add(bo, cast, key=key).status_code == 302
    assert Contribution.objects.count() == 1


def test_the_back_button_with_other_words_keeps_both(cast: Cast, bo: Client) -> None:
    key = uuid4()
    add(bo, cast, key=key)
    again = add(bo, cast, key=key, text="En wie mist er iets?")
    page = again.content.decode()
    assert again.status_code == 422
    assert "En wie mist er iets?" in page
    fresh = re.findall(r'name="uuid" value="([^"]+)"', page)[0]
    assert fresh != str(key)
    add(bo, cast, key=UUID(fresh), text="En wie mist er iets?")
    assert set(Contribution.objects.values_list("text", flat=True)) == {TEXT, "En wie mist er iets?"}


@pytest.mark.parametrize("text", ["🧦" * 2001, "", "ممنوع" * 500])
def test_what_does_not_fit_comes_back_whole(cast: Cast, bo: Client, text: str) -> None:
    response = add(bo, cast, text=text)
    page = response.content.decode()
    assert response.status_code in {409, 422}
    assert f">\n{text}</textarea>" in page
    assert "field__error" in page
    assert Contribution.objects.count() == 0


def test_what_people_type_is_never_markup(cast: Cast, bo: Client) -> None:
    add(bo, cast, text="<b onclick=alert(1)>vet</b>")
    assert "<b onclick" not in lunch(bo, cast).content.decode()


def test_building_on_another_is_kept_and_told(cast: Cast, bo: Client) -> None:
    root = bring(cast, cast.days[0], cast.femke, "clarifying", "Hoeveel zijn er nu?")
    form = bo.get(f"/days/{cast.days[0].pk}/lunch/?from={root.pk}").content.decode()
    assert f'name="grew_from" value="{root.pk}"' in form
    add(bo, cast, grew_from=str(root.pk))
    assert Contribution.objects.get(text=TEXT).roots.get().parent == root


def test_who_may_read_and_who_may_add(cast: Cast, bo: Client) -> None:
    going = stranger(cast)
    Rsvp.objects.create(day=cast.days[0], person=going, answer="going", seat=1)
    waiting = stranger(cast)
    Rsvp.objects.create(day=cast.days[0], person=waiting, answer="waiting", ticket=1)
    readers = {
        "bo": bo,
        "going": entering(going),
        "femke": entering(cast.femke),
        "noor": entering(cast.noor),
        "owner": owning(cast),
    }
    strangers = {
        "waiting": entering(waiting),
        "member": entering(stranger(cast)),
        "other": entering(stranger(cast)),
    }
    bring(cast, cast.days[0], cast.bo, "viewpoint", SECRET)
    for name, client in readers.items():
        assert SECRET in lunch(client, cast).content.decode(), name
        assert add(client, cast, text=f"Van {name}").status_code == 302, name
    for name, client in strangers.items():
        answer = lunch(client, cast)
        assert answer.status_code == 403, name
        assert SECRET not in answer.content.decode(), name
        assert add(client, cast, text=f"Van {name}").status_code == 403, name
    assert lunch(Client(), cast).status_code == 302
    assert {row.text for row in Contribution.objects.all()} == {SECRET} | {f"Van {name}" for name in readers}


def test_who_was_there_last_week_reads_along_and_cannot_add(
    cast: Cast, at_lunch: time_machine.Traveller
) -> None:
    said_month(cast, today=2)
    idris = entering(cast.idris)
    page = lunch(idris, cast, day=1).content.decode()
    assert FINDING in page
    assert 'name="uuid"' not in page
    answer = add(idris, cast, day=1, kind="idea")
    assert answer.status_code == 409
    assert TEXT in answer.content.decode()


def test_before_the_doors_open_there_is_only_reading(
    cast: Cast, bo: Client, at_lunch: time_machine.Traveller
) -> None:
    at_lunch.move_to(cast.days[0].starts - dt.timedelta(minutes=1))
    assert 'name="uuid"' not in lunch(bo, cast).content.decode()
    answer = add(bo, cast)
    assert answer.status_code == 409
    assert TEXT in answer.content.decode()
    assert Contribution.objects.count() == 0


def test_the_day_after_only_paper_is_typed_up(
    cast: Cast, bo: Client, at_lunch: time_machine.Traveller
) -> None:
    at_lunch.move_to(cast.days[0].lunch_starts + dt.timedelta(days=1))
    assert add(bo, cast).status_code == 409
    assert add(entering(cast.femke), cast, guest="Mo").status_code == 302
    made = Contribution.objects.get()
    assert (made.author, made.guest, made.brought_by) == (None, "Mo", "Mo")


@pytest.mark.parametrize("what", ["cancelled", "withdrawn"])
def test_a_day_or_question_that_stopped_takes_nothing_and_says_so(cast: Cast, bo: Client, what: str) -> None:
    if what == "cancelled":
        Cancellation.objects.create(day=cast.days[0], by=cast.noor)
    else:
        Withdrawal.objects.create(question=cast.question, by=cast.ria)
    answer = add(bo, cast)
    assert answer.status_code == 409
    assert TEXT in answer.content.decode()
    assert Contribution.objects.count() == 0


def test_the_page_asks_as_often_for_three_as_for_one(cast: Cast, bo: Client) -> None:
    lunch(bo, cast)  # the first page of a day notes that this browser is there
    counts = []
    for number in range(3):
        made = bring(cast, cast.days[0], cast.femke, "clarifying", f"Vraag {number}")
        made.supports.create(person=cast.idris)
        with CaptureQueriesContext(connection) as asked:
            assert lunch(bo, cast).status_code == 200
        counts.append(len(asked))
    assert counts == [counts[0]] * 3
    assert counts[0] <= 20


def test_the_fourth_lunch_agrees_who_does_what_by_when(cast: Cast, at_lunch: time_machine.Traveller) -> None:
    at_lunch.move_to(cast.days[3].lunch_starts)
    Visit.objects.create(day=cast.days[3], person=cast.bo)
    bo, path = entering(cast.bo), f"/days/{cast.days[3].pk}/actions/"
    due = cast.days[3].date + dt.timedelta(days=14)
    body = {"client_key": str(uuid4()), "what": "Een ouderavond", "who": "Ria", "due": due.isoformat()}
    for _ in range(2):
        assert bo.post(path, body).status_code == 302
    assert [(row.what, row.who, row.due, row.by) for row in Action.objects.all()] == [
        ("Een ouderavond", "Ria", due, cast.bo)
    ]
    past = {**body, "client_key": str(uuid4()), "what": "Te laat", "due": "2020-01-01"}
    answer = bo.post(path, past)
    assert answer.status_code == 409
    assert "Te laat" in answer.content.decode()
    assert "Een ouderavond" in lunch(bo, cast, day=3).content.decode()
    with CaptureQueriesContext(connection) as asked:
        lunch(bo, cast, day=3)
    assert len(asked) <= 24


def test_only_the_fourth_lunch_agrees_actions(cast: Cast, bo: Client) -> None:
    bo.post(
        f"/days/{cast.days[0].pk}/actions/",
        {"client_key": str(uuid4()), "what": "x", "who": "y", "due": "2099-01-01"},
    )
    assert Action.objects.count() == 0


def test_a_month_without_a_question_says_so(cast: Cast, bo: Client) -> None:
    cast.question.delete()
    assert lunch(bo, cast).status_code == 200
    assert add(bo, cast).status_code == 302


def test_a_free_day_has_no_lunch(cast: Cast, bo: Client) -> None:
    type(cast.days[0]).objects.filter(pk=cast.days[0].pk).update(kind="free", number=None)
    assert lunch(bo, cast).status_code == 404


def test_the_hint_in_the_form_fits_whatever_kind_is_chosen(cast: Cast) -> None:
    steps = {day.step for day in cast.days}
    boxes = {str(ContributeForm(day)["text"]) for day in cast.days}
    assert (len(steps), len(boxes)) == (3, 1)
    assert "Eén ding tegelijk" in boxes.pop()
