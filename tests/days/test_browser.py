"""In a real Chromium, at the width of a phone: the tap, with and without JavaScript."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from plugdedag.days.models import Rsvp
from plugdedag.people.models import Link, Person
from tests import browsers
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)


def sign_in(page: Page, site: str, who: Person) -> None:
    """Give the browser a session of this person."""
    client = Client()
    client.force_login(who)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])


def fine(page: Page) -> None:
    """Nothing sticks out of the screen once all stands still, and axe finds nothing."""
    browsers.still(page)
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, page.url
    found = Axe().run(page)
    assert found.response["violations"] == [], found.generate_report()


def test_a_tap_answers_in_place_and_can_be_taken_back(page: Page, site: str, cast: Cast) -> None:
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    sign_in(page, site, cast.bo)
    page.goto(f"{site}/days/{cast.days[1].pk}/rsvp/")
    fine(page)
    page.evaluate("window.stayed = true")
    page.get_by_role("button", name="Alleen de lunch").click()
    expect(page.get_by_text("Je staat erop.")).to_be_visible()
    assert page.evaluate("document.activeElement.id") == "rsvp-answer"
    expect(page.get_by_text("Van 12.30 tot 14.00.")).to_be_visible()
    fine(page)
    page.get_by_role("button", name="Ik kan toch niet").click()
    expect(page.get_by_text("Deze keer niet. Prima.")).to_be_visible()
    page.get_by_text("Een ander stuk van de dag").click()
    page.get_by_label("Ik kom om").fill("15:00")
    page.get_by_label("Ik ga om").fill("11:00")
    page.get_by_role("button", name="Ik kom deze uren").click()
    expect(page.get_by_text("Je gaat weg voor je er bent.")).to_be_visible()
    expect(page.get_by_label("Ik kom om")).to_have_value("15:00")
    fine(page)
    page.get_by_label("Ik ga om").fill("16:30")
    page.get_by_role("button", name="Ik kom deze uren").click()
    expect(page.get_by_text("Van 15.00 tot 16.30.")).to_be_visible()
    assert page.evaluate("window.stayed") is True
    assert [problem for problem in problems if "409" not in problem] == []
    assert Rsvp.objects.get().answer == "going"


def test_a_link_works_without_javascript(chromium: Browser, site: str, cast: Cast) -> None:
    token = Link.issue(cast.city, "rsvp", cast.days[1].pk, person=cast.bo)
    context = chromium.new_context(java_script_enabled=False, locale="nl-NL")
    page = context.new_page()
    page.goto(f"{site}/rsvp/{token}/")
    page.get_by_role("button", name="Deze keer niet").click()
    expect(page.get_by_text("Deze keer niet. Prima.")).to_be_visible()
    page.go_back()
    page.get_by_role(
        "button", name="Ik kom toch"
    ).click()  # the page before was asked for anew, with a fresh key
    expect(page.get_by_text("Je staat erop.")).to_be_visible()
    context.close()
    assert Rsvp.objects.get().answer == "going"


def test_the_list_is_fine_for_all(page: Page, site: str, cast: Cast) -> None:
    page.goto(f"{site}/days/")
    fine(page)
    assert (
        page.get_by_role("link", name="Alle dagen in je eigen agenda").get_attribute("href")
        == "/calendar.ics"
    )


def test_my_calendar_is_made_renewed_and_stopped_by_pressing(page: Page, site: str, cast: Cast) -> None:
    """A browser sends no origin from a page that asks for no referrer, and such a press is refused."""
    sign_in(page, site, cast.bo)
    page.goto(f"{site}/me/calendar/")
    addresses = []
    for name in ("Maak mijn agenda", "Maak een nieuw adres"):
        fine(page)
        page.get_by_role("button", name=name).click()
        addresses.append(page.get_by_label("Het adres").input_value())
        fine(page)
        page.goto(f"{site}/me/calendar/")
    page.get_by_role("button", name="Stop ermee").click()
    expect(page.get_by_role("button", name="Maak mijn agenda")).to_be_visible()
    assert [page.request.get(address).status for address in addresses] == [404, 404]
