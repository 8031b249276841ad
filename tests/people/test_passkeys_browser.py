"""A passkey in a real Chromium, with a phone that knows its owner: offered, added after a code, and come in with."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import CDPSession, Page, expect

from plugdedag.people.models import Passkey, SignIn
from tests.cast import Cast
from tests.people.knocking import code_for

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]

PHONE = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


def phone(page: Page) -> CDPSession:
    """Give this browser an authenticator; without one the buttons are not there."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": PHONE})
    return session


def clean(page: Page) -> None:
    """No violation on this page, as axe sees it."""
    assert [each["id"] for each in Axe().run(page).response["violations"]] == []


def test_a_passkey_is_added_on_the_phone_and_comes_in(page: Page, site: str, cast: Cast) -> None:
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    phone(page)
    page.goto(f"{site}/sign-in/")
    clean(page)
    page.get_by_label("Je e-mail").fill(cast.bo.email)
    page.get_by_role("button", name="Stuur me de code").click()
    page.get_by_label("zes cijfers").fill(code_for(cast.bo.email))
    page.get_by_role("button", name="Kom binnen").click()
    page.get_by_role("link", name="Ja, graag").click()  # offered, just after coming in
    clean(page)
    page.get_by_label("Hoe noem je deze sleutel?").fill("Mijn telefoon")
    page.get_by_role("button", name="Maak een sleutel").click()
    expect(page.locator("#passkeys b")).to_have_text("Mijn telefoon")
    clean(page)
    page.locator("#browsers").get_by_role("button", name=re.compile("^Uitloggen")).click()
    page.goto(f"{site}/sign-in/?next=/me/keys/")
    page.get_by_role("button", name="Inloggen met je vinger of gezicht").click()
    expect(page.locator("#passkeys")).to_contain_text("Laatst gebruikt")
    assert (Passkey.objects.get().person, SignIn.objects.get().person) == (cast.bo, cast.bo)
    assert problems == []


def test_without_scripts_there_is_no_button_and_the_mail_does_it(page: Page, site: str, cast: Cast) -> None:
    browser = page.context.browser
    assert browser is not None
    plain = browser.new_context(java_script_enabled=False, locale="nl-NL").new_page()
    plain.goto(f"{site}/sign-in/")
    expect(plain.get_by_role("button", name="Stuur me de code")).to_be_visible()
    expect(plain.get_by_role("button", name="Inloggen met je vinger of gezicht")).to_be_hidden()
    plain.context.close()
