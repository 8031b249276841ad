"""Through the door in a real Chromium, where cookies, origins and referrers are as strict as they really are."""

import pytest
from playwright.sync_api import Page, expect

from plugdedag.days.models import Rsvp
from tests.cast import Cast
from tests.people.knocking import code_for, link_for

NEW = "anna@example.org"


def walk_in(page: Page, site: str, cast: Cast) -> None:
    """From the day's “I come” to a letter on its way."""
    page.goto(f"{site}/days/{cast.days[1].pk}/")
    page.locator("#rsvp a.button").click()
    page.get_by_label("Je e-mailadres").fill(NEW)
    page.get_by_role("button", name="Stuur me de code").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kijk in je mail")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("way", ["code", "link"])
def test_a_visitor_comes_in_and_is_on_the_list(page: Page, site: str, cast: Cast, way: str) -> None:
    walk_in(page, site, cast)
    if way == "code":
        page.get_by_label("De zes cijfers uit de mail").fill(code_for(NEW))
    else:
        page.goto(f"{site}{link_for(NEW)}")
    page.get_by_role("button", name="Kom binnen").click()
    page.get_by_label("Hoe noemen ze je?").fill("Anna")
    page.get_by_role("button", name="Bewaar en ga verder").click()
    expect(page.get_by_text("Je staat op de lijst.")).to_be_visible()
    assert list(Rsvp.objects.values_list("person__name", "answer")) == [("Anna", "going")]
