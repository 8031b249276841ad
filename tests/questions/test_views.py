"""One contribution, one action, and writing the result, as a browser meets them."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from django.test import Client

from plugdedag.days.models import Turn
from plugdedag.questions import closing
from plugdedag.questions.models import Action, Change, Contribution, Result, Support
from tests.cast import Cast
from tests.questions.said import CHOSEN, OTHER, Said, entering, said_month, stranger

pytestmark = pytest.mark.django_db


@pytest.fixture
def said(cast: Cast) -> Said:
    return said_month(cast, today=5)


def keyed(prefix: str, key: UUID | None = None, **body: object) -> dict[str, str]:
    return {f"{prefix}-client_key": str(key or uuid4())} | {
        f"{prefix}-{name}": str(value) for name, value in body.items()
    }


def words(contribution: Contribution) -> str:
    return Contribution.objects.told().get(pk=contribution.pk).words  # type: ignore[no-any-return]


def test_ones_own_words_can_be_told_otherwise_by_nobody_else(cast: Cast, said: Said) -> None:
    path, body = f"/contributions/{said.chosen.pk}/edits/", keyed("edit", text="Waarom voelt het als opvang?")
    for who in (cast.idris, cast.femke, cast.noor):
        assert entering(who).post(path, body).status_code == 403
    assert entering(stranger(cast)).post(path, body).status_code == 403
    assert words(said.chosen) == CHOSEN
    assert entering(cast.bo).post(path, body).status_code == 302
    assert words(said.chosen) == "Waarom voelt het als opvang?"


def test_a_double_click_and_the_back_button(cast: Cast, said: Said) -> None:
    path, key, bo = f"/contributions/{said.chosen.pk}/edits/", uuid4(), entering(cast.bo)
    for _ in range(2):
        assert bo.post(path, keyed("edit", key, text="Anders gezegd")).status_code == 302
    again = bo.post(path, keyed("edit", key, text="Nog anders gezegd"))
    assert again.status_code == 422
    assert "Nog anders gezegd" in again.content.decode()
    assert Change.objects.count() == 1


@pytest.mark.parametrize("text", ["", "x" * 2001])
def test_what_does_not_fit_comes_back_whole(cast: Cast, said: Said, text: str) -> None:
    response = entering(cast.bo).post(f"/contributions/{said.chosen.pk}/edits/", keyed("edit", text=text))
    assert response.status_code in {409, 422}
    assert text in response.content.decode()
    assert words(said.chosen) == CHOSEN


def test_the_facilitator_of_that_lunch_takes_it_off_and_puts_it_back(cast: Cast, said: Said) -> None:
    femke, path = entering(cast.femke), f"/contributions/{said.other.pk}/"
    empty = femke.post(path + "hidings/", keyed("hide", why=""))
    assert (empty.status_code, "This field is required." in empty.content.decode()) == (422, False)
    assert femke.post(path + "hidings/", keyed("hide", why="Staat er al")).status_code == 302
    assert OTHER not in entering(cast.bo).get(f"/questions/{cast.question.pk}/").content.decode()
    assert entering(cast.bo).get(path).status_code == 404
    assert entering(cast.idris).get(path).status_code == 200  # it is his
    assert femke.post(path + "showings/", keyed("show")).status_code == 302
    assert OTHER in entering(cast.bo).get(f"/questions/{cast.question.pk}/").content.decode()


@pytest.mark.parametrize("deed", ["hidings", "showings", "merges"])
def test_a_facilitator_of_another_lunch_keeps_off(cast: Cast, said: Said, deed: str) -> None:
    Turn.objects.create(day=cast.days[3], person=cast.bo, kind="facilitator", given_by=cast.noor)
    assert entering(cast.bo).post(f"/contributions/{said.other.pk}/{deed}/", {}).status_code == 403


def test_merging_by_the_facilitator(cast: Cast, said: Said) -> None:
    body = keyed("merge", into=said.chosen.pk)
    assert entering(cast.femke).post(f"/contributions/{said.other.pk}/merges/", body).status_code == 302
    assert Contribution.objects.told().get(pk=said.other.pk).fate == "merge"


def test_support_says_what_it_wants_so_twice_is_once(cast: Cast, said: Said) -> None:
    path, bo = f"/contributions/{said.other.pk}/support/", entering(cast.bo)
    for _ in range(2):
        bo.post(path, {"wanted": "yes"})
    assert Support.objects.filter(contribution=said.other, person=cast.bo).count() == 1
    pill = bo.post(path, {"wanted": "no"}, headers={"hx-request": "true"})
    assert 'aria-pressed="false"' in pill.content.decode()
    assert Support.objects.filter(contribution=said.other).count() == 0


@pytest.mark.parametrize(
    "to", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "0001-01-01", "a\0b", "home"]
)
def test_support_leads_back_to_this_site_only(cast: Cast, said: Said, to: str) -> None:
    response = entering(cast.bo).post(
        f"/contributions/{said.other.pk}/support/", {"wanted": "yes", "next": to}
    )
    assert response["location"].startswith(f"/days/{cast.days[0].pk}/lunch/")


def test_an_action_is_changed_by_who_wrote_it_and_by_facilitators(cast: Cast, said: Said) -> None:
    action = Action.objects.create(
        question=cast.question, day=cast.days[3], what="Avond", who="Bo", due=cast.city.today(), by=cast.bo
    )
    path = f"/actions/{action.pk}/"
    body = {
        "client_key": str(uuid4()),
        "what": "Ouderavond",
        "who": "Bo en Ria",
        "due": cast.city.today().isoformat(),
    }
    assert entering(cast.idris).post(path, body).status_code == 403
    for who in (cast.bo, cast.bo):
        assert entering(who).post(path, body).status_code == 302
    told = Action.objects.told().get()
    assert (told.what, told.now.what, told.changes.count()) == ("Avond", "Ouderavond", 1)
    assert entering(cast.femke).post(path + "drops/", {"client_key": str(uuid4())}).status_code == 302
    assert Action.objects.told().get().is_dropped
    entering(cast.femke).post(path + "drops/", {"client_key": str(uuid4()), "wanted": "keep"})
    assert not Action.objects.told().get().is_dropped


def test_two_writers_of_the_result_lose_nothing(cast: Cast, said: Said) -> None:
    path, noor = f"/questions/{cast.question.pk}/results/", entering(cast.noor)
    assert noor.post(path, {"text": "De mijne", "seen": ""}).status_code == 302
    late = entering(cast.femke).post(path, {"text": "De andere", "seen": ""})
    assert late.status_code == 409
    page = late.content.decode()
    assert "De mijne" in page
    assert "De andere" in page
    seen = Result.objects.get().pk
    assert f'value="{seen}"' in page  # sending it once more is now a choice, not an accident
    assert entering(cast.femke).post(path, {"text": "De andere", "seen": seen}).status_code == 302
    assert [row.text for row in Result.objects.all()] == ["De mijne", "De andere"]


def test_the_result_is_written_by_duty(cast: Cast, said: Said) -> None:
    for who, status in ((None, 302), (cast.bo, 403), (cast.femke, 200), (cast.noor, 200)):
        assert entering(who).get(f"/questions/{cast.question.pk}/results/").status_code == status


def test_the_same_result_twice_is_once(cast: Cast, said: Said) -> None:
    first = closing.write_result(cast.question, "Een avond.", by=cast.noor, seen=None)
    assert closing.write_result(cast.question, "Een avond.", by=cast.noor, seen=None) == first


def test_an_empty_city_says_what_a_question_is(cast: Cast, client: Client) -> None:
    cast.question.delete()
    page = client.get("/questions/", headers={"accept-language": "en"}).content.decode()
    assert "No question yet" in page
