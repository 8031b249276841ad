"""The opener's phone in a real Chromium: what it keeps, what it says, and what it forgets."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from plugdedag.days import posters
from plugdedag.days.models import Day, Visit
from tests import browsers
from tests.cast import Cast
from tests.days.phones import (
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
from tests.days.test_browser import fine, sign_in

__all__ = ["day", "door"]  # the fixtures

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.only("sqlite")]  # the phone is the same


def test_an_undo_without_a_connection_leaves_nothing(door: Page) -> None:
    offline(door)
    tap(door, "Bo")
    door.wait_for_timeout(NO_SLIP)
    row(door, "Bo", here=True).click()
    count(door, 0)
    online(door)
    all_sent(door)
    assert Visit.objects.count() == 0


def test_names_that_are_read_anew_under_a_finger_cost_no_tap(door: Page) -> None:
    """The list comes anew after each tap and every few seconds; a finger may be on a name just then."""
    row(door, "Bo", here=False).hover()
    door.mouse.down()
    with door.expect_response(lambda answer: answer.url.endswith("/door/")):
        door.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    door.wait_for_timeout(300)  # time enough to put the new names there
    door.mouse.up()
    all_sent(door)
    count(door, 1)
    assert here() == {"Bo"}


@pytest.fixture
def pocket(chromium: Browser, tmp_path: Path) -> Callable[[], BrowserContext]:
    """A phone that can be closed and opened again, with what it kept."""

    def take() -> BrowserContext:
        return chromium.browser_type.launch_persistent_context(
            str(tmp_path / "phone"), executable_path=browsers.executable(), args=["--no-sandbox"],
            viewport=browsers.PHONE, locale="nl-NL",
        )  # fmt: skip

    return take


def test_closed_in_between_and_opened_again(pocket, site: str, cast: Cast, day: Day) -> None:
    context = pocket()
    page = context.new_page()
    sign_in(page, site, cast.idris)
    opened(page, site, day)
    page.route(VISITS, lambda route: route.abort())
    tap(page, "Bo")
    walk_in(page, "Karel")
    context.close()
    assert Visit.objects.count() == 0
    cast.bo.name = "Bo de Wit"  # changed elsewhere meanwhile
    cast.bo.save()
    context = pocket()
    page = context.new_page()
    sign_in(page, site, cast.idris)  # a browser with a session of its own would still have it
    page.goto(f"{site}/days/{day.pk}/door/")
    all_sent(page)
    expect(row(page, "Bo de Wit", here=True)).to_be_visible()
    context.close()
    assert here() == {"Bo de Wit", "Karel"}


def test_signed_out_meanwhile_everything_stays_until_signed_in_again(
    door: Page, site: str, cast: Cast
) -> None:
    door.context.clear_cookies(name="sessionid")
    tap(door, "Bo")
    expect(door.get_by_text("Je bent uitgelogd. Alles is bewaard")).to_be_visible()
    expect(door.get_by_role("link", name="Log weer in")).to_be_visible()
    fine(door)
    assert (Visit.objects.count(), keys(door)) == (0, 1)
    sign_in(door, site, cast.idris)
    door.reload()
    all_sent(door)
    assert here() == {"Bo"}


def test_another_opener_on_this_phone_sends_nothing_of_mine(door: Page, site: str, cast: Cast) -> None:
    offline(door)
    tap(door, "Bo")
    door.context.clear_cookies(name="sessionid")
    online(door)
    sign_in(door, site, cast.noor)
    door.wait_for_timeout(100)
    door.goto(door.url)
    count(door, 0 if not Visit.objects.exists() else 1)
    assert {visit.by for visit in Visit.objects.all()} <= {cast.idris}


def test_what_the_server_refuses_says_why_and_can_be_thrown_away(door: Page, cast: Cast, day: Day) -> None:
    eva = day.rsvps.get(person__name="Eva").person
    offline(door)
    tap(door, "Eva")
    eva.delete()
    online(door)
    expect(door.get_by_text("Eva: Deze persoon kennen we hier niet.")).to_be_visible()
    door.get_by_role("button", name="Weggooien").click()
    expect(door.locator("#door-bar")).to_be_hidden()
    assert (Visit.objects.count(), keys(door)) == (0, 0)


def test_a_wifi_login_page_is_no_answer(door: Page) -> None:
    door.route(VISITS, lambda route: route.fulfill(status=200, body="<h1>Welkom op ons WiFi</h1>"))
    tap(door, "Bo")
    expect(door.locator("#door-bar")).to_contain_text("1 tik staat alleen op deze telefoon")
    assert keys(door) == 1


def test_everything_can_be_copied(door: Page) -> None:
    offline(door)
    tap(door, "Bo")
    walk_in(door, "Els", "Gast van vv De Dageraad")
    door.get_by_role("button", name="Kopieer alles").click()
    lines = door.get_by_label("Wat alleen op deze telefoon staat").input_value().split("\n")
    assert re.fullmatch(r"\d+\.\d\d Bo", lines[1])
    assert re.fullmatch(r"\d+\.\d\d Els \(gast van vv De Dageraad\)", lines[2])


def left(page: Page) -> list[int]:
    """How much the browser still keeps: taps, pages, workers."""
    return page.evaluate(
        """async () => [Object.keys(localStorage).length, (await caches.keys()).length,
        (await navigator.serviceWorker.getRegistrations()).length]"""
    )


def test_signing_out_clears_the_phone(door: Page, site: str) -> None:
    door.route(VISITS, lambda route: route.abort())
    tap(door, "Bo")
    assert left(door) == [1, 1, 1]
    door.goto(f"{site}/me/")
    door.get_by_role("button", name="Uitloggen").click()
    door.wait_for_url(f"{site}/")
    assert left(door) == [0, 0, 0]


def test_after_the_day_the_phone_forgets_the_names(door: Page, site: str) -> None:
    """At whichever page of one's own is opened next, and at the door itself."""
    door.evaluate(
        """async () => { const [name] = await caches.keys(); const was = await caches.open(name);
        const past = await caches.open(name.replace(/\\|[0-9]+\\|/, "|1000|"));
        for (const request of await was.keys()) await past.put(request, await was.match(request));
        await caches.delete(name); }"""
    )
    assert left(door)[1] == 1
    door.goto(f"{site}/me/")
    door.wait_for_function("async () => (await caches.keys()).length === 0")
    door.wait_for_function("async () => (await navigator.serviceWorker.getRegistrations()).length === 0")
    assert left(door) == [0, 0, 0]


def test_without_javascript_every_button_is_a_form(
    chromium: Browser, site: str, cast: Cast, day: Day
) -> None:
    context = chromium.new_context(java_script_enabled=False, locale="nl-NL", viewport=browsers.PHONE)
    page = context.new_page()
    sign_in(page, site, cast.idris)
    page.goto(f"{site}/days/{day.pk}/door/")
    tap(page, "Bo")
    walk_in(page, "Karel", "Gast van vv De Dageraad")
    page.get_by_label("Een plugger die niet op de lijst staat").fill("femke")
    page.get_by_role("button", name="Zoek").click()
    page.locator("#found").get_by_role("button", name="Femke").click()
    count(page, 3)
    row(page, "Bo", here=True).click()
    count(page, 2)
    context.close()
    assert here() == {"Femke", "Karel"}


def test_the_poster_leads_in(page: Page, site: str, cast: Cast, day: Day) -> None:
    wall = f"{site}/in/{posters.poster_of(day).code}"
    page.goto(wall)
    fine(page)
    page.get_by_label("Je voornaam").fill("Karel")
    page.get_by_role("button", name="Ik loop binnen").click()
    expect(page.get_by_text("Je staat op de lijst, Karel. Welkom.")).to_be_visible()
    sign_in(page, site, cast.bo)
    page.goto(wall)
    fine(page)
    page.get_by_role("button", name="Ik ben er").click()
    expect(page.get_by_text("Je bent er, sinds")).to_be_visible()
    fine(page)
    assert here() == {"Karel", "Bo"}


def test_a_second_tap_at_once_is_a_slip_of_the_thumb(door: Page) -> None:
    door.clock.set_fixed_time(dt.datetime.now(dt.UTC))  # at once, however slow the machine
    bo = row(door, "Bo", here=False)
    bo.dblclick()
    all_sent(door)
    count(door, 1)
    door.get_by_label("Wie komt er binnen?").fill("Karel")
    door.get_by_role("button", name="Loopt binnen").dblclick()
    all_sent(door)
    assert here() == {"Bo", "Karel"}
    assert Visit.objects.count() == 2


def test_a_name_that_is_too_long_is_kept_and_said(door: Page) -> None:
    walk_in(door, "x" * 300)
    expect(door.locator("#door-refused")).to_contain_text("300 tekens")
    assert (Visit.objects.count(), keys(door)) == (0, 1)
