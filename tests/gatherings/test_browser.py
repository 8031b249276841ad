"""In a real Chromium: an invitation answered on a phone, and the desk, with nothing that axe finds."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from plugdedag.days.coming import come
from plugdedag.days.models import Day, Invited
from plugdedag.gatherings import diets, rules
from plugdedag.people.models import Link
from tests import browsers
from tests.cast import Cast
from tests.days.test_browser import fine, sign_in
from tests.gatherings.evenings import NAME, dinner

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_an_invitation_is_answered_by_its_link(page: Page, site: str, cast: Cast) -> None:
    evening = dinner(cast, cast.bo)
    page.goto(
        site + reverse("gathering_link", args=[Link.issue(cast.city, "rsvp", evening.day.pk, person=cast.bo)])
    )
    fine(page)
    page.get_by_label("Wie neem je mee?").fill("Sjaak")
    page.get_by_text("Wat ik niet eet").click()
    fine(page)
    page.get_by_role("button", name="Ik kom").click()
    expect(page.get_by_text("Er komt iemand met je mee.")).to_be_visible()
    fine(page)
    assert sorted(evening.day.rsvps.values_list("guest_name", "answer")) == [
        ("", "going"),
        ("Sjaak", "going"),
    ]


@pytest.mark.parametrize("width", [browsers.PHONE, browsers.DESK])
def test_at_the_desk_it_is_changed_and_one_asked_no_longer(
    page: Page, site: str, cast: Cast, width: dict[str, int]
) -> None:
    page.set_viewport_size(width)
    evening = dinner(cast, cast.bo, cast.femke)
    rules.add(evening, "turns", 1, cast.city.today(), cast.noor)
    rules.pick(evening, cast.idris, wanted=True, by=cast.noor)
    mine = come(evening.day, cast.bo, client_key=uuid4(), guests=["Sjaak"])
    diets.keep(mine, cast.bo, ["nuts"], "geen koriander")
    sign_in(page, site, cast.noor)
    page.goto(site + reverse("desk_gatherings"))
    fine(page)
    page.get_by_role("link", name=NAME).click()
    page.get_by_text("Met naam", exact=True).click()
    page.get_by_text("Naam, regel, tijden, gasten").click()
    fine(page)
    page.locator("#details").get_by_label("We beginnen om").fill("17:00")
    page.get_by_role("button", name="Bewaar").click()
    expect(page.locator("#details [aria-invalid=true]")).to_have_count(1)
    fine(page)
    page.locator("#details").get_by_label("We beginnen om").fill("19:00")
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_text("Bewaard. Alleen als de tijden anders zijn")).to_be_visible()
    page.get_by_text("Met naam", exact=True).click()
    page.locator("#asked li").filter(has_text="Femke").get_by_role("button").click()
    expect(page.get_by_text("Femke is niet meer uitgenodigd.")).to_be_visible()
    assert [str(asked.person) for asked in Invited.objects.filter(day=evening.day)] == ["Bo"]
    assert Day.objects.get(pk=evening.day.pk).lunch.hour == 19
