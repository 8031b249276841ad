"""Every page that a persona can click to: it is there, it is in Dutch, and it tells no plugger's address."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from html.parser import HTMLParser
from urllib.parse import parse_qs, urldefrag, urlsplit

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve, reverse

from plugdedag.cities.models import City
from plugdedag.demo.personas import PERSONAS
from plugdedag.lib import messages
from plugdedag.people.models import Consent, Person, Purpose

LEAST = {
    "visitor": 30,
    "newcomer": 30,
    "plugger": 30,
    "host": 30,
    "opener": 30,
    "facilitator": 30,
    "organiser": 35,
}
KNOW_NOBODY = ["visitor", "newcomer", "plugger", "host"]  # without a duty
NOT_PAGES = re.compile(r"\.(pdf|css|js|svg)$|^/help/(running|building|decisions)\b")  # those are in English
DOCS = re.compile(r"^/help/.")  # the same for everybody: the visitor reads them for all
SAME = 3  # a page asked again for another line of its list (“?from=…”) is the same page: this often is enough

OF_A_KIND = 8  # a hundred forms to report a hundred tips are not read one by one
MORE_OF_A_KIND = 25  # where it may take its time


class Reader(HTMLParser):
    """The links of a page, and its words, one text at a time; not those it says are in English, nor the links that a
    script makes of a template."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.words: set[str] = set()
        self.foreign, self.made = "", False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.made = self.made or tag == "template"
        if tag == "a" and not self.made and (href := dict(attrs).get("href")):
            self.links.append(href)
        if not self.foreign and dict(attrs).get("lang") == "en":
            self.foreign = tag

    def handle_endtag(self, tag: str) -> None:
        self.made = self.made and tag != "template"
        if tag == self.foreign:
            self.foreign = ""

    def handle_data(self, data: str) -> None:
        if not self.foreign:
            self.words.add(" ".join(data.split()))


def clicked(client: Client, key: str, start: str, of_a_kind: int) -> dict[str, str]:
    """What a persona finds by clicking on, so many of a kind, with its text. What is not there fails."""
    found: dict[str, str] = {}
    asked: Counter[tuple[str, ...]] = Counter()
    left = [start]
    while left:
        path = left.pop()
        if path in found or NOT_PAGES.search(path) or asked[same(path)] >= SAME:
            continue
        kind = (resolve(urlsplit(path).path).url_name or "",)
        if asked[kind] >= of_a_kind or (DOCS.search(path) and key != "visitor"):
            continue
        asked[kind] += 1
        asked[same(path)] += "?" in path
        answer = client.get(path, follow=True)
        assert answer.status_code == (200 if not shut(path, answer) else 403), (
            f"{answer.status_code} at {path}"
        )
        found[path] = b"".join(answer).decode()  # type: ignore[arg-type]
        if answer["Content-Type"].startswith("text/html"):
            left += inside(Reader(found[path]).links)
    return found


def same(path: str) -> tuple[str, ...]:
    """What an address has in common with those that ask the same page for something else."""
    parts = urlsplit(path)
    return (parts.path, *sorted(parse_qs(parts.query)))


def shut(path: str, answer: HttpResponse) -> bool:
    """A lunch where this one was not: the page says so, and how its door opens."""
    return path.endswith("/lunch/") and answer.templates[0].name == "lunches/not_here.html"  # type: ignore[attr-defined]


def inside(links: list[str]) -> list[str]:
    """The addresses of this site among them, once each."""
    parts = [urlsplit(urldefrag(link).url) for link in links]
    paths = {f"{part.path}?{part.query}" if part.query else part.path for part in parts if not part.netloc}
    return sorted(path for path in paths if path.startswith("/"))


@cache
def english() -> set[str]:
    """Messages that read differently in Dutch, without those that are filled in."""
    written = [message for app in messages.apps(settings.PACKAGE) for message in messages.kept(app)]
    ids = {message.id for message in written if isinstance(message.id, str) and message.string != message.id}
    return {text for text in ids if len(text) > 3 and "%(" not in text}


ON_BOTH = {
    "visitor",
    "host",
    "organiser",
}  # between them they ask for nearly every page; its words are the same
READERS = [pytest.param(key, marks=() if key in ON_BOTH else pytest.mark.only("sqlite")) for key in PERSONAS]
MANY = [pytest.param(OF_A_KIND, id="some"), pytest.param(MORE_OF_A_KIND, id="many", marks=pytest.mark.proof)]


@pytest.mark.parametrize("of_a_kind", MANY)
@pytest.mark.parametrize("key", READERS)
def test_every_page_of_the_world(client: Client, demo: City, key: str, of_a_kind: int) -> None:
    client.defaults["HTTP_HOST"] = "localhost"
    start = client.post(reverse("demo_personas"), {"persona": key}).headers["Location"]
    pages = clicked(client, key, start, of_a_kind)
    assert len(pages) >= LEAST[key]
    untranslated = {path: left for path, html in pages.items() if (left := Reader(html).words & english())}
    assert untranslated == {}
    if key in KNOW_NOBODY:
        assert told(pages | {"calendar": client.get(reverse("calendar")).content.decode()}, key) == {}


def told(pages: dict[str, str], key: str) -> dict[str, str]:
    """The pages that tell the address of a plugger who is not the reader."""
    others = Person.objects.exclude(email=PERSONAS[key].email)
    if key == "host":  # hears those of who agreed to that, on the days they open
        others = others.exclude(
            consents__in=Consent.objects.filter(purpose=Purpose.HOST_WRITES, withdrawn=None)
        )
    addresses = set(others.values_list("email", flat=True))
    return {path: address for path, text in pages.items() for address in addresses if address in text}


def test_a_page_that_tells_an_address_is_seen(demo: City) -> None:
    """The control of what is asked above."""
    assert told({"/": "Mail samir.bouzidi@example.org", "/me/": "nour.haddad@example.org"}, "plugger") == {
        "/": "samir.bouzidi@example.org"
    }
