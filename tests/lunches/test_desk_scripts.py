"""The scripts at the desk: a city puts them in its own words and minutes, and nobody writes over what they have not
seen."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.test import Client

from plugdedag.days.models import Step
from plugdedag.steering.choosing import script_in
from plugdedag.steering.models import RoundEdit
from tests.cast import Cast
from tests.questions.said import entering

pytestmark = pytest.mark.django_db
PATH = "/desk/scripts/plug/behind/"


@pytest.fixture
def noor(cast: Cast) -> Client:
    return entering(cast.noor)


def sent(noor: Client, key: str = "real") -> dict[str, str]:
    """The form of a round as it is on the page."""
    page = noor.get(PATH).content.decode()
    tags = {
        name: re.search(rf'<input[^>]*name="{key}-{name}"[^>]*>', page)[0] for name in ("base", "client_key")
    }  # type: ignore[index]
    found = {f"{key}-{name}": (re.findall(r'value="([^"]*)"', tag) or [""])[0] for name, tag in tags.items()}
    return found | {"round": key}


def test_every_script_has_a_page_and_others_have_none(cast: Cast, noor: Client) -> None:
    pages = re.findall(r'href="(/desk/scripts/[^"]+/[^"]+/)"', noor.get("/desk/scripts/").content.decode())
    assert len(pages) == 9
    assert {noor.get(page).status_code for page in pages} == {200}
    assert [noor.get(f"/desk/scripts/{wrong}/").status_code for wrong in ("plug/lunch", "karaoke/act")] == [
        404,
        404,
    ]


def test_told_otherwise_and_back(cast: Cast, noor: Client) -> None:
    body = sent(noor) | {
        "real-minutes": "20",
        "real-title": "Wat vraag je eigenlijk?",
        "real-what": "",
        "real-say": "",
    }
    for _twice in range(2):
        assert noor.post(PATH, body).status_code == 302
    told = script_in(cast.city.pk, "plug", Step.BEHIND)
    assert (told.rounds[2].title, told.minutes, RoundEdit.objects.count()) == (
        "Wat vraag je eigenlijk?",
        50,
        1,
    )
    page = noor.get(PATH).content.decode()
    assert ("In de woorden van deze stad" in page, "Zoals het er stond:" in page) == (True, True)
    assert noor.post(PATH, sent(noor) | {"real-title": "x", "written": "yes"}).status_code == 302
    assert script_in(cast.city.pk, "plug", Step.BEHIND).minutes == 45


def test_too_long_for_a_lunch_says_the_sum_and_keeps_every_word(cast: Cast, noor: Client) -> None:
    answer = noor.post(PATH, sent(noor) | {"real-minutes": "85", "real-title": "Lang en breed"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Zo duurt de lunch 115 minuten en er zijn er 90: 25 te veel." in page
    assert ('value="85"' in page, 'value="Lang en breed"' in page) == (True, True)
    assert RoundEdit.objects.count() == 0


@pytest.mark.parametrize("body", [{"real-minutes": "0"}, {"real-minutes": "veel"}, {"real-title": "x" * 61}])
def test_what_does_not_fit_comes_back(cast: Cast, noor: Client, body: dict[str, str]) -> None:
    assert noor.post(PATH, sent(noor) | body).status_code == 422
    assert RoundEdit.objects.count() == 0


@pytest.mark.parametrize("key", ["dessert", "status", ""])
def test_a_round_that_is_none_is_refused(cast: Cast, noor: Client, key: str) -> None:
    body = {"round": key, f"{key}-client_key": str(uuid4()), f"{key}-title": "Taart"}
    assert noor.post(PATH, body).status_code == 409
    assert RoundEdit.objects.count() == 0


def test_who_saves_second_is_told_and_may_save_once_more(cast: Cast, noor: Client) -> None:
    stale = sent(noor) | {"real-title": "Van mij"}
    noor.post(PATH, sent(noor) | {"real-title": "Van een ander"})
    answer = noor.post(PATH, stale)
    page = answer.content.decode()
    assert (answer.status_code, 'value="Van mij"' in page) == (409, True)
    base = re.search(r'name="real-base" value="(\d+)"', page)[1]  # type: ignore[index]
    assert noor.post(PATH, stale | {"real-base": base}).status_code == 302
    assert script_in(cast.city.pk, "plug", Step.BEHIND).rounds[2].title == "Van mij"
