"""In a real Chromium: what became of it, told by the link on a phone, and read on the cable, with nothing axe finds."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from plugdedag.days.models import Visit
from plugdedag.questions import carrying, following
from plugdedag.questions.models import Action, ActionReport, HandKind
from tests import browsers
from tests.cast import Cast
from tests.days.test_browser import fine, sign_in
from tests.questions.said import said_month

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_told_by_the_link_and_read_on_the_cable(page: Page, site: str, cast: Cast) -> None:
    said = said_month(cast, today=5)
    Visit.objects.create(day=cast.days[3], person=cast.femke)
    made = Action.objects.create(
        question=cast.question, day=cast.days[3], what="Een ouderavond", who="Bo", due=cast.days[3].date,
        grew_from=said.finding,
    )  # fmt: skip
    carrying.taken(made, {HandKind.DOES: cast.bo}, cast.femke)
    page.set_viewport_size(browsers.PHONE)
    page.goto(f"{site}/follow-up/{following.link_of(following.Holder(cast.city, person=cast.bo))}/")
    fine(page)
    page.get_by_label("Vertel er iets over").fill("Veertig ouders")
    page.get_by_role("button", name="Gedaan").click()
    expect(page.get_by_text("Gedaan, wat mooi")).to_be_visible()
    fine(page)
    assert list(ActionReport.objects.values_list("state", "why")) == [("done", "Veertig ouders")]
    page.get_by_role("link", name="Liever geen vragen meer?").click()
    fine(page)
    sign_in(page, site, cast.femke)
    page.goto(f"{site}/questions/{cast.question.pk}/")
    fine(page)
    expect(page.get_by_text("“Veertig ouders”")).to_be_visible()
    page.get_by_role("link", name=said.finding.text[:20]).click()
    expect(page.locator(f"#c-{said.finding.pk}")).to_be_in_viewport()
