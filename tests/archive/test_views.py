"""The archive as a browser meets it: the field, the chips, what is marked, and what to try when nothing answers."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from plugdedag.days.models import Confirmation, Residency
from plugdedag.questions import closing
from plugdedag.questions.models import Question
from tests.cast import Cast
from tests.questions.said import bring, entering, said_month

pytestmark = pytest.mark.django_db
ENGLISH = {"accept-language": "en"}


def another(cast: Cast, title: str, asked: str, months: int = 1) -> Question:
    """One more confirmed question of the cast's place, from an earlier month."""
    month = cast.residency.month.replace(year=cast.residency.month.year - months)
    residency = Residency.objects.create(
        city=cast.city, place=cast.place, contact=cast.ria, month=month, created_by=cast.noor
    )
    Confirmation.objects.create(residency=residency, by=cast.noor)
    return Question.objects.create(
        city=cast.city, network=cast.club, residency=residency, owner=cast.ria, title=title, as_asked=asked
    )


def titles(client: Client, **query: str) -> list[str]:
    context = client.get("/questions/", query, headers=ENGLISH).context
    cards = [hit.card for hit in context["hits"]] if "hits" in context else context["cards"]
    return [card.question.title for card in cards]


def test_asked_nothing_it_shows_all_the_newest_first(cast: Cast, client: Client) -> None:
    another(cast, "Stilte", "Wie maakt hier zo’n herrie?")
    assert titles(client) == ["Vrijwilligers", "Stilte"]


@pytest.mark.parametrize(
    "word", ["vrijwilliger", "vrijwiligers", "VRIJWILLIGERS", "volunteers", "Volunteer", "weekends"]
)
def test_a_form_a_slip_and_the_other_language_find_it(cast: Cast, client: Client, word: str) -> None:
    another(cast, "Stilte", "Wie maakt hier zo’n herrie?")
    assert titles(client, q=word) == ["Vrijwilligers"]


def test_what_is_found_is_marked_and_markup_stays_words(cast: Cast, client: Client) -> None:
    another(cast, "Wie <b>lacht</b>?", "De <script>clown</script> & zijn publiek")
    page = client.get("/questions/", {"q": "clown"}).content.decode()
    assert "De &lt;script&gt;<mark>clown</mark>&lt;/script&gt; &amp; zijn publiek" in page
    assert "<script>clown" not in page


def test_chips_narrow_it_down_and_keep_the_words(cast: Cast, client: Client) -> None:
    another(cast, "Stilte", "Wie maakt hier zo’n herrie? Vrijwilligers niet.")
    another(cast, "Geld", "Hoe betalen we de huur?", months=2)
    assert titles(client, topic="money") == ["Geld"]
    assert titles(client, q="vrijwilligers", topic="money") == []
    assert titles(client, place="farm") == []
    assert titles(client, topic="made-up", place="x", outcome="y", what="z") == [
        "Vrijwilligers",
        "Stilte",
        "Geld",
    ]
    page = client.get("/questions/", {"q": "huur", "topic": "money"}, headers=ENGLISH)
    assert [chip.address for chip in page.context["chosen"]] == ["?q=huur"]
    assert '<input type="hidden" name="topic" value="money">' in page.content.decode()


def test_what_and_outcome(cast: Cast) -> None:
    said_month(cast, today=5)
    bring(cast, cast.days[1], cast.femke, "idea", "Een borrelrooster op de deur")
    noor = entering(cast.noor)
    assert titles(noor, q="borrelrooster", what="ideas") == ["Vrijwilligers"]
    assert titles(noor, q="borrelrooster", what="tips") == []
    assert titles(noor, outcome="result") == []
    closing.write_result(cast.question, "Een avond.", by=cast.noor, seen=None)
    assert titles(noor, outcome="result") == ["Vrijwilligers"]
    assert titles(Client(), outcome="result") == []  # not agreed to yet


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ({"q": "xyzzyplugh"}, "Nobody said that yet"),
        ({"topic": "money"}, "No such question yet"),
        ({"q": "x" * 300}, "The first 200 characters were looked for"),
        ({"q": "\0"}, "Every month one question"),
    ],
)
def test_what_to_try(cast: Cast, client: Client, query: dict[str, str], says: str) -> None:
    response = client.get("/questions/", query, headers=ENGLISH)
    assert response.status_code == 200
    assert says in response.content.decode()


def test_as_many_queries_for_three_as_for_one(
    cast: Cast, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.get("/questions/", {"q": "vrijwilligers"})  # the process remembers from here on
    with django_assert_num_queries(12, exact=False) as one:
        client.get("/questions/", {"q": "vrijwilligers"})
    for number in range(2):
        another(cast, f"Nog {number}", "Meer vrijwilligers", months=number + 1)
    with django_assert_num_queries(len(one)):
        assert len(titles(client, q="vrijwilligers")) == 3
