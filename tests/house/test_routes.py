"""Every address is in the table, every view wears a guard, and every cell of the table is really asked."""

import contextlib
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import IntConverter

from tests.cast import Cast
from tests.house.routes import HOSTS, ROLES, ROUTES, Route
from tests.house.rows import owner_link
from tests.people.knocking import proved

OUTSIDE = {"healthz", "look", "look_mail"}  # for monitors, before there is a city; for who builds


def patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    """All addresses, through all includes."""
    for each in resolver.url_patterns:
        yield from patterns(each) if isinstance(each, URLResolver) else [each]


def everything() -> dict[str, URLPattern]:
    return {each.name or str(each.pattern): each for each in patterns(get_resolver())}


def test_every_address_is_declared() -> None:
    assert sorted(everything().keys() - ROUTES.keys()) == [], "add these to tests/house/routes.py"


def test_every_declared_address_is_there() -> None:
    assert sorted(ROUTES.keys() - everything().keys()) == []


def test_names_are_used_once() -> None:
    names = [each.name for each in patterns(get_resolver())]
    assert sorted(names) == sorted(set(names))


def test_every_view_wears_a_guard() -> None:
    bare = [name for name, each in everything().items() if not hasattr(each.callback, "access")]
    assert sorted(set(bare) - OUTSIDE) == []


def client_of(role: str, cast: Cast) -> Client:
    """A browser of somebody in that role, who just proved it. The host is a visitor who holds a link."""
    client = Client()
    people = {"plugger": cast.bo, "opener": cast.idris, "facilitator": cast.femke, "organiser": cast.noor}
    if role in people:
        client.force_login(people[role])
        proved(client)
    if role in HOSTS:
        client.get(reverse("owner_notes", kwargs=owner_link(cast, role)))  # the lightest page behind it
    return client


def gets_in(client: Client, route: Route, path: str) -> bool:
    """Whether the answer is the page or the deed, rather than a way to the door."""
    response = getattr(client, route.method)(path)
    assert response.status_code not in {405, 500}, f"{route.method} {path}: {response.status_code}"
    to_sign_in = response.status_code == 302 and urlsplit(response["Location"]).path == reverse("sign_in")
    return response.status_code not in {403, 404, 410} and not to_sign_in


@contextlib.contextmanager
def taken_back() -> Iterator[None]:
    """Whatever is written meanwhile, the next finds the cast as it was."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def asking(route: Route) -> list[str]:
    """Everybody; on PostgreSQL, where each page must run but has the same guard, one who may and one who may not."""
    if connection.vendor == "sqlite":
        return list(ROLES)
    kinds = [[role for role in ROLES if (role in route.who) == gets] for gets in (True, False)]
    return [roles[-1] for roles in kinds if roles]


@pytest.mark.parametrize("name", sorted(ROUTES))
def test_who_gets_in(name: str, cast: Cast) -> None:
    route, found = ROUTES[name], set()
    for role in asking(route):
        with taken_back():
            path = reverse(name, kwargs=route.at(cast, role))
            if gets_in(client_of(role, cast), route, path):
                found.add(role)
    assert found == route.who.intersection(asking(route))


@pytest.mark.only("sqlite")  # where it leads is the same; that each page runs is seen above
@pytest.mark.parametrize("name", sorted(name for name, route in ROUTES.items() if route.method == "post"))
def test_looking_where_a_form_is_sent_to_ends_on_a_page(name: str, cast: Cast) -> None:
    """Reloading an error by hand, or in another language, is a GET: on to a page, never an empty one."""
    route = ROUTES[name]
    role = next(role for role in reversed(ROLES) if role in route.who)
    client = client_of(role, cast)
    response = client.get(reverse(name, kwargs=route.at(cast, role)), follow=True)
    assert (response.status_code, b"</html>" in response.content) == (200, True)


NUMBERED = sorted(name for name, each in everything().items() if "pk" in each.pattern.converters)


def test_no_number_in_an_address_is_unbounded() -> None:
    loose = [
        name
        for name, each in everything().items()
        if any(isinstance(converter, IntConverter) for converter in each.pattern.converters.values())
    ]
    assert loose == [], "write <key:pk> instead of <int:pk>"


@pytest.mark.parametrize("name", NUMBERED)
@pytest.mark.parametrize("number", ["9" * 18, "9" * 19, "9" * 40])
def test_a_number_that_no_row_has_is_not_found(name: str, number: str, cast: Cast) -> None:
    where = ROUTES[name].at(cast, "owner") | {"pk": 987654321}
    path = reverse(name, kwargs=where).replace("987654321", number)
    client = client_of("organiser", cast)
    assert client.get(path).status_code in {302, 404}  # a form is sent there: on to the page it stands on
    assert client.post(path).status_code in {404, 405}
