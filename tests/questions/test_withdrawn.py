"""After the owner withdrew: every deed is answered in the right words, and nothing typed is lost."""

from __future__ import annotations

import pytest
from django.test import Client

from plugdedag.outbox.models import Effect
from plugdedag.questions import closing
from plugdedag.questions.models import Publication, Result, Withdrawal
from plugdedag.questions.owning import withdraw
from tests.cast import Cast
from tests.questions.said import Said, entering, owner_link, said_month

pytestmark = pytest.mark.django_db


@pytest.fixture
def said(cast: Cast) -> Said:
    made = said_month(cast, today=5)
    closing.write_result(cast.question, "Het werd een avond.", by=cast.noor, seen=None)
    withdraw(cast.question, cast.ria, "Het is te druk")
    return made


@pytest.fixture
def url(cast: Cast) -> str:
    return f"/owner/{owner_link(cast)}/"


def test_a_choice_is_too_late_and_its_reason_is_kept(
    cast: Cast, said: Said, client: Client, url: str
) -> None:
    answer = client.post(url + "choice/", {"contribution": str(said.other.pk), "why": "Die schuurt"})
    assert answer.status_code == 409
    assert "Die schuurt" in answer.content.decode()
    assert cast.question.choices.count() == 1


def test_another_reason_is_not_dropped_in_silence(cast: Cast, said: Said, client: Client, url: str) -> None:
    answer = client.post(url + "withdrawal/", {"why": "Er is ruzie"})
    assert answer.status_code == 409
    assert [word for word in ("Er is ruzie", "Het is te druk") if word not in answer.content.decode()] == []
    assert client.post(url + "withdrawal/", {"why": "Het is te druk"}).status_code == 302  # a double tap
    assert client.post(url + "withdrawal/", {"why": ""}).status_code == 302
    assert [row.why for row in Withdrawal.objects.all()] == ["Het is te druk"]
    assert Effect.objects.filter(key__startswith="withdrawn:").count() == 1


def test_publishing_says_why_not(cast: Cast, said: Said, client: Client, url: str) -> None:
    page = client.post(url + "publication/", {"wanted": "yes"}, follow=True).content.decode()
    assert "nog geen resultaat" not in page
    assert "Je hebt deze vraag ingetrokken, dus" in page
    assert Publication.objects.count() == 0


def test_nobody_writes_a_result_any_more(cast: Cast, said: Said) -> None:
    seen = Result.objects.get().pk
    answer = entering(cast.femke).post(
        f"/questions/{cast.question.pk}/results/", {"text": "Toch nog iets", "seen": seen}
    )
    assert answer.status_code == 409
    assert "Toch nog iets" in answer.content.decode()
    assert Result.objects.count() == 1
