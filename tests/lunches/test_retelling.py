"""Telling the sixty seconds otherwise: who may, what is kept, and that nobody writes over what they have not seen."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.test import Client

from plugdedag.lib.refusals import Stale
from plugdedag.lunches.models import BriefEdit
from plugdedag.lunches.retelling import retell, retold
from tests.cast import Cast
from tests.questions.said import FINDING, entering, said_month

pytestmark = pytest.mark.django_db
MINE, THEIRS = "Vorige week ging het over sleutels.", "Vorige week ging het over kinderen."


@pytest.fixture
def path(cast: Cast) -> str:
    said_month(cast, today=2)
    return f"/days/{cast.days[1].pk}/"


@pytest.fixture
def femke(cast: Cast, path: str) -> Client:
    """The facilitator of the second lunch, who has it before her."""
    cast.days[1].turns.create(person=cast.femke, kind="facilitator", given_by=cast.noor)
    return entering(cast.femke)


def sent(client: Client, path: str) -> dict[str, str]:
    """The hidden fields of the form as it is on the page."""
    page = client.get(f"{path}brief/").content.decode()
    tags = {name: re.search(rf'<input[^>]*name="{name}"[^>]*>', page)[0] for name in ("base", "client_key")}  # type: ignore[index]
    return {name: (re.findall(r'value="([^"]*)"', tag) or [""])[0] for name, tag in tags.items()}


def test_the_form_begins_with_what_is_read_now(cast: Cast, femke: Client, path: str) -> None:
    page = femke.get(f"{path}brief/").content.decode()
    assert "De gastplek koos:" in page
    femke.post(f"{path}brief/", sent(femke, path) | {"text": MINE})
    assert f">\n{MINE}</textarea>" in femke.get(f"{path}brief/").content.decode()


def test_the_lunch_opens_with_the_words_of_who_leads_it_and_can_go_back(
    cast: Cast, femke: Client, path: str
) -> None:
    body = sent(femke, path) | {"text": MINE}
    for _ in range(2):  # a double click
        assert femke.post(f"{path}brief/", body).status_code == 302
    opening = femke.get(f"{path}lunch/").content.decode().split('id="brief"')[1].split("</details>")[0]
    assert (MINE in opening, "Femke" in opening, "De gastplek koos" in opening) == (True, True, False)
    femke.post(f"{path}brief/", sent(femke, path) | {"text": MINE, "made": "yes"})
    opening = femke.get(f"{path}lunch/").content.decode().split('id="brief"')[1].split("</details>")[0]
    assert (MINE in opening, "De gastplek koos" in opening) == (False, True)
    assert list(BriefEdit.objects.values_list("text", "by__name")) == [(MINE, "Femke"), ("", "Femke")]
    assert BriefEdit.objects.last().base == BriefEdit.objects.first()  # type: ignore[union-attr]


def test_the_made_words_sent_as_they_are_stay_made(cast: Cast, femke: Client, path: str) -> None:
    page = femke.get(f"{path}brief/").content.decode()
    text = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", page, re.DOTALL)[1]  # type: ignore[index]
    femke.post(f"{path}brief/", sent(femke, path) | {"text": text.replace("\n", "\r\n")})
    assert BriefEdit.objects.count() == 0


def test_who_saves_second_sees_the_first_and_may_save_once_more(cast: Cast, femke: Client, path: str) -> None:
    stale = sent(femke, path)
    noor = entering(cast.noor)
    noor.post(f"{path}brief/", sent(noor, path) | {"text": THEIRS})
    answer = femke.post(f"{path}brief/", stale | {"text": MINE})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert f">\n{MINE}</textarea>" in page
    assert f"<p>{THEIRS}</p>" in page
    assert retold(cast.days[1]).text == THEIRS  # type: ignore[union-attr]
    base = re.search(r'name="base" value="(\d+)"', page)[1]  # type: ignore[index]
    assert femke.post(f"{path}brief/", stale | {"text": MINE, "base": base}).status_code == 302
    assert retold(cast.days[1]).text == MINE  # type: ignore[union-attr]
    assert BriefEdit.objects.count() == 2


def test_without_the_base_the_first_words_would_be_lost(cast: Cast, path: str) -> None:
    """The control: told which row is there, the same deed writes over it."""
    day = cast.days[1]
    first = retell(day, THEIRS, by=cast.noor, base=None, client_key=uuid4())
    assert first is not None
    with pytest.raises(Stale):
        retell(day, MINE, by=cast.femke, base=None, client_key=uuid4())
    retell(day, MINE, by=cast.femke, base=first.pk, client_key=uuid4())
    assert retold(day).text == MINE  # type: ignore[union-attr]


def test_another_text_under_the_same_key_is_refused_and_kept(cast: Cast, femke: Client, path: str) -> None:
    body = sent(femke, path) | {"text": MINE}
    femke.post(f"{path}brief/", body)
    answer = femke.post(f"{path}brief/", body | {"text": THEIRS})
    assert (answer.status_code, f">\n{THEIRS}</textarea>" in answer.content.decode()) == (422, True)
    assert BriefEdit.objects.count() == 1


def test_too_long_comes_back_whole(cast: Cast, femke: Client, path: str) -> None:
    text = "x" * 1501
    answer = femke.post(f"{path}brief/", sent(femke, path) | {"text": text})
    assert (answer.status_code, text in answer.content.decode()) == (422, True)


def test_who_does_not_lead_the_lunch_reads_and_cannot_write(cast: Cast, path: str) -> None:
    bo = entering(cast.bo)
    page = bo.get(f"{path}lunch/").content.decode()
    assert (FINDING in page, 'brief/"' in page) == (True, False)
    assert bo.post(f"{path}brief/", {"text": MINE}).status_code == 403
    assert BriefEdit.objects.count() == 0
