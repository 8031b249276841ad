"""In a real Chromium, at the width of a phone: the days a rhythm means change while one chooses."""

import pytest
from playwright.sync_api import Page, expect

from plugdedag.days.models import Rhythm
from tests.cast import Cast
from tests.days.rhythmic import publish, settle_in
from tests.days.test_browser import fine, sign_in

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_days_follow_what_is_chosen_and_nothing_is_kept_before_the_button(
    page: Page, site: str, cast: Cast
) -> None:
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    publish(settle_in(cast))
    sign_in(page, site, cast.bo)
    page.goto(f"{site}/me/rhythm/")
    fine(page)
    days = page.locator("#rhythm-days li")
    several = days.count()
    page.get_by_text("De eerste lunch van elke maand").click()
    expect(page.locator(f'#rhythm-days a[href="/days/{cast.days[2].pk}/"]')).to_have_count(0)
    assert days.count() <= 1 < several
    assert not Rhythm.objects.exists()
    page.get_by_text("Om de week").last.click()
    page.get_by_role("button", name="Dit is mijn ritme").click()
    expect(page.get_by_role("button", name="Stop dit ritme")).to_be_visible()
    fine(page)
    page.goto(f"{site}/me/")
    fine(page)
    assert problems == []
