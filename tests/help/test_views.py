"""The docs in the product: by reader, in the reader's language, searched by a plain form."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from plugdedag.config.settings import PACKAGE
from plugdedag.help.shelf import shelf
from tests.cast import Cast

pytestmark = [
    pytest.mark.usefixtures("cast"),
    pytest.mark.only("sqlite"),
]  # a page asks only which city it is in

ENGLISH = {"HTTP_ACCEPT_LANGUAGE": "en"}


def text(client: Client, path: str, **headers: str) -> str:
    answer = client.get(path, **headers)  # type: ignore[arg-type]
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_shelf_has_every_page(client: Client) -> None:
    shown = re.findall(r'href="/help/([^"?#]+)/"', text(client, "/help/"))
    assert shown == list(shelf())


def test_a_page_in_each_language(client: Client) -> None:
    assert "<h1>De deur</h1>" in text(client, "/help/using/the-door/")
    assert "<h1>The door</h1>" in text(client, "/help/using/the-door/", **ENGLISH)


def test_the_other_language_on_request(client: Client) -> None:
    page = text(client, "/help/using/the-door/?language=en")
    assert '<h1 lang="en">The door</h1>' in page
    assert '<article class="help-text" lang="en">' in page
    assert "Deze bladzijde is er ook in het Nederlands." in page
    assert "<h1>De deur</h1>" in text(client, "/help/using/the-door/?language=xx")


def test_what_is_english_only_says_so_in_dutch(client: Client) -> None:
    said = "Deze bladzijde is voor wie aan de knoppen zit"
    assert said in text(client, "/help/running/deploy/")
    assert said not in text(client, "/help/using/the-door/")
    assert "only an English one" not in text(client, "/help/running/deploy/", **ENGLISH)


@pytest.mark.parametrize(
    "slug", ["using/nothing", "../settings", "using/the-door.nl", "README", "pictures/door.webp", "a" * 3000]
)
def test_what_is_no_page_is_not_found(client: Client, slug: str) -> None:
    assert client.get(f"/help/{slug}/").status_code == 404


def test_a_search_shows_where_and_marks_what(client: Client) -> None:
    page = text(client, "/help/?q=kaart")
    assert (
        '<a href="/help/using/postcards/#de-briefkaarten-printen">De <mark>briefkaarten</mark> printen</a>'
        in page
    )
    assert 'value="kaart"' in page
    assert text(client, "/help/?q=kaart", **ENGLISH).count("?language=nl#") > 3, "then the other language"


def test_a_search_for_nothing_known_says_what_to_do(client: Client) -> None:
    page = text(client, "/help/?q=xyzzy")
    assert "Daar staat niets over" in page
    assert 'value="xyzzy"' in page


@pytest.mark.parametrize("question", ["", "   ", "\0"])
def test_a_search_for_nothing_is_the_shelf(client: Client, question: str) -> None:
    assert "Net binnen" in client.get("/help/", {"q": question}).content.decode()


def test_a_long_question_is_cut_and_said(client: Client) -> None:
    page = client.get("/help/", {"q": "poster " * 2000}).content.decode()
    assert "De eerste 200 tekens zijn gezocht." in page
    assert "<mark>" in page
    assert len(page) < 60_000


def test_a_question_is_shown_and_not_run(client: Client) -> None:
    page = client.get("/help/", {"q": '"><script>alert(1)</script> 🚲 %s {{ x }}'}).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; 🚲 %s {{ x }}" in page


def test_a_page_asks_the_database_for_nothing_of_its_own(
    client: Client, django_assert_num_queries: object
) -> None:
    client.get("/help/?q=kaart")
    for path in ("/help/", "/help/using/a-month/", "/help/?q=kaart"):
        with django_assert_num_queries(1):  # type: ignore[operator] # the city
            client.get(path)


def test_the_foot_leads_to_the_shelf(client: Client, cast: Cast) -> None:
    assert '<a href="/help/">Uitleg</a>' in text(client, reverse("home"))


def test_pages_that_explain_another_are_there() -> None:
    pages = [path.read_text("utf-8") for path in PACKAGE.glob("*/templates/**/*.html")]
    explained = {slug for page in pages for slug in re.findall(r'{% explained "([^"]+)"', page)}
    assert len(explained) > 5
    assert explained - set(shelf()) == set()
