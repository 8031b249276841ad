"""Being somebody else: only in a demo, and then at a page where there is something to do."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from plugdedag.cities.models import City
from plugdedag.config.urls import routes
from plugdedag.demo.personas import PERSONAS
from tests.cast import Cast

PAGES = ["demo_personas", "demo_mail", "demo_postcards"]


def names(patterns: list[Any]) -> set[str]:
    found = set()
    for pattern in patterns:
        found |= names(pattern.url_patterns) if hasattr(pattern, "url_patterns") else {pattern.name}
    return found


def test_without_a_demo_its_pages_have_no_address() -> None:
    assert names(routes(demo=False)) & {*PAGES, "demo_mail_read", "demo_mail_html"} == set()
    assert set(PAGES) < names(routes(demo=True))


@pytest.mark.parametrize("page", PAGES)
def test_without_a_demo_there_is_nothing_even_if_there_were_an_address(
    client: Client, cast: Cast, page: str
) -> None:
    assert client.get(reverse(page)).status_code == 404


def test_without_a_demo_nobody_becomes_anybody(client: Client, cast: Cast) -> None:
    assert client.post(reverse("demo_personas"), {"persona": "organiser"}).status_code == 404
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("key", PERSONAS)
def test_each_persona_arrives_at_a_page_that_is_there(client: Client, demo: City, key: str) -> None:
    answer = client.post(reverse("demo_personas"), {"persona": key}, follow=True)
    assert answer.status_code == 200
    user = answer.wsgi_request.user
    assert (user.email if user.is_authenticated else "") == PERSONAS[key].email


def test_somebody_we_do_not_know(client: Client, demo: City) -> None:
    assert client.post(reverse("demo_personas"), {"persona": "king"}).status_code == 404


def test_looking_changes_nobody(client: Client, demo: City) -> None:
    answer = client.get(reverse("demo_personas"))
    assert [str(persona.be) in answer.content.decode() for persona in PERSONAS.values()] == [True] * 7
    assert "_auth_user_id" not in client.session
