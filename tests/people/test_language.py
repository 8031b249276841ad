"""Which language a page comes in, and who remembers it."""

import pytest
from django.test import Client
from django.urls import reverse

from plugdedag.people.models import Person
from tests.cast import Cast

EVIL = [
    "//evil.example",
    "https://evil.example/",
    "\\\\evil.example",
    "javascript:alert(1)",
    "/\\evil.example",
    "evil",
]


def spoken(client: Client, **more: object) -> str:
    return client.get(reverse("sign_in"), **more).headers["Content-Language"]


def test_the_citys_language_then_the_browsers_then_the_choice(client: Client, cast: Cast) -> None:
    assert spoken(client) == "nl"
    assert spoken(client, headers={"accept-language": "fr;q=1, en-GB;q=0.8"}) == "en"
    client.post(reverse("language"), {"language": "nl"})
    assert spoken(client, headers={"accept-language": "en"}) == "nl"


def test_a_city_speaks_its_own_language_first(client: Client, cast: Cast) -> None:
    cast.city.language = "en"
    cast.city.save()
    assert spoken(client) == "en"
    assert spoken(client, headers={"accept-language": "fr"}) == "en"


def test_the_choice_goes_back_to_the_page(client: Client, cast: Cast) -> None:
    assert (
        client.post(reverse("language"), {"language": "en", "next": "/days/?page=2"}).url == "/days/?page=2"
    )


@pytest.mark.parametrize("next_", EVIL)
def test_and_never_to_another_site(client: Client, cast: Cast, next_: str) -> None:
    assert client.post(reverse("language"), {"language": "en", "next": next_}).url == reverse("home")


def test_letters_follow_the_choice_of_who_is_signed_in(client: Client, cast: Cast) -> None:
    client.force_login(cast.bo)
    client.post(reverse("language"), {"language": "en"})
    assert dict(Person.objects.values_list("name", "language"))["Bo"] == "en"
    assert dict(Person.objects.values_list("name", "language"))["Idris"] == "nl"


@pytest.mark.parametrize("chosen", ["", "fr", "nl-NL", "\x00", "n" * 5000])
def test_a_language_we_do_not_speak_changes_nothing(client: Client, cast: Cast, chosen: str) -> None:
    client.force_login(cast.bo)
    assert client.post(reverse("language"), {"language": chosen}).status_code == 302
    cast.bo.refresh_from_db()
    assert (cast.bo.language, "django_language" in client.cookies) == ("nl", False)
    client.cookies["django_language"] = "fr"
    assert spoken(client) == "nl"


def test_looking_changes_nothing(client: Client, cast: Cast) -> None:
    assert client.get(reverse("language"), {"language": "en"}).url == reverse("home")
    assert "django_language" not in client.cookies
