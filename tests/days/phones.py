"""The opener's phone in a browser: opening the door on it, tapping, losing the connection, and what is kept."""

from __future__ import annotations

import datetime as dt
import re
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, expect

from plugdedag.days.coming import come
from plugdedag.days.models import Day, Visit
from tests.cast import Cast, person
from tests.days.test_browser import sign_in

NAMES = ["Anna", "Daan", "Eva", "Zoë"]
NO_SLIP = 600  # milliseconds: a second tap sooner than that is a slip of the thumb
VISITS = re.compile(r"/visits/$")


@pytest.fixture
def day(cast: Cast) -> Day:
    """The first day, open whatever the clock says, with Bo and four others expected."""
    day = cast.days[0]
    day.opens, day.lunch, day.closes = dt.time(0, 1), dt.time(12), dt.time(23, 59)
    day.save()
    for who in [cast.bo, *(person(cast.city, name) for name in NAMES)]:
        come(day, who, client_key=uuid4())
    return day


@pytest.fixture
def door(page: Page, site: str, cast: Cast, day: Day) -> Page:
    """The door on Idris' phone, with all that it needs to go on without a connection."""
    sign_in(page, site, cast.idris)
    return opened(page, site, day)


# Chromium forgets for a moment that it is offline while it reloads, and a request that passes the service worker passes
# a route of the test too. So the page itself has no connection either, in every tab.
NO_CONNECTION = """() => {
  const honest = window.fetch;
  window.fetch = (address, ...rest) => localStorage.getItem("no-connection") && String(address).endsWith("/visits/")
    ? Promise.reject(new TypeError("Failed to fetch")) : honest(address, ...rest);
}"""


def opened(page: Page, site: str, day: Day) -> Page:
    page.context.add_init_script(f"({NO_CONNECTION})()")
    page.goto(f"{site}/days/{day.pk}/door/")
    expect(page.locator("html[data-offline=ready]")).to_be_attached()
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    return page


def offline(page: Page) -> None:
    """No connection, in every tab."""
    page.evaluate("localStorage.setItem('no-connection', 'on')")
    page.context.set_offline(True)


def online(page: Page) -> None:
    page.evaluate("localStorage.removeItem('no-connection')")
    page.context.set_offline(False)


def row(page: Page, name: str, *, here: bool) -> Locator:
    return page.locator("#names").get_by_role("button", name=name, pressed=here)


def tap(page: Page, name: str) -> None:
    row(page, name, here=False).click()
    expect(row(page, name, here=True)).to_be_visible()


def walk_in(page: Page, name: str, button: str = "Loopt binnen") -> None:
    page.get_by_label("Wie komt er binnen?").fill(name)
    page.get_by_role("button", name=button).click()


def count(page: Page, number: int) -> None:
    expect(page.locator("[data-count]")).to_have_text(str(number))


def all_sent(page: Page) -> None:
    """Everything is on the door list, and the names on the page are the server's."""
    expect(page.locator(".door-row:not([data-state=''])")).to_have_count(0)


def keys(page: Page) -> int:
    return int(
        page.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('plug-door/')).length")
    )


def here() -> set[str]:
    return {str(visit.person or visit.guest_name) for visit in Visit.objects.select_related("person")}
