"""The clock of a round in a browser: it counts by itself, follows another facilitator, and does without JavaScript."""

from __future__ import annotations

import datetime as dt
import re
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from plugdedag.days.models import Day
from plugdedag.steering.clock import Press
from plugdedag.steering.now import now
from plugdedag.steering.pressing import steer
from tests.cast import Cast
from tests.lunches.test_browser import enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def leading(site: str, cast: Cast) -> str:
    """The page of who leads the first lunch, on a day that is open whatever the clock says."""
    day = cast.days[0]
    day.opens, day.lunch, day.closes = dt.time(0), dt.time(12), dt.time(23, 59)
    day.save()
    return f"{site}/days/{day.pk}/leading/"


def fresh(cast: Cast) -> Day:
    return Day.objects.whole().get(pk=cast.days[0].pk)


def test_it_counts_by_itself_and_follows_who_else_leads(
    page: Page, leading: str, site: str, cast: Cast
) -> None:
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    enter(page.context, cast.femke, site)
    page.clock.install()
    page.goto(leading)
    page.get_by_role("button", name="Begin").click()
    expect(page.locator("#lead-title")).to_have_text("De gastheer of gastvrouw vertelt")
    shown = page.locator("[data-clock-time]").inner_text()
    page.clock.run_for(5000)
    expect(page.locator("[data-clock-time]")).not_to_have_text(shown)
    steer(fresh(cast), Press.NEXT, by=cast.noor, seen=now(fresh(cast)).last, client_key=uuid4())
    page.clock.run_for(6000)
    expect(page.locator("#lead-title")).to_have_text("Alleen vragen")
    assert problems == []


def test_without_javascript_every_button_works(chromium, leading: str, site: str, cast: Cast) -> None:
    context = chromium.new_context(
        java_script_enabled=False, locale="nl-NL", viewport={"width": 390, "height": 844}
    )
    enter(context, cast.femke, site)
    page = context.new_page()
    page.goto(leading)
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("button", name="Verder").click()
    expect(page.locator("#lead-title")).to_have_text("Alleen vragen")
    expect(page.locator("[data-clock-time]")).to_have_text(re.compile(r"10:00|9:[0-5]\d"))
    page.get_by_role("link", name="Kijk opnieuw").click()
    page.get_by_role("button", name="Pauze").click()
    expect(page.get_by_role("button", name="Ga verder")).to_be_visible()
    context.close()
