"""The stage in an empty city, and in the demo world."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import time_machine
from django.conf import LazySettings
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from plugdedag.cities.models import City
from plugdedag.people.founding import found
from tests.story.stage import Stage

Opened = Callable[[dt.date], Stage]


@pytest.fixture
def stage(
    live_server: LiveServer, settings: LazySettings, looks: Path, chromium: Browser
) -> Iterator[Opened]:
    """Open the site in a city that exists, or in an empty one, on a date."""
    settings.LINK_PORT = int(live_server.url.rsplit(":", 1)[1])
    opened: list[Stage] = []
    with time_machine.travel(dt.datetime(2026, 11, 25, 9, tzinfo=dt.UTC)) as clock:

        def play(begins: dt.date) -> Stage:
            city = City.objects.first() or empty_city()
            City.objects.update(hostname="localhost")
            city.hostname = "localhost"
            site = live_server.url.replace("127.0.0.1", "localhost")
            opened.append(Stage(site, city, chromium, clock))
            opened[0].at(begins)
            return opened[0]

        yield play
        for page in [page for each in opened for page in each.pages.values()]:
            page.context.close()
    assert [words for each in opened for words in each.watched] == []


def empty_city() -> City:
    """What ``plug init`` leaves: a city and its first organiser."""
    city = City(slug="amsterdam", name="Amsterdam", hostname="localhost")
    found(city, email="noor@example.org", name="Noor")
    return city
