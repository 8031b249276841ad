"""A lunch in a real browser at the width of a phone: adding, another phone seeing it, and no connection."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from plugdedag.days.models import Visit
from plugdedag.people.models import Person
from plugdedag.questions.models import Contribution
from tests.cast import Cast
from tests.questions.said import bring, entering

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]

EVERY = 6_000  # milliseconds between two looks at the board
WORDS = "Wie mist ons als we dicht zijn? 🧦"


@pytest.fixture
def open_today(site: str, cast: Cast) -> str:
    """The address of the first lunch, on a day that is open whatever the clock says."""
    day = cast.days[0]
    day.opens, day.lunch, day.closes = dt.time(0), dt.time(12), dt.time(23, 59)
    day.save()
    Visit.objects.create(day=day, person=cast.bo)
    return f"{site}/days/{day.pk}/lunch/"


def enter(context: BrowserContext, who: Person, site: str) -> None:
    """Sign somebody in to a browser, as their cookie would."""
    cookie = entering(who).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": site}])


def test_what_is_added_stands_there_at_once_and_on_the_next_phone(
    page: Page, open_today: str, site: str, cast: Cast
) -> None:
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    enter(page.context, cast.bo, site)
    page.clock.install()
    page.goto(open_today)
    page.get_by_label("Jouw woorden").fill(WORDS)
    page.get_by_role("button", name="Zet op het bord").click()
    expect(page.locator("#contributions .line__words")).to_have_text(WORDS)
    expect(page.get_by_label("Jouw woorden")).to_have_value("")
    bring(cast, cast.days[0], cast.femke, "clarifying", "Hoeveel zijn er nu?")
    page.clock.fast_forward(EVERY)
    expect(page.locator("#contributions .line__words")).to_have_count(2)
    page.get_by_label("Jouw woorden").fill("Half getypt")
    for _twice in range(2):  # the board is asked for again, and nothing may vanish
        with page.expect_response(re.compile("/contributions/")):
            page.clock.fast_forward(EVERY)
    expect(page.locator("#contributions .line__words")).to_have_count(2)
    expect(page.get_by_label("Jouw woorden")).to_have_value("Half getypt")
    assert Contribution.objects.count() == 2
    assert problems == []


def test_without_a_connection_every_word_is_still_there(
    page: Page, open_today: str, site: str, cast: Cast
) -> None:
    enter(page.context, cast.bo, site)
    page.goto(open_today)
    page.get_by_label("Jouw woorden").fill(WORDS)
    page.context.set_offline(True)
    page.get_by_role("button", name="Zet op het bord").click()
    expect(page.locator(".add__lost")).to_be_visible()
    expect(page.get_by_label("Jouw woorden")).to_have_value(WORDS)
    assert Contribution.objects.count() == 0
    page.context.set_offline(False)
    page.get_by_role("button", name="Zet op het bord").click()
    expect(page.locator("#contributions .line__words")).to_have_text(WORDS)
    assert Contribution.objects.get().text == WORDS


def test_it_works_without_javascript(chromium, open_today: str, site: str, cast: Cast) -> None:
    context = chromium.new_context(
        java_script_enabled=False, locale="nl-NL", viewport={"width": 390, "height": 844}
    )
    enter(context, cast.bo, site)
    page = context.new_page()
    page.goto(open_today)
    page.get_by_label("Jouw woorden").fill(WORDS)
    page.get_by_role("button", name="Zet op het bord").click()
    expect(page.locator("#contributions .line__words")).to_have_text(WORDS)
    page.get_by_role("button", name="Dit steun ik").click()
    expect(page.get_by_role("button", name="1 steunt dit")).to_be_visible()
    context.close()
