"""Taps that cross a bad connection, in a real Chromium: each is there once, however often it was sent."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Request, Route, expect

from plugdedag.days.models import Day, Visit
from tests.cast import Cast, person
from tests.days.phones import (
    NAMES,
    NO_SLIP,
    VISITS,
    all_sent,
    count,
    day,
    door,
    here,
    keys,
    offline,
    online,
    opened,
    row,
    tap,
    walk_in,
)  # fmt: skip
from tests.days.test_browser import fine

__all__ = ["day", "door"]  # the fixtures

pytestmark = pytest.mark.django_db(transaction=True)


def test_ticking_off_finding_and_welcoming(door: Page, cast: Cast, day: Day) -> None:
    person(cast.city, "Hanneke")
    fine(door)
    tap(door, "Bo")
    count(door, 1)
    all_sent(door)
    door.wait_for_timeout(NO_SLIP)
    row(door, "Bo", here=True).click()
    count(door, 0)
    all_sent(door)
    search = door.get_by_label("Wie komt er binnen?")
    search.press_sequentially("zo")
    expect(door.locator("#names li:visible .door-row")).to_have_text(["Zoë"])
    search.press("Enter")  # somebody on the list has these letters: no guest is made
    tap(door, "Zoë")
    search.press_sequentially("hann")
    door.locator("#found").get_by_role("button", name="Hanneke").click()
    walk_in(door, "Karel 🧡")
    walk_in(door, "Els", "Gast van vv De Dageraad")
    count(door, 4)
    all_sent(door)
    fine(door)
    assert here() == {"Zoë", "Hanneke", "Karel 🧡", "Els"}
    assert set(Visit.objects.filter(of_host=True).values_list("guest_name", flat=True)) == {"Els"}
    assert keys(door) == 0


def test_a_button_without_a_name_stays_at_the_door(door: Page) -> None:
    """The form itself would go to the server: without a connection that ends on an empty page."""
    offline(door)
    for button in ("Loopt binnen", "Gast van vv De Dageraad"):
        door.get_by_role("button", name=button).click()
        expect(door.get_by_label("Wie komt er binnen?")).to_be_focused()
    count(door, 0)
    online(door)


def test_five_taps_without_a_connection_a_reload_and_five_visits(door: Page, day: Day) -> None:
    offline(door)
    for name in ["Bo", *NAMES[:3]]:
        tap(door, name)
    walk_in(door, "Karel")
    count(door, 5)
    expect(door.get_by_text("5 tikken staan alleen op deze telefoon")).to_be_visible()
    expect(row(door, "Anna", here=True)).to_contain_text("op deze telefoon")
    fine(door)
    door.reload()
    count(door, 5)
    expect(door).to_have_title(re.compile(r"^\(5\) De deur"))
    assert Visit.objects.count() == 0
    online(door)
    all_sent(door)
    expect(door.locator("#door-bar")).to_be_hidden()
    assert here() == {"Bo", "Anna", "Daan", "Eva", "Karel"}
    assert Visit.objects.count() == 5
    offline(door)  # what the phone keeps of the page has the five too
    door.reload()
    count(door, 5)


def lose_answers(page: Page, times: int) -> list[str]:
    """The server does what is asked, and the answer never arrives; the bodies that were sent."""
    sent: list[str] = []

    def lost(route: Route, request: Request) -> None:
        sent.append(request.post_data or "")
        if len(sent) > times:
            route.continue_()
        else:
            assert route.fetch(max_redirects=0).status == 200
            route.abort()

    page.route(VISITS, lost)
    return sent


def test_an_answer_lost_after_the_commit_costs_no_second_visit(door: Page) -> None:
    sent = lose_answers(door, 1)
    walk_in(door, "Karel")
    expect(door.locator("#door-bar")).to_be_visible()
    door.evaluate("window.dispatchEvent(new Event('online'))")
    all_sent(door)
    assert len(sent) == 2
    assert Visit.objects.get().guest_name == "Karel"


def test_a_key_made_anew_for_each_try_would_double(door: Page) -> None:
    """The control: the same loss, with the protection taken away."""
    door.evaluate(
        """() => { const honest = window.fetch;
        window.fetch = (address, options) => {
          if (options?.body) options.body.set("key", crypto.randomUUID());
          return honest(address, options);
        }; }"""
    )
    lose_answers(door, 1)
    walk_in(door, "Karel")
    expect(door.locator("#door-bar")).to_be_visible()
    door.evaluate("window.dispatchEvent(new Event('online'))")
    all_sent(door)
    assert Visit.objects.filter(guest_name="Karel").count() == 2


def test_two_tabs_send_the_same_and_it_is_there_once(door: Page, site: str, day: Day) -> None:
    other = door.context.new_page()
    opened(other, site, day)
    offline(door)
    walk_in(door, "Karel")
    tap(door, "Bo")
    count(other, 2)  # the other tab shows what this one keeps
    online(door)  # both hear it at once
    all_sent(door)
    all_sent(other)
    assert here() == {"Karel", "Bo"}
    assert Visit.objects.count() == 2
