"""The form for an offer, in a browser."""

from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer


def test_focus_goes_to_what_is_wrong(page: Page, site: str, live_server: LiveServer) -> None:
    page.goto(f"{site}/offer/")
    page.locator("main form").evaluate("form => form.noValidate = true")
    page.locator("main form [type=submit]").last.click()
    page.wait_for_selector("#error-summary")
    assert page.evaluate("document.activeElement.id") == "error-summary"
