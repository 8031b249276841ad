"""Who may know of a gathering by invitation: its guests, who opens its door, the organisers. And nobody else."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from plugdedag.days.coming import come
from plugdedag.days.models import Day
from plugdedag.days.posters import poster_of
from plugdedag.days.turns import give
from plugdedag.gatherings.models import Gathering
from tests.cast import Cast
from tests.gatherings.evenings import NAME, dinner
from tests.gatherings.test_answers import said


@pytest.fixture
def evening(cast: Cast) -> Gathering:
    return dinner(cast, cast.bo)


LISTS = ("home", "days", "calendar", "mine", "desk", "places", "questions", "sitemap")


def lists_with_it(client: Client) -> list[str]:
    return [name for name in LISTS if NAME in client.get(reverse(name)).content.decode()]


def statuses(client: Client, evening: Gathering) -> list[int]:
    names = ("gathering", "day", "day_ics", "rsvp", "door", "desk_gathering")
    return [client.get(reverse(name, args=[evening.day.pk]), follow=True).status_code for name in names]


def test_a_visitor_and_who_was_not_asked_see_nothing_of_it(
    evening: Gathering, client: Client, cast: Cast
) -> None:
    assert lists_with_it(client) == []
    assert statuses(client, evening)[:3] == [404, 404, 404]
    client.force_login(cast.femke)
    assert lists_with_it(client) == []
    assert statuses(client, evening) == [404, 404, 404, 404, 403, 403]
    assert client.post(reverse("gathering_answer", args=[evening.day.pk]), said()).status_code == 404
    assert client.post(reverse("rsvp", args=[evening.day.pk]), said()).status_code == 404
    page = client.get(reverse("place", args=[cast.place.pk])).content.decode()
    assert NAME not in page


def test_a_guest_finds_it_on_their_pages(evening: Gathering, client: Client, cast: Cast) -> None:
    client.force_login(cast.bo)
    assert lists_with_it(client) == ["home", "mine"]
    assert statuses(client, evening) == [200, 200, 200, 200, 403, 403]


def test_who_opens_its_door_sees_it_without_being_a_guest(
    evening: Gathering, client: Client, cast: Cast
) -> None:
    give(evening.day, cast.idris, "opener", cast.noor)
    client.force_login(cast.idris)
    assert statuses(client, evening)[:5] == [200, 200, 200, 200, 200]
    assert client.post(reverse("gathering_answer", args=[evening.day.pk]), said()).status_code == 409


def test_one_for_everybody_stands_among_the_days(cast: Cast, client: Client) -> None:
    evening = dinner(cast, by_invitation=False, plus_ones=0)
    assert lists_with_it(client) == ["home", "days", "calendar"]
    assert statuses(client, evening)[:3] == [200, 200, 200]
    client.force_login(cast.femke)
    assert client.post(reverse("gathering_answer", args=[evening.day.pk]), said()).status_code == 302
    assert evening.day.rsvps.get().person == cast.femke


def test_the_rhythm_of_the_days_goes_on_beside_it(evening: Gathering, cast: Cast, client: Client) -> None:
    Day.objects.filter(pk=evening.day.pk).update(
        date=cast.city.today(), opens="05:00", lunch="06:00", by_invitation=False
    )
    assert cast.place.name in client.get(reverse("home")).context["now"].next.place.name
    assert client.get(reverse("home")).context["now"].next == cast.days[0]


def test_at_its_door_a_passer_by_is_let_in_and_sees_no_more(
    evening: Gathering, cast: Cast, client: Client
) -> None:
    Day.objects.filter(pk=evening.day.pk).update(date=cast.city.today(), opens="09:00", lunch="13:00")
    address = reverse("arrival", args=[poster_of(evening.day).code])
    answer = client.post(address, {"client_key": str(uuid4()), "guest_name": "Opa"}, follow=True)
    assert (answer.status_code, answer.resolver_match.url_name) == (200, "arrival")
    assert evening.day.visits.get().guest_name == "Opa"
    client.force_login(cast.femke)
    assert client.post(address, follow=True).status_code == 200
    assert evening.day.visits.filter(person=cast.femke).exists()


def test_who_leads_a_lunch_or_comes_to_one_learns_nothing_of_a_dinner(
    evening: Gathering, cast: Cast, client: Client
) -> None:
    come(cast.days[0], cast.femke, client_key=uuid4())
    client.force_login(cast.femke)
    assert NAME not in client.get(reverse("day", args=[cast.days[0].pk])).content.decode()
