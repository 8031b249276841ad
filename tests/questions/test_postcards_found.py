"""The way to the postcards: from the result, the end of the cable and the place; nobody sees it too early."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from plugdedag.questions.models import Change, Publication, Result, Withdrawal
from plugdedag.questions.postcards import Answer, answer
from tests.cast import Cast
from tests.questions.test_postcards import tip

pytestmark = pytest.mark.django_db


@pytest.fixture
def month_after(cast: Cast) -> time_machine.travel:
    """The month is over, its result is written, and one tip may be printed."""
    answer(tip(cast, "Begin met soep."), Answer.WITH_NAME)
    Result.objects.create(question=cast.question, text="Het werd een avond.")
    return time_machine.travel(cast.days[3].ends + dt.timedelta(days=2), tick=False)


def publish(cast: Cast) -> None:
    Publication.objects.create(question=cast.question, result=Result.objects.get(), by=cast.ria)


def led_from(cast: Cast, client: Client | None = None) -> list[bool]:
    """Whether the question, its result and the place lead to the cards."""
    client, cards = client or Client(), reverse("postcards", args=[cast.question.pk])
    pages = [reverse(name, args=[cast.question.pk]) for name in ("question", "result")]
    pages.append(reverse("place", args=[cast.place.pk]))
    return [f'href="{cards}"' in client.get(page).content.decode() for page in pages]


def test_a_visitor_is_led_there_once_the_result_is_public(
    cast: Cast, month_after: time_machine.travel
) -> None:
    with month_after:
        assert led_from(cast) == [False] * 3
        publish(cast)
        assert led_from(cast) == [True] * 3
        assert Client().get(reverse("postcards", args=[cast.question.pk])).status_code == 200


def test_not_when_the_only_card_was_hidden(cast: Cast, month_after: time_machine.travel) -> None:
    with month_after:
        publish(cast)
        Change.objects.create(contribution=cast.question.contributions.get(), kind="hide", by=cast.femke)
        assert led_from(cast) == [False] * 3


def test_not_when_its_author_took_it_back(cast: Cast, month_after: time_machine.travel) -> None:
    with month_after:
        publish(cast)
        answer(cast.question.contributions.get(), Answer.NO)
        assert led_from(cast) == [False] * 3


def test_not_when_the_owner_withdrew(cast: Cast, month_after: time_machine.travel) -> None:
    with month_after:
        publish(cast)
        Withdrawal.objects.create(question=cast.question, by=cast.ria)
        assert led_from(cast)[2] is False


def test_the_organiser_prints_from_the_page_of_the_month(
    cast: Cast, month_after: time_machine.travel
) -> None:
    noor, page = Client(), reverse("desk_residency", args=[cast.residency.pk])
    with month_after:
        noor.force_login(cast.noor)
        html = noor.get(page).content.decode()
        files = [reverse(f"postcards_{name}", args=[cast.question.pk]) for name in ("print_shop", "office")]
        assert [file in html for file in files] == [True, True]
        answer(cast.question.contributions.get(), Answer.NO)
        assert "postcards" not in noor.get(page).content.decode()
