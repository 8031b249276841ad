"""The start page: where PLUG is now, and what came of it."""

from __future__ import annotations

import datetime as dt
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from plugdedag.cities.models import City
from plugdedag.days.coming import come
from plugdedag.days.models import Cancellation, Confirmation, Residency
from plugdedag.days.visiting import check_in
from plugdedag.front.now import now
from plugdedag.questions.models import Choice, Contribution, Publication, Question, Result, Withdrawal
from tests.cast import Cast, make_cast, make_day
from tests.privacy.world import NOON

MOST = 15
MONTH_ASKS = "vinden. Kom je?"


def page(client: Client, language: str = "nl") -> str:
    answer = client.get(reverse("home"), headers={"accept-language": language})
    assert answer.status_code == 200
    return answer.content.decode()


def finished(cast: Cast, number: int) -> Question:
    """A month that was, with a result its owner let be read."""
    month = (cast.city.today() - dt.timedelta(days=31 * number)).replace(day=1)
    residency = Residency.objects.create(city=cast.city, place=cast.place, contact=cast.ria, month=month)
    Confirmation.objects.create(residency=residency, by=cast.noor)
    question = Question.objects.create(
        city=cast.city,
        network=cast.club,
        residency=residency,
        owner=cast.ria,
        title=f"Vraag {number}",
        as_asked="Hoe?",
    )
    result = Result.objects.create(question=question, text="Zo.", by=cast.noor)
    Publication.objects.create(question=question, result=result, by=cast.ria)
    return question


def test_a_city_without_a_day_asks_for_a_place(client: Client, db: None) -> None:
    City.objects.create(slug="leeg", name="Leeg", hostname="testserver")
    assert "PLUG zoekt een <em>volgende plek</em>" in page(client)
    assert "PLUG is looking for its <em>next place</em>" in page(client, "en")


def test_the_next_day_its_place_and_its_question(cast: Cast, client: Client) -> None:
    words = page(client)
    assert cast.place.name in words
    assert cast.question.as_asked in words
    assert reverse("day", args=[cast.days[0].pk]) in words


def test_who_comes_or_is_in_is_not_asked_again_in_the_month(client: Client, db: None) -> None:
    """Under the stamp of the next day stands what it is for; whether one comes is asked of who has not said so."""
    with time_machine.travel(NOON):
        cast = make_cast()
        client.force_login(cast.bo)
        assert MONTH_ASKS in page(client)
        come(cast.days[0], cast.bo, client_key=uuid4())
        assert MONTH_ASKS not in page(client)
        client.force_login(cast.idris)
        assert MONTH_ASKS in page(client)
        check_in(cast.days[0], uuid4(), None, person=cast.idris)
        assert MONTH_ASKS not in page(client)


def test_the_chosen_wording_comes_first(cast: Cast, client: Client) -> None:
    chosen = Contribution.objects.create(
        question=cast.question, day=cast.days[0], kind="reframing", text="Van wie is de club?", author=cast.bo
    )
    Choice.objects.create(question=cast.question, contribution=chosen, by=cast.ria)
    words = page(client)
    assert words.index("Van wie is de club?") > words.index("Gevraagd:")


def test_a_cancelled_day_is_passed_over(cast: Cast) -> None:
    Cancellation.objects.create(day=cast.days[0], by=cast.noor)
    assert now(cast.city).next == cast.days[1]


def test_a_withdrawn_question_is_not_shown(cast: Cast, client: Client) -> None:
    Withdrawal.objects.create(question=cast.question, by=cast.ria)
    assert cast.question.as_asked not in page(client)


def test_a_month_that_is_not_confirmed_is_not_shown(cast: Cast, client: Client) -> None:
    Confirmation.objects.all().delete()
    assert cast.place.name not in page(client)


def test_what_came_of_it_only_while_the_owner_agrees(cast: Cast, client: Client) -> None:
    question = finished(cast, 1)
    assert "Vraag 1" in page(client)
    question.publications.update(withdrawn=timezone.now())
    assert "Vraag 1" not in page(client)


def test_the_next_place_is_the_last_stamp(cast: Cast) -> None:
    later = Residency.objects.create(
        city=cast.city, place=cast.place, contact=cast.ria, month=cast.city.today().replace(day=1)
    )
    Confirmation.objects.create(residency=later, by=cast.noor)
    first = make_day(later, 1, cast.days[3].date + dt.timedelta(days=7))
    found = now(cast.city)
    assert (found.after, found.width) == (first, 5)
    assert found.days[found.done - 1] == found.next


def test_after_a_move_past_the_next_month_the_next_stamp_is_a_day_that_comes_later(cast: Cast) -> None:
    later = Residency.objects.create(
        city=cast.city, place=cast.place, contact=cast.ria, month=cast.city.today().replace(day=1)
    )
    Confirmation.objects.create(residency=later, by=cast.noor)
    last = cast.days[3].date
    make_day(later, 1, last - dt.timedelta(days=1))
    assert now(cast.city).after is None
    second = make_day(later, 2, last + dt.timedelta(days=6))
    assert now(cast.city).after == second


def test_as_many_queries_for_one_row_as_for_three(
    cast: Cast, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    counts = []
    for numbers in ([1], [2, 3]):
        for number in numbers:
            finished(cast, number)
        with django_assert_max_num_queries(MOST) as asked:
            page(client)
        counts.append(len(asked))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("email", ["", "info@example.org"])
def test_doors_without_a_page_are_there_when_the_city_has_an_address(
    cast: Cast, client: Client, email: str
) -> None:
    City.objects.update(email=email)
    assert ("mailto:info@example.org" in page(client)) == bool(email)
