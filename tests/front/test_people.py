"""The page behind a name, reports, and what an organiser does with them."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from plugdedag.lib.refusals import KeyReused, Refused
from plugdedag.people import reporting
from plugdedag.people.blocking import block
from plugdedag.people.consent import settle
from plugdedag.people.duties import give
from plugdedag.people.models import Block, Person, Report, ReportAnswer
from plugdedag.questions.models import Contribution
from tests.cast import Cast, other_city, person

pytestmark = pytest.mark.usefixtures("english")
KEY = str(uuid.UUID(int=3))


@pytest.fixture
def bo(client: Client, cast: Cast) -> Client:
    client.force_login(cast.bo)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return client


def at(who: Person, name: str = "person") -> str:
    return reverse(name, args=[who.uuid])


def test_a_first_name_is_there_for_who_agreed_only(bo: Client, cast: Cast) -> None:
    assert "Femke" not in bo.get(at(cast.femke)).content.decode()
    settle(cast.femke, {"name-at-day"})
    body = bo.get(at(cast.femke)).content.decode()
    assert "Femke" in body
    assert cast.femke.email not in body


def test_block_and_back(bo: Client, cast: Cast) -> None:
    for _twice in range(2):
        assert bo.post(at(cast.femke, "person_block"), {"wanted": "yes"}).status_code == 302
    assert Block.objects.get().other == cast.femke
    assert "Femke" in bo.get(reverse("data")).content.decode()
    bo.post(at(cast.femke, "person_block"), {"wanted": "no"})
    assert not Block.objects.exists()


def test_who_was_blocked_finds_nobody_there(bo: Client, cast: Cast) -> None:
    block(cast.femke, cast.bo)
    assert bo.get(at(cast.femke)).status_code == 404


def test_oneself_and_somebody_of_another_city_are_not_there(bo: Client, cast: Cast) -> None:
    wil = person(other_city(), "Wil")
    assert [bo.get(at(who)).status_code for who in (cast.bo, wil)] == [404, 404]


def test_a_report_lies_on_the_desk_once_and_is_answered(bo: Client, cast: Cast) -> None:
    for _twice in range(2):
        sent = bo.post(at(cast.femke), {"words": "Niet aardig", "client_key": KEY})
        assert sent.status_code == 302
    report = Report.objects.get()
    assert (report.by, report.about, report.words) == (cast.bo, cast.femke, "Niet aardig")
    desk = Client()
    desk.force_login(cast.noor)
    address = reverse("desk_report", args=[report.pk])
    assert address in desk.get(reverse("desk")).content.decode()
    assert desk.post(address, {"done": ""}).status_code == 422
    assert desk.post(address, {"done": "Gebeld"})["Location"] == reverse("desk")
    answer = ReportAnswer.objects.get()
    assert (answer.by, answer.done) == (cast.noor, "Gebeld")
    assert address not in desk.get(reverse("desk")).content.decode()


def test_what_was_typed_stays_when_it_cannot_be_sent(bo: Client, cast: Cast) -> None:
    answer = bo.post(at(cast.femke), {"words": "x" * 1001, "client_key": KEY})
    assert (answer.status_code, "x" * 1001 in answer.content.decode(), Report.objects.count()) == (
        422,
        True,
        0,
    )


def test_words_on_the_board_can_be_reported(bo: Client, cast: Cast) -> None:
    cast.days[0].visits.create(person=cast.bo)
    said = Contribution.objects.create(
        question=cast.question, day=cast.days[0], kind="tip", text="Grof", author=cast.femke
    )
    address = reverse("contribution_report", args=[said.pk])
    assert address in bo.get(reverse("contribution", args=[said.pk])).content.decode()
    assert bo.post(address, {"words": "Dit kan niet", "client_key": KEY}).status_code == 302
    assert Report.objects.get().page == reverse("contribution", args=[said.pk])


def test_an_organiser_does_not_read_what_is_about_themselves(bo: Client, cast: Cast) -> None:
    give(cast.city, cast.idris, "organiser", cast.noor)
    report = reporting.report(cast.city, cast.bo, "Over Noor", client_key=uuid.UUID(KEY), about=cast.noor)
    address = reverse("desk_report", args=[report.pk])
    seen = {}
    for who in (cast.noor, cast.idris):
        desk = Client()
        desk.force_login(who)
        seen[who.name] = (
            address in desk.get(reverse("desk")).content.decode(),
            desk.get(address).status_code,
        )
    assert seen == {"Noor": (False, 404), "Idris": (True, 200)}


def test_another_body_under_the_same_key_and_a_second_answer_are_refused(cast: Cast) -> None:
    key = uuid.UUID(KEY)
    report = reporting.report(cast.city, cast.bo, "Een", client_key=key)
    with pytest.raises(KeyReused):
        reporting.report(cast.city, cast.bo, "Twee", client_key=key)
    reporting.answer(report, cast.noor, "Gebeld")
    assert reporting.answer(report, cast.noor, "Gebeld").done == "Gebeld"
    with pytest.raises(Refused, match="Noor"):
        reporting.answer(report, cast.idris, "Gemaild")
