"""A lunch in a real browser at the width of a phone: adding, other phones, no connection, and no script."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from io import BytesIO
from uuid import uuid4

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect

from plugdedag.days.models import Visit
from plugdedag.lunches.live import hub
from plugdedag.people.models import Person
from plugdedag.questions.contributing import contribute
from plugdedag.questions.models import Contribution, Support
from tests.browsers import PHONE
from tests.cast import Cast
from tests.questions.said import entering

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]

WORDS = "Wie mist ons als we dicht zijn? 🧦"
LINES = "#lines .line__words"
UNSENT = "[data-part=unsent] .line__words"


@pytest.fixture
def open_today(chromium: Browser, site: str, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of the first lunch, on a day that is open whatever the clock says.

    The server of these tests tells nothing before a stream ends, as some proxies do; so each one ends at once.
    """
    monkeypatch.setattr(hub, "LONGEST", 0)
    day = cast.days[0]
    day.opens, day.lunch, day.closes = dt.time(0), dt.time(12), dt.time(23, 59)
    day.save()
    Visit.objects.create(day=day, person=cast.bo)
    Visit.objects.create(day=day, person=cast.femke)
    yield f"{site}/days/{day.pk}/lunch/"
    for context in chromium.contexts:  # nobody begins to listen when streams are long again
        context.close()


def enter(context: BrowserContext, who: Person, site: str) -> None:
    """Sign somebody in to a browser, as their cookie would."""
    cookie = entering(who).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": site}])


def kept_for_later(page: Page) -> None:
    """The phone has all that the page needs without a connection."""
    expect(page.locator("html[data-offline=ready]")).to_be_attached()
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")


def add(page: Page, words: str) -> None:
    page.get_by_label("Jouw woorden").fill(words)
    page.get_by_role("button", name="Zet op het bord").click()
    expect(page.get_by_label("Jouw woorden")).to_have_value("")


def texts(page: Page, where: str, wanted: list[str]) -> None:
    expect(page.locator(where)).to_have_text(wanted)


def test_a_lunch_with_and_without_a_connection(page: Page, open_today: str, site: str, cast: Cast) -> None:
    enter(page.context, cast.bo, site)
    page.goto(open_today)
    add(page, WORDS)
    texts(page, LINES, [WORDS])
    said = {"kind": "clarifying", "text": "Hoeveel zijn er nu?"}
    contribute(cast.question, uuid=uuid4(), day=cast.days[0], author=cast.femke, **said)
    texts(page, LINES, [said["text"], WORDS])
    kept_for_later(page)
    page.context.set_offline(True)
    add(page, "Eerst dit")
    add(page, "en dan dat.")
    texts(page, UNSENT, ["en dan dat.", "Eerst dit"])
    expect(page.get_by_text("2 ideeën staan alleen op deze telefoon")).to_be_visible()
    page.reload()
    texts(page, UNSENT, ["en dan dat.", "Eerst dit"])
    texts(page, LINES, [said["text"], WORDS])  # the board of last time
    expect(page).to_have_title(re.compile(r"^\(2\) "))
    assert Contribution.objects.filter(author=cast.bo).count() == 1
    page.context.set_offline(False)
    page.evaluate("window.dispatchEvent(new Event('online'))")
    texts(page, UNSENT, [])
    expect(page.locator(LINES)).to_have_count(4)
    mine = Contribution.objects.filter(author=cast.bo).order_by("at").values_list("text", flat=True)
    assert list(mine) == [WORDS, "Eerst dit", "en dan dat."]
    expect(page.locator("[data-part=bar]")).to_be_hidden()


def test_building_on_and_standing_behind_it(page: Page, open_today: str, site: str, cast: Cast) -> None:
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    enter(page.context, cast.bo, site)
    page.goto(open_today)
    add(page, WORDS)
    texts(page, LINES, [WORDS])
    enter(page.context, cast.femke, site)
    page.goto(open_today)
    page.get_by_role("button", name="Dit steun ik").click()
    expect(page.get_by_role("button", name="1 steunt dit", pressed=True)).to_be_visible()
    page.get_by_role("link", name="Bouw voort").click()
    add(page, "En wie niet?")
    expect(page.locator(LINES)).to_have_count(2)
    expect(page.locator(".trail__roots:visible")).to_have_text(f"“{WORDS}”")
    assert Support.objects.get().person == cast.femke
    assert Contribution.objects.get(text="En wie niet?").roots.get().parent.text == WORDS
    assert problems == []


def test_a_neighbours_phone_takes_it_along(page: Page, open_today: str, site: str, cast: Cast) -> None:
    """The code is read by a decoder that is not ours; the link asks first, and both phones send in the end."""
    enter(page.context, cast.bo, site)
    page.goto(open_today)
    kept_for_later(page)
    page.context.set_offline(True)
    add(page, WORDS)
    page.get_by_role("button", name="Geef door aan je buur").click()
    picture = Image.open(BytesIO(page.screenshot()))
    link = zxingcpp.read_barcodes(picture)[0].text
    page.keyboard.press("Escape")
    context = page.context.browser.new_context(viewport=PHONE, locale="nl-NL")  # type: ignore[union-attr]
    enter(context, cast.femke, site)
    other = context.new_page()
    other.goto(link)
    expect(other.get_by_role("heading", name="Bo geeft je dit door")).to_be_focused()
    assert not Contribution.objects.exists()
    other.get_by_role("button", name="Bewaar en verstuur").click()
    texts(other, LINES, [WORDS])
    assert Contribution.objects.get().guest == "Bo, doorgegeven"
    page.context.set_offline(False)
    page.evaluate("window.dispatchEvent(new Event('online'))")
    texts(page, UNSENT, [])
    texts(page, LINES, [WORDS])
    assert Contribution.objects.count() == 1


def test_it_works_without_javascript(chromium: Browser, open_today: str, site: str, cast: Cast) -> None:
    context = chromium.new_context(java_script_enabled=False, locale="nl-NL", viewport=PHONE)
    enter(context, cast.bo, site)
    page = context.new_page()
    page.goto(open_today)
    page.get_by_label("Jouw woorden").fill(WORDS)
    page.get_by_role("button", name="Zet op het bord").click()
    texts(page, "#contributions .line__words", [WORDS])
    page.get_by_role("button", name="Dit steun ik").click()
    expect(page.get_by_role("button", name="1 steunt dit")).to_be_visible()
    context.close()
