"""Saying who one is: too much, too little, in any script; what was typed is never lost."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from plugdedag.people import consent
from plugdedag.people.models import Consent, Hat, Person
from tests.cast import Cast, other_city

EN = {"accept-language": "en"}
ALL = {
    "name": "Anna", "working_on": "a map of benches", "language": "en", "agreed": ["name-at-day"],
    "hat-what": "draws streets", "hat-network": "Bureau Stoep", "hat-worn_as": "employee",
    "other-hat-what": "coaches", "other-hat-network": "vv De Dageraad", "other-hat-worn_as": "volunteer",
}  # fmt: skip


@pytest.fixture
def anna(client: Client, cast: Cast) -> Person:
    """Somebody new, who is in and has said nothing yet."""
    made = Person.objects.create_user("anna@example.org", language="en")
    client.force_login(made)
    return made


def introduce(client: Client, **changed: Any) -> Any:
    return client.post(reverse("welcome"), ALL | changed, headers=EN)


def test_all_of_it_is_kept(client: Client, cast: Cast, anna: Person) -> None:
    answer = introduce(client)
    anna.refresh_from_db()
    assert answer.url == reverse("mine")
    assert (anna.name, anna.language, anna.memberships.get().working_on) == ("Anna", "en", "a map of benches")
    assert consent.agreed(anna) == {"name-at-day"}
    assert list(anna.hats.order_by("pk").values_list("what", "network__name", "worn_as")) == [
        ("draws streets", "Bureau Stoep", "employee"), ("coaches", "vv De Dageraad", "volunteer")
    ]  # fmt: skip


def test_a_name_is_enough(client: Client, cast: Cast, anna: Person) -> None:
    answer = client.post(reverse("welcome"), {"name": "Anna", "language": "nl"})
    anna.refresh_from_db()
    assert (answer.status_code, anna.name, anna.hats.count(), Consent.objects.count()) == (302, "Anna", 0, 0)


def test_sent_twice_it_is_kept_once(client: Client, cast: Cast, anna: Person) -> None:
    assert [introduce(client).status_code for _twice in (1, 2)] == [302, 302]
    assert (anna.memberships.count(), anna.hats.count(), anna.consents.count()) == (1, 2, 1)


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("name", "", "Please fill this in."),
        ("name", "   ", "Please fill this in."),
        ("name", "é" * 5000, "This is 5000 characters long; 120 fit."),
        ("working_on", "w" * 5000, "This is 5000 characters long; 200 fit."),
        ("hat-what", "h" * 121, "This is 121 characters long; 120 fit."),
        ("other-hat-network", "n" * 5000, "This is 5000 characters long; 120 fit."),
        ("hat-network", "", "And where do you do that?"),
        ("language", "xx", "Select a valid choice."),
        ("name", "An\x00na", "Null characters are not allowed."),
    ],
)
def test_an_error_says_what_is_wrong_and_keeps_all_that_was_typed(
    client: Client, cast: Cast, anna: Person, field: str, typed: str, words: str
) -> None:
    answer = introduce(client, **{field: typed})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    for name, value in (ALL | {field: typed.strip()}).items():
        if name in {"language", "agreed", "hat-worn_as", "other-hat-worn_as"} or not value or "\x00" in value:
            continue
        assert f'value="{value}"' in page, name
    anna.refresh_from_db()
    assert (anna.name, anna.hats.count(), anna.consents.count()) == ("", 0, 0)


def test_what_was_ticked_stays_ticked(client: Client, cast: Cast, anna: Person) -> None:
    form = introduce(client, name="").context["form"]
    assert (form["language"].value(), form["agreed"].value()) == ("en", ["name-at-day"])


@pytest.mark.parametrize(
    "name",
    ["Zoë 🧡 👩🏽‍💻", "محمد بن سلمى", "עדה", "<script>alert(1)</script>", "x" * 120, 'Ann\'a "de" Boer & co'],
)
def test_any_name_is_kept_as_it_was_typed_and_read_back(
    client: Client, cast: Cast, anna: Person, name: str
) -> None:
    assert introduce(client, name=name, working_on=name).status_code == 302
    anna.refresh_from_db()
    assert (anna.name, anna.memberships.get().working_on) == (name, name)
    page = client.get(reverse("mine"), headers=EN).content.decode()
    assert "<script>alert" not in page
    assert client.get(reverse("introduction")).context["form"]["name"].value() == name


def test_who_has_said_so_before_goes_straight_on(client: Client, cast: Cast) -> None:
    client.force_login(cast.bo)
    assert client.get(reverse("welcome")).url == reverse("mine")


def test_it_can_be_changed_and_consent_taken_back(client: Client, cast: Cast, anna: Person) -> None:
    introduce(client)
    page = client.get(reverse("introduction"))
    assert page.context["form"].initial == {
        "name": "Anna", "working_on": "a map of benches", "language": "en", "agreed": ["name-at-day"]
    }  # fmt: skip
    changed = {"name": "Anna B", "working_on": "", "language": "nl"}
    assert client.post(reverse("introduction"), changed).url == reverse("mine")
    anna.refresh_from_db()
    assert (anna.name, anna.language, anna.memberships.get().working_on) == ("Anna B", "nl", "")
    assert [row.withdrawn is not None for row in anna.consents.all()] == [True]
    assert client.cookies["django_language"].value == "nl"


def test_changing_it_wrongly_keeps_what_was_typed(client: Client, cast: Cast) -> None:
    client.force_login(cast.bo)
    long = "b" * 121
    answer = client.post(reverse("introduction"), {"name": long, "working_on": "chairs", "language": "nl"})
    assert answer.status_code == 422
    assert f'value="{long}"' in answer.content.decode()
    assert 'value="chairs"' in answer.content.decode()


def test_networks_are_offered_by_name_alone_and_of_this_city_alone(
    client: Client, cast: Cast, anna: Person
) -> None:
    there = other_city()
    there.networks.create(name="Havenbedrijf")
    Hat.objects.create(person=cast.bo, network=cast.club, what="secret hat", since=cast.city.today())
    page = client.get(reverse("welcome")).content.decode()
    assert cast.club.name in page
    assert "Havenbedrijf" not in page
    assert "secret hat" not in page
