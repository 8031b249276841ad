"""The tables in a real browser: on a phone with a late arrival, by keyboard, dragged with a mouse, and 60 people."""

from __future__ import annotations

from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Locator, Page, expect

from plugdedag.days.models import Day
from plugdedag.days.visiting import check_in
from plugdedag.people.consent import settle
from plugdedag.people.models import Person
from plugdedag.seating import making
from tests.browsers import DESK, still
from tests.cast import Cast
from tests.questions.said import entering
from tests.seating.lunch import crowd, earlier, inside, made, together, went

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


@pytest.fixture
def day(cast: Cast) -> Day:
    return cast.days[0]


def enter(context: BrowserContext, who: Person, site: str) -> None:
    """Sign somebody in to a browser, as their cookie would."""
    cookie = entering(who).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": site}])


def fine(page: Page) -> None:
    """Nothing sticks out of the screen, and axe finds nothing."""
    still(page)
    assert (
        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    ), page.url
    found = Axe().run(page)
    assert found.response["violations"] == [], found.generate_report()


def test_a_lunch_on_the_facilitators_phone(page: Page, site: str, cast: Cast, day: Day) -> None:
    """Made in one tap; one comes late, one is moved by keyboard, one leaves, a second round, and one step back."""
    people = crowd(cast, 11)
    went(earlier(cast, 1), people[:5], people[5:10])
    inside(day, people[:10])
    enter(page.context, cast.femke, site)
    page.goto(f"{site}/days/{day.pk}/")
    page.get_by_role("link", name="De tafels, met wie er binnen is").click()
    fine(page)
    page.get_by_role("button", name="Maak de tafels").click()
    tables = page.locator(".at-table")
    expect(tables).to_have_count(2)
    fine(page)
    expect(page.locator(".sitter")).to_have_count(10)

    check_in(day, uuid4(), cast.idris, guest_name="Zus van Bo")
    page.reload()
    page.get_by_role("button", name="Zet de laatkomer erbij").click()
    expect(page.locator(".sitter", has_text="Zus van Bo")).to_have_count(1)
    expect(page.get_by_role("button", name="Zet de laatkomer")).to_have_count(0)

    anna = page.get_by_role("link", name="Anna", exact=True)
    anna.focus()
    page.keyboard.press("Enter")
    move = page.locator("#move")
    expect(move).to_be_in_viewport()
    fine(page)
    move.get_by_role("button", name="Molen").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Anna zit nu aan tafel Molen.")).to_be_visible()
    expect(tables).to_have_count(3)

    page.get_by_role("link", name="Bram", exact=True).click()
    page.get_by_role("button", name="Bram is weg").click()
    expect(page.locator(".gone")).to_have_text("Weg: Bram")
    page.get_by_role("button", name="Nog een ronde").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("De tafels, ronde 2")
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("De tafels")
    expect(page.locator(".gone")).to_have_text("Weg: Bram")
    seating = making.current(day)
    assert seating is not None
    assert [seating.round, sum(map(len, together(seating)))] == [1, 10]
    page.get_by_role("button", name="Laat mensen opschuiven").click()
    expect(page.get_by_text("Er is opgeschoven")).to_be_visible()
    expect(tables).to_have_count(2)


def test_axe_finds_nothing_on_the_other_pages_about_tables(
    page: Page, site: str, cast: Cast, day: Day
) -> None:
    """The wall, one's own table, whom one met, wishes, how well it mixes, rounds with cards; two of them empty too."""
    people = crowd(cast, 9)
    enter(page.context, cast.noor, site)
    for path in ("me/met", "desk/mixing"):
        page.goto(f"{site}/{path}/")
        fine(page)
    settle(people[0], {"name-at-day"})
    went(earlier(cast, 1), [cast.noor, *people[:4]], people[4:])
    inside(day, [cast.noor, *people])
    made(cast, day)
    below = f"days/{day.pk}"
    for path in (
        f"{below}/tables/wall",
        f"{below}/table",
        "me/met",
        "me/tables",
        "desk/mixing",
        f"{below}/rounds",
    ):
        response = page.goto(f"{site}/{path}/")
        assert response is not None
        assert response.status == 200, path
        fine(page)


def test_dragged_to_another_table_with_a_mouse(page: Page, site: str, cast: Cast, day: Day) -> None:
    inside(day, crowd(cast, 8))
    made(cast, day, size=4)
    enter(page.context, cast.femke, site)
    page.set_viewport_size(DESK)
    page.goto(f"{site}/days/{day.pk}/tables/")
    sitter = page.locator("[data-table='0'] .sitter").first
    name = sitter.inner_text()
    sitter.drag_to(page.locator("[data-table='1'] .at-table__top"))
    expect(page.locator("[data-table='1']").get_by_role("link", name=name, exact=True)).to_have_count(1)
    expect(page.get_by_text(f"{name} zit nu aan tafel Fiets.")).to_be_visible()
    page.locator("[data-table='1'] .sitter").first.drag_to(page.locator("[data-table='1'] .at-table__why"))
    expect(page.locator("[data-table='1'] .sitter")).to_have_count(5)


def test_dragged_with_a_finger_that_rests_first_and_scrolled_by_one_that_does_not(
    page: Page, site: str, cast: Cast, day: Day
) -> None:
    inside(day, crowd(cast, 8))
    made(cast, day, size=4)
    enter(page.context, cast.femke, site)
    page.goto(f"{site}/days/{day.pk}/tables/")
    touch = page.context.new_cdp_session(page)
    sitter, goal = (
        page.locator("[data-table='0'] .sitter").first,
        page.locator("[data-table='1'] .at-table__top"),
    )
    name = sitter.inner_text()
    sitter.scroll_into_view_if_needed()

    def middle(what: Locator) -> dict[str, float]:
        box = what.bounding_box()
        assert box is not None
        return {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}

    def finger(what: str, *where: dict[str, float]) -> None:
        touch.send("Input.dispatchTouchEvent", {"type": f"touch{what}", "touchPoints": list(where)})

    page.set_viewport_size({"width": 390, "height": 1500})
    start, end = middle(sitter), middle(goal)
    finger("Start", start)
    finger("Move", end)
    finger("End")
    expect(page.locator(".is-dragged")).to_have_count(0)
    expect(page.locator("[data-table='1'] .sitter")).to_have_count(4)

    start, end = middle(sitter), middle(goal)
    finger("Start", start)
    expect(page.locator(".is-dragged")).to_have_text(name)
    finger("Move", end)
    expect(page.locator("[data-table='1'].is-over")).to_have_count(1)
    finger("End")
    expect(page.get_by_text(f"{name} zit nu aan tafel Fiets.")).to_be_visible()
    expect(page.locator("[data-table='1'] .sitter")).to_have_count(5)


NAMED = """() => [...document.querySelectorAll(".sitter")].filter(one => {
    const box = one.getBoundingClientRect(), card = one.closest(".at-table").getBoundingClientRect();
    const seen = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return box.left < card.left || box.right > card.right || box.height < 43 || !(one.contains(seen) || !seen);
}).map(one => one.textContent)"""


def test_sixty_people_with_long_names_on_a_phone(page: Page, site: str, cast: Cast, day: Day) -> None:
    """Nothing sticks out, and no name lies over another: each is large enough for a thumb."""
    people = crowd(cast, 59)
    for one in people[::7]:
        one.name = f"Wilhelmina-Antoinette{one.pk} Vos"
        one.save()
    inside(day, people)
    check_in(day, uuid4(), None, guest_name="iemand met een taart en een saxofoon")
    made(cast, day)
    made(cast, day, size=8)
    enter(page.context, cast.femke, site)
    page.goto(f"{site}/days/{day.pk}/tables/")
    for size in (8, 5):
        expect(page.locator(".sitter")).to_have_count(60)
        page.set_viewport_size({"width": 390, "height": 9000})
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        assert page.evaluate(NAMED) == [], size
        made(cast, day, size=5)
        page.reload()
