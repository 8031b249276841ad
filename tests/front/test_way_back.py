"""What somebody meets at an address that only takes what a form sends."""

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.urls import reverse

from tests.cast import Cast

WITHOUT = "plugdedag.front.views.way_back.way_back"


@pytest.fixture
def idris(client: Client, cast: Cast) -> Client:
    client.force_login(cast.idris)
    return client


def test_another_language_after_an_error_at_the_door(idris: Client, cast: Cast) -> None:
    door, visits = (reverse(name, args=[cast.days[0].pk]) for name in ("door", "visits"))
    wrong = idris.post(visits, {"kind": "walk-in", "name": ""})
    assert (wrong.status_code, wrong.context["request"].get_full_path()) == (422, visits)
    there = idris.post(reverse("language"), {"language": "en", "next": visits}, follow=True)
    assert (there.redirect_chain, there.status_code) == ([(visits, 302), (door, 302)], 200)
    assert there.headers["Content-Language"] == "en"


def test_the_page_above_when_none_is_declared(client: Client, cast: Cast) -> None:
    client.force_login(cast.bo)
    for path, page in (("/me/hats/", "/me/"), ("/me/hats/7/", "/me/hats/"), ("/sign-out/", "/")):
        assert client.get(path).url == page
        assert client.head(path).url == page


def test_what_no_page_takes_is_said_in_our_own_hand(client: Client, cast: Cast) -> None:
    client.force_login(cast.bo)
    response = client.put("/me/hats/", headers={"accept-language": "en"})
    assert (response.status_code, response["Allow"]) == (405, "POST")
    assert "This plug does not fit here" in response.content.decode()


def test_the_control_without_it_the_page_is_empty(cast: Cast) -> None:
    stack = [each for each in settings.MIDDLEWARE if each != WITHOUT]
    with override_settings(MIDDLEWARE=stack):
        response = Client().get("/sign-out/")
    assert (response.status_code, response.content) == (405, b"")
