"""Questions like this one: for the host who writes, and for the organiser who reads the offer."""

from __future__ import annotations

import pytest
from django.test import Client

from plugdedag.questions import closing
from tests.archive.test_views import ENGLISH, another
from tests.cast import Cast
from tests.questions.said import entering, said_month

pytestmark = pytest.mark.django_db

WRITING = "Achter de bar en in het weekend hebben we te weinig vrijwilligers. Wie wil er nog?"
HTMX = {"hx-request": "true", **ENGLISH}


def likes(client: Client, text: str) -> list[str]:
    return [
        like.card.question.title
        for like in client.post("/questions/alike/", {"question": text}).context["likes"]
    ]


def test_the_likest_comes_first_and_what_is_not_like_it_not_at_all(cast: Cast, client: Client) -> None:
    another(cast, "Hek", "De stad wil dat het hek open gaat, de tuinders willen hun kolen houden.")
    assert likes(client, WRITING) == ["Vrijwilligers"]
    assert likes(client, "Welke films draaien we op dinsdagmiddag in onze kleine bioscoop?") == []
    assert (
        likes(client, "Het weekend is lang en grijs en duurt voort.") == []
    )  # one word in common says nothing
    assert likes(client, "kort") == []


def test_while_typing_a_part_of_the_page_comes_back(cast: Cast, client: Client) -> None:
    page = client.post("/questions/alike/", {"question": WRITING}, headers=HTMX).content.decode()
    assert "<html" not in page
    assert "Others asked something like it" in page
    assert f'href="/questions/{cast.question.pk}/" target="_blank"' in page
    silent = client.post("/questions/alike/", {"question": "Iets heel anders dan dat"}, headers=HTMX)
    assert "<p" not in silent.content.decode()
    asked = {"question": "Iets heel anders dan dat", "asked_for": "yes"}
    assert "you are the first" in client.post("/questions/alike/", asked, headers=HTMX).content.decode()


def test_without_javascript_it_is_a_page_beside_the_form(cast: Cast, client: Client) -> None:
    form = client.get("/offer/", headers=ENGLISH).content.decode()
    assert 'formaction="/questions/alike/" formtarget="_blank" formnovalidate' in form
    assert form.index("Send the offer") < form.index(
        'formaction="/questions/alike/"'
    )  # Enter sends the offer
    page = client.post("/questions/alike/", {"question": WRITING}, headers=ENGLISH).content.decode()
    assert "Vrijwilligers" in page
    assert "as you left it" in page
    assert client.get("/questions/alike/").status_code == 302


def test_what_others_found_is_told_to_who_may_read_it(cast: Cast, client: Client) -> None:
    said_month(cast, today=5)
    closing.write_result(cast.question, "Het kanarieresultaat.", by=cast.noor, seen=None)
    told = {"question": WRITING}
    assert b"kanarieresultaat" not in client.post("/questions/alike/", told).content
    assert b"kanarieresultaat" in entering(cast.noor).post("/questions/alike/", told).content
    closing.publish(cast.question, cast.ria)
    assert b"kanarieresultaat" in client.post("/questions/alike/", told).content
