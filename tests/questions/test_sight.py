"""Who reads what of a question. The month holds things that could leak: a secret, names, small numbers."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from plugdedag.days.models import Confirmation, Day, Visit
from plugdedag.people.models import Link
from plugdedag.questions import closing, owning
from plugdedag.questions.models import Action, Question, Support
from tests.cast import Cast, other_city, person
from tests.questions.said import (
    CHOSEN,
    FINDING,
    SECRET,
    WHY,
    Said,
    entering,
    owner_link,
    said_month,
    stranger,
)
from tests.questions.said import owning as owners_browser

pytestmark = pytest.mark.django_db


@pytest.fixture
def said(cast: Cast) -> Said:
    made = said_month(cast, today=5)
    Action.objects.create(
        question=cast.question,
        day=cast.days[3],
        what="Een ouderavond",
        who="Ayse Demir",
        due=cast.city.today(),
    )
    return made


def html(client: Client, cast: Cast, page: str = "") -> str:
    response = client.get(f"/questions/{cast.question.pk}/{page}")
    assert response.status_code == 200
    return response.content.decode()


def reads(client: Client, cast: Cast) -> set[str]:
    page = html(client, cast)
    return {text for text in (CHOSEN, WHY, FINDING, SECRET, "Femke", "Ayse Demir") if text in page}


EVERYTHING = {CHOSEN, WHY, FINDING, SECRET, "Femke", "Ayse Demir"}


def test_before_publication_the_world_reads_what_was_asked_and_chosen(cast: Cast, said: Said) -> None:
    assert reads(Client(), cast) == {CHOSEN, WHY}
    assert reads(entering(stranger(cast)), cast) == {CHOSEN, WHY}


@pytest.mark.parametrize("who", ["bo", "idris", "noor"])
def test_who_was_there_or_organises_reads_everything(cast: Cast, said: Said, who: str) -> None:
    assert reads(entering(getattr(cast, who)), cast) == EVERYTHING


def test_the_owner_reads_everything_by_link_for_half_a_day(cast: Cast, said: Said) -> None:
    with time_machine.travel(cast.city.at(cast.city.today(), dt.time(9))) as clock:
        browser = owners_browser(cast)
        assert reads(browser, cast) == EVERYTHING
        clock.shift(dt.timedelta(hours=13))
        assert reads(browser, cast) == {CHOSEN, WHY}


def test_a_revoked_link_opens_nothing_at_once(cast: Cast, said: Said) -> None:
    browser = owners_browser(cast)
    Link.objects.update(revoked=dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
    assert reads(browser, cast) == {CHOSEN, WHY}


def test_once_published_everybody_reads_it_without_names(cast: Cast, said: Said) -> None:
    closing.write_result(cast.question, "Het werd een avond.", by=cast.noor, seen=None)
    closing.publish(cast.question, cast.ria)
    assert reads(Client(), cast) == {CHOSEN, WHY, FINDING, SECRET}
    assert "Het werd een avond." in html(Client(), cast, "result/")
    closing.take_back(cast.question)
    assert reads(Client(), cast) == {CHOSEN, WHY}
    assert Client().get(f"/questions/{cast.question.pk}/result/").status_code == 404


def test_the_world_reads_the_result_the_owner_agreed_to(cast: Cast, said: Said) -> None:
    first = closing.write_result(cast.question, "Het werd een avond.", by=cast.noor, seen=None)
    closing.publish(cast.question, cast.ria)
    closing.write_result(cast.question, "Het werd ruzie.", by=cast.noor, seen=first.pk)
    assert "Het werd ruzie." not in html(Client(), cast)
    assert "Het werd ruzie." in html(entering(cast.bo), cast)
    closing.publish(cast.question, cast.ria)
    assert "Het werd ruzie." in html(Client(), cast)


@pytest.mark.parametrize(("people", "shown"), [(4, False), (5, True)])
def test_no_number_about_fewer_than_five(cast: Cast, said: Said, people: int, shown: bool) -> None:
    closing.write_result(cast.question, "Het werd een avond.", by=cast.noor, seen=None)
    closing.publish(cast.question, cast.ria)
    Visit.objects.all().delete()
    Support.objects.all().delete()
    for number in range(people):
        who = person(cast.city, f"P{number}")
        Visit.objects.create(day=cast.days[0], person=who)
        Support.objects.create(contribution=said.finding, person=who)
    page = html(Client(headers={"accept-language": "en"}), cast)
    assert ("support this" in page, "thought along" in page) == (shown, shown)


def test_withdrawn_it_is_gone_for_the_world_and_kept_for_who_was_there(cast: Cast, said: Said) -> None:
    closing.write_result(cast.question, "Het werd een avond.", by=cast.noor, seen=None)
    closing.publish(cast.question, cast.ria)
    owning.withdraw(cast.question, cast.ria)
    for page in ("", "result/"):
        assert Client().get(f"/questions/{cast.question.pk}/{page}").status_code == 404
    assert CHOSEN not in Client().get("/questions/").content.decode()
    assert reads(entering(cast.bo), cast) == EVERYTHING


def test_a_month_that_is_not_confirmed_is_nobodys_business(cast: Cast, said: Said) -> None:
    Confirmation.objects.all().delete()
    Visit.objects.all().delete()
    assert Client().get(f"/questions/{cast.question.pk}/").status_code == 404
    assert entering(stranger(cast)).get(f"/questions/{cast.question.pk}/").status_code == 404
    assert html(entering(cast.noor), cast)


def test_another_city_sees_nothing_of_it(cast: Cast, said: Said) -> None:
    there = other_city()
    token = owner_link(cast)
    client = Client(headers={"host": there.hostname})
    client.force_login(cast.noor)  # an organiser, but not of that city
    for path in (
        f"/questions/{cast.question.pk}/", f"/owner/{token}/", f"/contributions/{said.secret.pk}/",
        f"/days/{cast.days[0].pk}/lunch/",
    ):  # fmt: skip
        assert client.get(path).status_code in {403, 404}, path
    assert cast.question.title not in client.get("/questions/").content.decode()


def test_a_stranger_reads_no_single_contribution(cast: Cast, said: Said) -> None:
    path = f"/contributions/{said.secret.pk}/"
    assert entering(stranger(cast)).get(path).status_code == 403
    assert Client().get(path).status_code == 302
    assert SECRET in entering(cast.bo).get(path).content.decode()


def test_the_page_asks_the_database_as_often_for_much_as_for_little(cast: Cast, said: Said) -> None:
    closing.write_result(cast.question, "Het werd een avond.", by=cast.noor, seen=None)
    closing.publish(cast.question, cast.ria)
    counts = []
    for _ in range(2):
        for client in (Client(), entering(cast.bo), owners_browser(cast)):
            html(client, cast)  # the first page of a day notes that this browser is there
            with CaptureQueriesContext(connection) as asked:
                html(client, cast)
            counts.append(len(asked))
        for number in range(3):
            more = cast.question.contributions.create(
                day=cast.days[1], kind="idea", text=f"Idee {number}", author=cast.bo
            )
            Support.objects.create(contribution=more, person=cast.femke)
            cast.question.actions.create(
                day=cast.days[3], what=f"Doen {number}", who="Bo", due=cast.city.today()
            )
    assert counts[:3] == counts[3:]
    assert max(counts) <= 20


def test_the_archive_asks_as_often_for_three_as_for_one(cast: Cast, said: Said) -> None:
    counts = []
    Client().get("/questions/")  # a process reads the texts when they are first asked for
    for number in range(3):
        with CaptureQueriesContext(connection) as asked:
            page = Client().get("/questions/").content.decode()
        counts.append(len(asked))
        assert page.count("archive__card") == number + 1
        another_month(cast, number)
    assert counts == [counts[0]] * 3
    assert counts[0] <= 16


def another_month(cast: Cast, number: int) -> None:
    month = type(cast.residency).objects.create(
        city=cast.city,
        place=cast.place,
        contact=cast.ria,
        month=dt.date(2020, number + 1, 1),
        created_by=cast.noor,
    )
    Confirmation.objects.create(residency=month, by=cast.noor)
    Day.objects.create(
        city=cast.city, residency=month, place=cast.place, number=1, date=dt.date(2020, number + 1, 8),
        opens=dt.time(9), lunch=dt.time(12), closes=dt.time(17), capacity=5,
    )  # fmt: skip
    Question.objects.create(
        city=cast.city,
        network=cast.club,
        residency=month,
        owner=cast.ria,
        title=f"Vraag {number}",
        as_asked="Hoe?",
    )
