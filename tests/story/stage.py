"""The stage: a running site, a clock that can be set, the mail, and a browser for each person."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from django.core import mail
from playwright.sync_api import Browser, Page

from plugdedag.cities.models import City
from plugdedag.outbox.delivery import handlers
from plugdedag.outbox.worker import work
from tests import browsers
from tests.browsers import PATIENCE, PHONE

# What axe goes by: every element with all it carries, apart from keys and numbers; a page built the same is the same.
BUILT = """() => [...document.querySelectorAll('*')].map(one => one.tagName + one.childElementCount +
    (one.textContent.trim() ? '' : ' empty') + [...one.attributes].map(each => each.name + '=' +
    each.value.replace(/[0-9a-f-]{36}|\\d+|[\\w-]{30,}/g, '#')).join(' ')).join('\\n')"""


@dataclass
class Stage:
    """Everything an act needs."""

    site: str
    city: City
    browser: Browser
    clock: Any
    pages: dict[str, Page] = field(default_factory=dict)
    axe: bool = False
    seen: set[str] = field(default_factory=set)
    watched: list[str] = field(default_factory=list)

    def at(self, date: dt.date, time: str = "10:00") -> None:
        """Set the clock of the site to a local moment."""
        self.clock.move_to(self.city.at(date, dt.time.fromisoformat(time)))

    def page(self, who: str) -> Page:
        """The phone of somebody, in Dutch; the same one each time."""
        if who not in self.pages:
            context = self.browser.new_context(viewport=PHONE, locale="nl-NL", timezone_id="Europe/Amsterdam")
            context.set_default_timeout(PATIENCE)
            self.pages[who] = context.new_page()
            self.pages[who].on("console", self.heard)
        return self.pages[who]

    def heard(self, message: Any) -> None:
        """Whatever the browser complains about, apart from answers that are errors on purpose."""
        if message.type == "error" and "the server responded with a status of" not in message.text:
            self.watched.append(message.text)

    def open(self, who: str, path: str) -> Page:
        """Have somebody open a page, which has to be there, fit the screen, and be usable by all."""
        page = self.page(who)
        answer = page.goto(path if path.startswith("http") else self.site + path)
        assert answer is not None
        assert answer.status == 200, f"{path}: {answer.status}"
        self.look(page)
        return page

    def look(self, page: Page) -> None:
        """Nothing sticks out of the screen, and axe finds nothing."""
        page.wait_for_load_state()  # who looks after a click may be there before the page is
        browsers.still(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], page.url
        if self.axe and (built := page.evaluate(BUILT)) not in self.seen:
            self.seen.add(built)
            results = Axe().run(page)
            assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"

    def post(self) -> list[mail.EmailMessage]:
        """Let the worker deliver; everything that was ever delivered."""
        while work(handlers()):
            pass
        return list(mail.outbox)

    def letter(self, to: str, about: Callable[[mail.EmailMessage], bool] = lambda letter: True) -> str:
        """The text of the latest letter to an address."""
        mine = [each for each in self.post() if each.to == [to] and about(each)]
        assert mine, f"no such letter to {to}; there are {[(each.to, each.subject) for each in mail.outbox]}"
        return str(mine[-1].body)

    def link(self, to: str, path: str) -> str:
        """The latest address under a path that was sent to somebody."""
        found = [
            re.findall(rf"https?://\S+{path}\S+", str(each.body)) for each in self.post() if each.to == [to]
        ]
        links = [link for links in found for link in links]
        assert links, f"no {path} in the letters to {to}"
        return str(links[-1])
