"""Putting a hat on and taking it off."""

import datetime as dt
import re

import pytest
from django.test import Client
from django.urls import reverse

from plugdedag.people.hats import network_named, take_off, wear
from plugdedag.people.models import Hat, HatAs, Network
from tests.cast import Cast, other_city


def test_a_hat_is_put_on_today_and_the_same_one_twice_stays_one(cast: Cast) -> None:
    first = wear(cast.bo, cast.city, "bakes bread", "Buurtbakkerij", HatAs.VOLUNTEER)
    again = wear(cast.bo, cast.city, " bakes bread ", " buurtbakkerij", HatAs.EMPLOYEE)
    assert again.pk == first.pk
    assert (first.since, first.until, first.worn_as) == (cast.city.today(), None, HatAs.VOLUNTEER)


def test_one_person_wears_several_hats_in_one_network(cast: Cast) -> None:
    for what in ("coaches the under-tens", "keeps the books"):
        wear(cast.bo, cast.city, what, cast.club.name)
    assert list(cast.bo.hats.values_list("what", "network")) == [
        ("coaches the under-tens", cast.club.pk), ("keeps the books", cast.club.pk)
    ]  # fmt: skip


def test_a_network_is_found_whatever_its_capitals_and_spaces(cast: Cast) -> None:
    assert network_named(cast.city, "  VV  de dageraad ") == cast.club
    assert Network.objects.count() == 1


def test_a_network_of_another_city_is_another_network(cast: Cast) -> None:
    there = network_named(other_city(), cast.club.name)
    assert (there.name, there.pk == cast.club.pk) == (cast.club.name, False)


def test_a_hat_taken_off_stays_known_and_can_be_put_on_again(cast: Cast) -> None:
    hat = wear(cast.bo, cast.city, "bakes bread", "Buurtbakkerij")
    take_off(hat, cast.city)
    take_off(hat, cast.city)
    again = wear(cast.bo, cast.city, "bakes bread", "Buurtbakkerij")
    assert list(Hat.objects.order_by("pk").values_list("pk", "until")) == [
        (hat.pk, cast.city.today()), (again.pk, None)
    ]  # fmt: skip


def test_a_hat_from_a_later_date_does_not_end_before_it_began(cast: Cast) -> None:
    tomorrow = cast.city.today() + dt.timedelta(days=1)
    hat = Hat.objects.create(person=cast.bo, network=cast.club, what="chairs", since=tomorrow)
    take_off(hat, cast.city)
    assert hat.until == tomorrow


@pytest.mark.parametrize("whose", ["somebody else's", "of another city"])
def test_only_a_hat_of_ones_own_in_this_city_can_be_taken_off(client: Client, cast: Cast, whose: str) -> None:
    owner, city = (cast.idris, cast.city) if whose == "somebody else's" else (cast.bo, other_city())
    hat = wear(owner, city, "bakes bread", "Buurtbakkerij")
    client.force_login(cast.bo)
    assert client.post(reverse("hat", args=[hat.pk])).status_code == 404
    hat.refresh_from_db()
    assert hat.until is None


def test_ones_own_hat_hangs_on_the_peg(client: Client, cast: Cast) -> None:
    hat = wear(cast.bo, cast.city, "bakes bread", "Buurtbakkerij")
    client.force_login(cast.bo)
    for _twice in (1, 2):
        assert client.post(reverse("hat", args=[hat.pk])).url == reverse("mine")
    hat.refresh_from_db()
    assert hat.until == cast.city.today()


def test_half_a_hat_is_asked_for_the_other_half_and_kept(client: Client, cast: Cast) -> None:
    client.force_login(cast.bo)
    answer = client.post(reverse("hats"), {"what": "bakes bread"}, headers={"accept-language": "en"})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["network"]
    assert "And where do you do that? A name is enough." in answer.content.decode()
    assert 'value="bakes bread"' in answer.content.decode()
    answer = client.post(reverse("hats"), {"network": "Buurtbakkerij"}, headers={"accept-language": "en"})
    assert "And what do you do there? A few words are enough." in answer.content.decode()
    assert not Hat.objects.exists()


def test_a_hat_that_was_taken_off_that_day_was_not_worn_that_day(cast: Cast) -> None:
    """The same of rows that are asked for and of one that was read."""
    day = cast.city.today()
    network = Network.objects.create(city=cast.city, name="Bibliotheek")
    dates = [(-1, None), (0, None), (1, None), (-1, 0), (-1, 1), (0, 0)]
    days = [None if each is None else day + dt.timedelta(days=each) for pair in dates for each in pair]
    for since, until in zip(days[::2], days[1::2], strict=True):
        Hat.objects.create(person=cast.bo, network=network, what="x", since=since, until=until)
    hats = Hat.objects.order_by("pk")
    assert [hat.is_worn_on(day) for hat in hats] == [True, True, False, False, True, False]
    assert [hat in hats.worn_on(day) for hat in hats] == [True, True, False, False, True, False]


def test_putting_on_a_hat_twice_by_a_double_tap_is_one_hat(client: Client, cast: Cast) -> None:
    client.force_login(cast.bo)
    for _twice in (1, 2):
        answer = client.post(reverse("hats"), {"what": "bakes bread", "network": "Buurtbakkerij"})
        assert answer.url == reverse("mine")
    assert list(Hat.objects.values_list("what", "network__name", "worn_as")) == [
        ("bakes bread", "Buurtbakkerij", "other")
    ]


def test_an_empty_hat_is_asked_for_both_and_nothing_is_put_on(client: Client, cast: Cast) -> None:
    client.force_login(cast.bo)
    answer = client.post(
        reverse("hats"), {"what": " ", "worn_as": "volunteer"}, headers={"accept-language": "en"}
    )
    assert answer.status_code == 422
    assert {field: len(errors) for field, errors in answer.context["form"].errors.items()} == {
        "network": 1,
        "what": 1,
    }
    assert "Where do you wear this hat?" in answer.content.decode()
    assert re.search(r"<details[^>]* open", answer.content.decode())  # the form stands open, with its errors
    assert not Hat.objects.exists()
