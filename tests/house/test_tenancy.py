"""Two cities on one installation: nothing of the one is to be had on the hostname of the other."""

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from plugdedag.people.models import Duty, Membership, Person
from tests.cast import Cast, other_city
from tests.house.routes import HOSTS, ROUTES, Route
from tests.people.knocking import proved

HOST = "rotterdam.testserver"
ONE_CITY = {"demo_mail_read", "demo_mail_html"}  # the demo's mailbox: refused everywhere but in a demo
EVERY_CITY = {"help_page", "desk_script"}  # the docs, and the scripts as written: the same words everywhere


def takes_an_object(name: str) -> bool:
    """Whether the address of that name has a key of something in it."""
    return any(arguments for _path, arguments in get_resolver().reverse_dict.getlist(name)[0][0])


OBJECTS = sorted(name for name in ROUTES if name not in ONE_CITY | EVERY_CITY and takes_an_object(name))
LISTS = sorted(name for name, route in ROUTES.items() if route.method == "get" and not takes_an_object(name))


@pytest.fixture
def elsewhere(cast: Cast) -> Client:
    """An organiser of Rotterdam, at home on its hostname; nobody in Amsterdam."""
    city = other_city()
    wil = Person.objects.create_user(email="wil@example.org", name="Wil")
    Membership.objects.create(city=city, person=wil, since=city.today())
    Duty.objects.create(city=city, person=wil, kind="organiser", since=city.today(), given_by=None)
    client = Client(headers={"host": HOST})
    client.force_login(wil)
    return proved(client)


def insider(cast: Cast, route: Route) -> str:
    """A role that would get in at home, so that only the city can be what keeps it out."""
    return "owner" if route.who <= HOSTS else "organiser"


@pytest.mark.parametrize("name", OBJECTS)
def test_an_address_of_one_city_leads_nowhere_in_another(name: str, cast: Cast, elsewhere: Client) -> None:
    route = ROUTES[name]
    path = reverse(name, kwargs=route.at(cast, insider(cast, route)))
    answer = getattr(elsewhere, route.method)(path)
    assert answer.status_code in {403, 404, 410}, f"{name}: {answer.status_code}"
    assert cast.question.as_asked not in answer.content.decode()


def canaries(cast: Cast) -> list[str]:
    """Words that exist in Amsterdam only."""
    return [cast.place.name, cast.question.title, cast.question.as_asked, cast.bo.name + "<", cast.club.name]


@pytest.mark.parametrize("name", LISTS)
def test_no_page_of_one_city_shows_rows_of_another(name: str, cast: Cast, elsewhere: Client) -> None:
    words = elsewhere.get(reverse(name)).content.decode()
    assert [canary for canary in canaries(cast) if canary in words] == []


@pytest.mark.parametrize(
    ("name", "canary"),
    [("home", 0), ("days", 0), ("places", 0), ("questions", 1), ("calendar", 0)],
)
def test_at_home_those_words_are_there(name: str, canary: int, cast: Cast, client: Client) -> None:
    """The control: the pages that show nothing abroad show it at home."""
    assert canaries(cast)[canary] in client.get(reverse(name)).content.decode()
