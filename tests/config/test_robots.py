"""What programs ask of every site: which pages to leave alone, and the icon."""

from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from tests.cast import Cast
from tests.house.test_routes import patterns

TOKENS = ("<str:token>", "<str:code>")
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def asked(client: Client) -> RobotFileParser:
    answer = client.get("/robots.txt")
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/plain; charset=utf-8")
    parser = RobotFileParser()
    parser.parse(answer.content.decode().splitlines())
    return parser


def by_link() -> list[URLPattern]:
    return [each for each in patterns(get_resolver()) if any(token in str(each.pattern) for token in TOKENS)]


def test_every_address_that_opens_by_a_link_is_left_alone(cast: Cast, client: Client) -> None:
    parser = asked(client)
    paths = ["/" + str(each.pattern) for each in by_link()]
    assert len(paths) > 10
    assert [path for path in paths if parser.can_fetch("*", path)] == []
    assert not parser.can_fetch("*", "/demo/mail/")


def test_where_one_signs_in_may_be_found_and_a_link_that_does_it_may_not(cast: Cast, client: Client) -> None:
    """``$`` is the end of an address to the large crawlers, and nothing to Python's parser."""
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert {"Disallow: /sign-in/", "Allow: /sign-in/$"} < set(lines)
    assert b"noindex" not in client.get("/sign-in/").content


@pytest.mark.parametrize("name", ["home", "days", "places", "questions"])
def test_what_is_public_may_be_found(cast: Cast, client: Client, name: str) -> None:
    assert asked(client).can_fetch("*", reverse(name))


def test_the_icon_is_there_for_who_asks_by_the_old_name(cast: Cast, client: Client) -> None:
    answer = client.get("/favicon.ico")
    assert (answer.status_code, answer["Location"].startswith("/static/look/plug.")) == (302, True)
    assert finders.find("look/plug.svg")


def test_the_map_of_the_site_names_pages_that_are_there(cast: Cast, client: Client) -> None:
    (named,) = asked(client).site_maps() or []
    assert named == "http://testserver/sitemap.xml"
    answer = client.get("/sitemap.xml")
    assert answer["Content-Type"] == "application/xml; charset=utf-8"
    places = [each.text or "" for each in ElementTree.fromstring(answer.content).iter(f"{MAP}loc")]
    assert {"http://testserver/", "http://testserver/help/using/the-door/"} < set(places)
    assert {client.get(place).status_code for place in places} == {200}
