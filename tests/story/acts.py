"""The acts of a month, each by the people whose act it is, through the pages alone."""

from __future__ import annotations

import datetime as dt
import re

from playwright.sync_api import Locator, Page

from tests.story.months import Month
from tests.story.stage import Stage

HOST = "ria@example.org"


def press(page: Page, what: Locator) -> None:
    """Press what leads to another page, and be there."""
    with page.expect_navigation():
        what.first.click()


def send(page: Page, form: str = "main form:has(.button--main)") -> None:
    """Press the button that sends a form."""
    press(page, page.locator(f"{form} button.button--main"))


def tap(page: Page, answer: str) -> None:
    """Answer for a day, in place; the server has taken it in."""
    with page.expect_response(lambda said: said.request.method == "POST"):
        page.locator(f"#rsvp button[name=answer][value={answer}]").first.click()


def code_from(stage: Stage, email: str) -> str:
    found = re.search(r"\b\d{6}\b", stage.letter(email, lambda letter: "code" in letter.subject))
    assert found
    return found[0]


def signs_in(stage: Stage, who: str, email: str, page: Page | None = None) -> Page:
    """Leave an address, read the letter, type the code."""
    page = page or stage.open(who, "/sign-in/")
    page.fill("input[name=email]", email)
    send(page)
    stage.look(page)
    page.fill("input[name=code]", code_from(stage, email))
    send(page)
    return page


def introduces(page: Page, name: str, what: str, network: str) -> None:
    """Say who one is, without a job title."""
    page.fill("input[name=name]", name)
    page.fill("input[name=hat-what]", what)
    page.fill("input[name=hat-network]", network)
    page.fill("input[name=working_on]", f"Iets met {what}")
    send(page)


def host_offers(stage: Stage, month: Month) -> None:
    """A host, who is no computer person, fills in one form."""
    page = stage.open("host", "/offer/")
    send(page, "form.offer")
    assert page.locator(".error-summary a").count() > 3  # an empty form says what is missing
    page.fill("[name=organisation]", month.organisation)
    page.fill("[name=contact_name]", "Ria Jansen")
    page.fill("[name=email]", HOST)
    page.fill("[name=phone]", "020 555 0101")
    page.locator(f"label:has([name=kind][value={month.kind}])").click()
    page.fill("[name=name]", month.place)
    page.fill("[name=street]", month.street)
    page.fill("[name=postcode]", month.postcode)
    page.fill("[name=district]", month.district)
    page.fill("[name=seats]", "3")
    page.locator("label:has([name=gives][value=coffee])").click()
    page.locator(f"label:has([name=months][value='{month.month.isoformat()}'])").click()
    page.fill("[name=question]", month.question)
    send(page, "form.offer")
    assert page.url.endswith("/offer/thanks/")
    stage.look(page)
    assert "PLUG" in stage.letter(HOST)  # it repeats nothing that was typed: anybody can type any address


def organiser_makes_it_a_month(stage: Stage, month: Month, email: str) -> None:
    """Pick the month, see what the calendar says, write the terms, give the turns, confirm."""
    page = stage.page("organiser")
    stage.open("organiser", "/desk/")
    press(page, page.locator(".postcards a", has_text=month.place))
    press(page, page.locator(f"a.month[href*='{month.month.isoformat()}']"))
    stage.look(page)
    proposed = [page.input_value(f"[name=lunch_{number}]") for number in (1, 2, 3, 4)]
    assert proposed == [date.isoformat() for date in month.lunches]
    free = page.locator("[name=free]:checked").evaluate_all("boxes => boxes.map(box => box.value)")
    assert free == [date.isoformat() for date in month.free]
    assert month.explained in page.inner_text("#month")
    page.fill("[name=title]", month.title)
    send(page, "form:has([name=lunch_1])")
    residency = re.search(r"/desk/residencies/\d+/", page.url)
    assert residency
    stage.open("organiser", residency[0] + "terms/")
    page.fill("[name=place]", "Wifi, stroom en koffie\nDe sleutel ligt bij Ria")
    page.fill("[name=plug]", "Vier lunches over de vraag\nEen set briefkaarten")
    send(page, "form:has([name=plug])")
    give_turns(stage, residency[0], month)
    stage.open("organiser", residency[0])
    press(page, page.locator("#confirm button"))
    assert "/owner/" in stage.link(HOST, "/owner/")


def give_turns(stage: Stage, residency: str, month: Month) -> None:
    """The organiser opens the door and leads each lunch herself this time."""
    page = stage.open("organiser", residency)
    links = page.locator("#days h3 a[href^='/desk/days/']").evaluate_all(
        "links => links.map(a => a.pathname)"
    )
    assert len(links) == 4 + len(month.free)
    for path in links[:1]:
        stage.open("organiser", path)
        page.locator("label:has([name=kind][value=opener])").click()
        chooses_somebody(page)
        press(page, page.locator("form[action*='/turns/'] button.button--main"))


def chooses_somebody(page: Page) -> None:
    """The first of a short list; of hundreds the first who is found by a letter."""
    if page.locator("[name=who]").count():
        page.fill("[name=who]", "e")
        page.locator("label:has([name=person])").first.click()
    else:
        page.select_option("[name=person]", index=1)


def visitor_plugs_in(stage: Stage, who: str, name: str, month: Month) -> str:
    """From the start page to the list for the next day in one go. Answers the path of the day."""
    page = stage.open(who, "/")
    assert month.place in page.inner_text("h1")
    press(page, page.locator("#rsvp a.button--main"))
    signs_in(stage, who, f"{name.lower()}@example.org", page)
    introduces(page, name, f"tekenen met {name}", f"Bureau {name}")
    assert "/days/" in page.url
    stage.look(page)
    return "/days/" + page.url.split("/days/")[1].split("?")[0].split("#")[0]


def answers(stage: Stage, who: str, path: str, answer: str) -> None:
    """One tap on the page of a day."""
    page = stage.open(who, path)
    tap(page, answer)


def by_mail(stage: Stage, email: str, answer: str) -> Page:
    """From a mail, without signing in: the link shows buttons, one of them does it."""
    link = stage.link(email, "/rsvp/")
    page = stage.open(f"mail of {email}", link)
    tap(page, answer)
    return page


def opener_checks_in(stage: Stage, day: str, walk_in: str) -> None:
    """Tap who is here, and add who walks in."""
    page = stage.open("organiser", day + "door/")
    waiting = page.locator(".door-row[aria-pressed=false]")
    for _count in range(waiting.count()):
        before = waiting.count()
        waiting.first.click()
        page.wait_for_function(
            "n => document.querySelectorAll('.door-row[aria-pressed=false]').length < n", arg=before
        )
    page.fill("[name=guest_name]", walk_in)
    page.locator("form:has([name=guest_name]) button").first.click()
    page.locator(".door-row[data-state='']", has_text=walk_in).wait_for()  # on the door list


def brings(stage: Stage, who: str, day: str, kind: str, text: str) -> None:
    """Put something on the board of a lunch from a phone."""
    page = stage.open(who, day + "lunch/")
    chips = page.locator(f"label:has([name=kind][value={kind}])")
    if chips.count():
        chips.first.click()
    page.fill("#add [name=text]", text)
    page.locator("#add .add__go").click()
    page.locator("#lines li", has_text=text).wait_for()  # on the board, not on this phone alone


def supports(stage: Stage, who: str, day: str, text: str) -> None:
    page = stage.open(who, day + "lunch/")
    line = page.locator("#lines li", has_text=text).first
    line.locator("button.support").click()
    line.locator("button.support[aria-pressed=true]").wait_for()


def owner_chooses(stage: Stage, text: str, why: str) -> None:
    """The owner comes by the link in the letter and chooses the question behind the question."""
    page = stage.open("host", stage.link(HOST, "/owner/"))
    page.locator("form.owner-choice label", has_text=text).click()
    page.fill("form.owner-choice [name=why]", why)
    send(page, "form.owner-choice")
    assert text in page.inner_text("#choice")


def agree_on_action(stage: Stage, who: str, day: str, what: str, due: dt.date) -> None:
    page = stage.open(who, day + "lunch/")
    page.fill("#actions [name=what]", what)
    page.fill("#actions [name=who]", "Ria")
    page.fill("#actions [name=due]", due.isoformat())
    page.locator("#actions button.button--main").click()
    page.locator("#actions", has_text=what).wait_for()


def prints(stage: Stage, who: str, question: str, answer: str) -> None:
    """The author agrees that a tip becomes a postcard."""
    page = stage.open(who, question + "postcards/")
    press(page, page.locator(f"button[name=answer][value={answer}]"))


def result_is_written(stage: Stage, question: str, text: str) -> None:
    page = stage.open("organiser", question + "results/")
    page.fill("[name=text]", text)
    send(page, "form:has([name=text])")


def owner_publishes(stage: Stage) -> None:
    """The owner agrees with the actions and that everybody may read the result."""
    page = stage.open("host", stage.link(HOST, "/owner/"))
    press(page, page.locator("form[action$='/actions/'] button"))
    press(page, page.locator("form[action$='/publication/'] button"))
