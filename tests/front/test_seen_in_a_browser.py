"""What only a browser can tell: the order of the tab key, what a thumb can hit, and how a page looks on paper."""

import datetime as dt

import pytest
from playwright.sync_api import Page

from plugdedag.days.models import Day
from tests.browsers import DESK, PHONE
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)

HEAD = """() => [...document.querySelectorAll(".site-head :is(a, button)")].filter(each => each.checkVisibility())
    .map(each => each.getBoundingClientRect()).map(box => [Math.round(box.bottom / 30), Math.round(box.left)])"""
LOW = """() => [...document.querySelectorAll("main .list :is(a, button)")]
    .filter(each => each.getBoundingClientRect().height < 44).map(each => each.textContent.trim())"""
INK = """() => {
    const dark = each => Math.max(...getComputedStyle(each).color.match(/[0-9]+/g).slice(0, 3).map(Number)) < 128
    return [getComputedStyle(document.documentElement).colorScheme,
        ...[...document.querySelectorAll("h1, .lead, .postcard__hand, .postcard__address")].map(dark)]
}"""


CLAMPED = """() => [...document.querySelectorAll(".postcard__address p")].map(line => {
    line.textContent = "Stichting Buurthuis De Dageraad aan de overkant van het water ".repeat(4)
    const style = getComputedStyle(line), seen = line.clientHeight - parseFloat(style.paddingTop)
    return [Math.round(seen / parseFloat(style.lineHeight) * 10) / 10, line.scrollHeight > line.clientHeight]
})"""


@pytest.mark.parametrize("size", [PHONE, {"width": 320, "height": 568}, DESK], ids=["phone", "small", "desk"])
def test_the_tab_key_follows_the_eye(page: Page, site: str, size: dict[str, int]) -> None:
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.goto(f"{site}/places/")
    where = page.evaluate(HEAD)
    assert len(where) == 6
    assert where == sorted(where)


def test_a_thumb_hits_every_row(page: Page, site: str, cast: Cast) -> None:
    Day.objects.filter(pk=cast.days[0].pk).update(date=cast.city.today() - dt.timedelta(days=7))
    page.goto(f"{site}/days/")
    assert page.locator(".been").count() == 1
    assert page.evaluate(LOW) == []
    page.goto(f"{site}/")
    assert page.locator(".knock").count() == 2
    assert page.evaluate(LOW) == []


def test_paper_is_light_whatever_the_reader_wishes(page: Page, site: str, cast: Cast) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(f"{site}/sign-in/")
    on_screen = page.evaluate(INK)
    page.emulate_media(color_scheme="dark", media="print")
    on_paper = page.evaluate(INK)
    assert on_screen == ["dark", False, False, False, False]
    assert on_paper == ["light", True, True, True, True]
    border = "getComputedStyle(document.querySelector('.postcard'), '::before').display"
    assert page.evaluate(border) == "none"


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_an_address_too_long_for_a_card_ends_on_a_whole_line(
    page: Page, site: str, size: dict[str, int]
) -> None:
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.goto(f"{site}/sign-in/")
    lines = page.evaluate(CLAMPED)
    assert len(lines) >= 2
    assert {tuple(line) for line in lines} == {(2, True)}  # two lines to the pixel, of more
