"""A launch evening on two phones: a round after lunch tables, a card, one's table, a late arrival, one numbering."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from plugdedag.seating import making
from tests import browsers
from tests.cast import Cast
from tests.seating.evening import come_in, crowd, planned, sign_up
from tests.seating.lunch import intent
from tests.seating.test_browser import enter, fine

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def test_an_evening_with_rounds_on_two_phones(page: Page, chromium: Browser, site: str, cast: Cast) -> None:
    day, people = cast.days[0], crowd(cast, 7)
    sign_up(day, [cast.bo, *people])
    planned(cast, 12)
    come_in(day, [cast.bo, *people[:6]])
    making.make(day, intent(cast))
    enter(page.context, cast.femke, site)
    page.goto(f"{site}/days/{day.pk}/rounds/")
    page.get_by_role("button", name="Begin ronde 1", exact=True).click()
    fine(page)

    phone = chromium.new_context(viewport=browsers.PHONE, locale="nl-NL", timezone_id="Europe/Amsterdam")
    enter(phone, cast.bo, site)
    mine = phone.new_page()
    mine.goto(f"{site}/days/{day.pk}/rounds/mine/")
    card = mine.get_by_role("heading", level=1).inner_text()
    assert card.startswith("Nu: ")
    fine(mine)
    mine.goto(f"{site}/days/{day.pk}/table/")
    title = mine.get_by_role("heading", level=1)
    expect(title).to_contain_text("Ronde 1")
    expect(title).to_contain_text(card.removeprefix("Nu: "))

    come_in(day, people[6:])
    page.reload()
    page.get_by_role("button", name="Laat 1 laatkomer aanschuiven").click()
    expect(page.get_by_role("button", name="laatkomer")).to_have_count(0)
    page.get_by_role("button", name="Begin ronde 2", exact=True).click()
    expect(page.get_by_role("button", name="Begin ronde 3", exact=True)).to_be_visible()
    mine.reload()
    expect(title).to_contain_text("Ronde 2")
    phone.close()
