"""The docs on a phone: nothing sticks out, axe finds nothing, and a picture is fetched when it comes into sight."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests import browsers

pytestmark = [pytest.mark.browser, pytest.mark.only("sqlite")]  # the pages ask the database for nothing


@pytest.mark.parametrize("path", ["", "?q=kaart", "using/moving-in/", "hosting/", "building/look/"])
def test_a_page_fits_a_phone_and_is_usable_by_all(page: Page, site: str, path: str) -> None:
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text))
    page.goto(f"{site}/help/{path}")
    browsers.still(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= browsers.PHONE["width"]
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert problems == []


def test_looking_something_up_without_javascript(chromium: Browser, site: str) -> None:
    context = chromium.new_context(viewport=browsers.PHONE, locale="nl-NL", java_script_enabled=False)
    page = context.new_page()
    page.goto(site)
    page.get_by_role("link", name="Uitleg").click()
    page.get_by_label("Wat zoek je?").fill("briefkaart")
    page.get_by_role("button", name="Zoek").click()
    page.get_by_role("link", name="De briefkaarten printen").first.click()
    expect(page.get_by_role("heading", name="De briefkaarten printen", level=1)).to_be_visible()
    context.close()


def test_a_picture_waits_until_it_is_seen(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}/help/using/a-month/")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "result" in url] == []
    last = page.get_by_role("img", name="Een resultaat")
    last.scroll_into_view_if_needed()
    page.wait_for_function("image => image.naturalWidth > 0", arg=last.element_handle())
    assert [url for url in asked if "result-640" in url or "result.webp" in url]
