"""Fifty phones in real Chromium at one lunch, while the network comes and goes and tabs are closed."""

from __future__ import annotations

import contextlib
import random

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Route, expect

from plugdedag.days.models import Visit
from plugdedag.questions.models import Contribution
from tests.browsers import PATIENCE, PHONE
from tests.cast import Cast, person
from tests.lunches.test_browser import add, enter, kept_for_later, open_today

__all__ = ["open_today"]  # the fixture

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser, pytest.mark.proof]

JOURNEYS, IDEAS = 50, 4
NO_STORE = """() => { IDBFactory.prototype.open = function () { throw new Error("no store"); }; }"""
FRESH_KEYS = """() => { const honest = window.fetch; window.fetch = (address, options) => {
  if (options?.body?.has?.("uuid")) options.body.set("uuid", crypto.randomUUID());
  return honest(address, options); }; }"""


def opened(chromium: Browser, cast: Cast, site: str, lunch: str, number: int, broken: str) -> Page:
    """The phone of a plugger who was never here before, with all that it needs to go on without a connection."""
    who = person(cast.city, f"Plugger{number}")
    Visit.objects.create(day=cast.days[0], person=who)
    context = chromium.new_context(viewport=PHONE, locale="nl-NL")
    context.set_default_timeout(PATIENCE)
    if broken:
        context.add_init_script(f"({broken})()")
    enter(context, who, site)
    page = context.new_page()
    page.goto(lunch)
    kept_for_later(page)
    return page


def lossy(context: BrowserContext, chance: random.Random) -> None:
    """Of what is sent a part never arrives, and of a part the answer never comes."""

    def passed(route: Route) -> None:
        luck = chance.random()
        with contextlib.suppress(Error):  # the tab was closed, or the connection went, in the middle of it
            if 0.15 <= luck < 0.3:
                route.fetch(max_redirects=0)
            if luck < 0.3:
                route.abort()
            else:
                route.continue_()

    context.route("**/contributions/", passed)


def journey(page: Page, lunch: str, number: int, chance: random.Random) -> list[str]:
    """Typing while the connection comes and goes, with a tab that is closed now and then; what was typed."""
    typed = []
    lossy(page.context, chance)
    for idea in range(IDEAS):
        page.context.set_offline(chance.random() < 0.5)
        typed.append(f"Gedachte {idea} van {number}")
        add(page, typed[-1])
        if chance.random() < 0.3:
            page.close()
            page = page.context.new_page()
            page.goto(lunch)
    page.context.unroute("**/contributions/")
    page.context.set_offline(False)
    page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(page.locator("[data-part=unsent] li")).to_have_count(0)
    expect(page.locator("#lines")).to_contain_text(typed[-1])
    return typed


def travelled(chromium: Browser, cast: Cast, site: str, lunch: str, count: int, broken: str = "") -> set[str]:
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    chance, typed = random.Random(seed), set()
    for number in range(count):
        page = opened(chromium, cast, site, lunch, number, broken)
        typed |= set(journey(page, lunch, number, chance))
        page.context.close()
    return typed


def test_fifty_phones_lose_and_double_nothing(
    chromium: Browser, cast: Cast, site: str, open_today: str
) -> None:
    typed = travelled(chromium, cast, site, open_today, JOURNEYS)
    board = list(Contribution.objects.values_list("text", flat=True))
    assert (len(typed), len(board), set(board)) == (JOURNEYS * IDEAS, JOURNEYS * IDEAS, typed)


def test_keys_made_anew_for_each_try_double(
    chromium: Browser, cast: Cast, site: str, open_today: str
) -> None:
    """The control: an answer that was lost is another idea."""
    page = opened(chromium, cast, site, open_today, 0, FRESH_KEYS)
    lost: list[int] = []

    def loses(route: Route) -> None:
        if lost:
            return route.continue_()
        lost.append(0)
        lost[0] = route.fetch(max_redirects=0).status
        return route.abort()

    page.context.route("**/contributions/", loses)
    add(page, "Eén keer")
    expect(page.locator("[data-part=unsent] li")).to_have_count(0)
    assert (lost, Contribution.objects.filter(text="Eén keer").count()) == ([200], 2)


def test_without_the_store_a_closed_tab_loses_it(
    chromium: Browser, cast: Cast, site: str, open_today: str
) -> None:
    """The control: the form goes by itself, and without a connection it goes nowhere."""
    page = opened(chromium, cast, site, open_today, 0, NO_STORE)
    page.context.set_offline(True)
    page.get_by_label("Jouw woorden").fill("Weg")
    page.get_by_role("button", name="Zet op het bord").click()
    context = page.context
    page.close()
    context.set_offline(False)
    page = context.new_page()
    page.goto(open_today)
    page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(page.locator("#lines li")).to_have_count(0)
    assert not Contribution.objects.exists()
