"""Thirty people in at the door: how long it takes an opener, and how many taps, on a phone in a real Chromium.

    python -m benchmarks.door

Twenty stand on the list, five are pluggers who did not say that they come, three walk in by name and two are guests of
the host. The opener finds whoever is deep in the list by two letters. A person is slower than a browser: for each tap
0.7 s and for each letter 0.25 s are waited, about what a thumb takes. The server is the product's own, on SQLite.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from benchmarks.machine import report
from tests import browsers

ROOT = Path(__file__).resolve().parents[1]
TAP, LETTER = 0.7, 0.25
LIMIT = 180.0
LISTED, FOUND, GUESTS, OF_HOST = 20, 5, 3, 2
FIRST = [
    "Anna", "Bas", "Cas", "Daan", "Eva", "Fleur", "Gijs", "Hugo", "Imke", "Jelle", "Kees", "Lotte", "Mees", "Noa",
    "Olaf", "Pim", "Quinten", "Roos", "Sem", "Tess", "Umar", "Vera", "Wout", "Xander", "Yara",
]  # fmt: skip
SCREENFUL = 6  # rows of the list that are in sight without a search


class Thumb:
    """Somebody with a phone: counts, and takes the time a person would."""

    def __init__(self, page: Page) -> None:
        self.page, self.taps, self.letters = page, 0, 0

    def tap(self, button: Any) -> None:
        time.sleep(TAP)
        button.click()
        self.taps += 1

    def write(self, text: str) -> None:
        self.tap(self.page.locator("#id_guest_name"))
        self.page.keyboard.type(text, delay=LETTER * 1000)
        self.letters += len(text)


def world(folder: str) -> tuple[str, str, list[str], list[str]]:
    """A city with one day that is open now. Answers the day, a session, who is listed, and who else there is."""
    os.environ |= {
        "PLUG_DATA": folder,
        "PLUG_HTTPS": "no",
        "DJANGO_SETTINGS_MODULE": "plugdedag.config.settings",
    }
    os.environ.pop("DATABASE_URL", None)
    import django

    django.setup()
    import datetime as dt
    from uuid import uuid4

    from django.core.management import call_command
    from django.test import Client

    from plugdedag.config import assets
    from plugdedag.days.coming import come
    from plugdedag.days.models import Day
    from tests.cast import make_cast, person

    assets.ensure_built()
    call_command("migrate", verbosity=0)
    cast = make_cast()
    type(cast.city).objects.update(hostname="localhost")
    Day.objects.filter(pk=cast.days[0].pk).update(
        opens=dt.time(0, 1), lunch=dt.time(12), closes=dt.time(23, 59)
    )
    day = Day.objects.whole().get(pk=cast.days[0].pk)
    people = [person(cast.city, name) for name in FIRST[: LISTED + FOUND]]
    for one in people[:LISTED]:
        come(day, one, client_key=uuid4())
    client = Client()
    client.force_login(cast.idris)
    names = [one.name for one in people]
    return str(day.pk), client.cookies["sessionid"].value, names[:LISTED], names[LISTED:]


def check_in(thumb: Thumb, listed: list[str], others: list[str]) -> float:
    """All thirty, in an order of no list; the seconds it took."""
    page, began = thumb.page, time.monotonic()
    for position, name in enumerate(listed[::2] + listed[1::2]):
        row = page.locator("#names").get_by_role("button", name=name, pressed=False)
        if listed.index(name) >= SCREENFUL and position % 2:
            thumb.write(name[:2])
        thumb.tap(row)
    for name in others:
        thumb.write(name[:3])
        thumb.tap(page.locator("#found").get_by_role("button", name=name))
    for number in range(GUESTS + OF_HOST):
        thumb.write(f"Gast{number}")
        button = "Gast van" if number >= GUESTS else "Loopt binnen"
        thumb.tap(page.get_by_role("button", name=re.compile(f"^{button}")))
    page.wait_for_function(
        "document.querySelectorAll('.door-row:not([data-state=\"\"])').length === 1"
    )  # the template
    return time.monotonic() - began


def main() -> int:
    """Measure, and end with the figures; 1 when it took longer than three minutes or somebody is missing."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="plug-door-"))
        day, session, listed, others = world(folder)
        from tests.days.servers import Ground, Server

        server = stack.enter_context(
            Server(Ground(dict(os.environ) | {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}, day, []))
        )
        site = f"http://localhost:{server.port}"
        browser = stack.enter_context(browsers.opened())
        context = browser.new_context(viewport=browsers.PHONE, locale="nl-NL")
        context.add_cookies([{"name": "sessionid", "value": session, "url": site}])
        page = context.new_page()
        page.goto(f"{site}/days/{day}/door/")
        thumb = Thumb(page)
        seconds = check_in(thumb, listed, others)
        inside = int(page.locator("[data-count]").inner_text())
        query = "import django; django.setup(); from plugdedag.days.models import Visit; print(Visit.objects.count())"
        stored = int(
            subprocess.run([sys.executable, "-c", query], capture_output=True, text=True, check=True).stdout
        )
        context.close()
    people = LISTED + FOUND + GUESTS + OF_HOST
    kept = {"in time": seconds <= LIMIT, "everybody": inside == people, "stored": stored == people}
    print(json.dumps(kept))
    report(
        "door", seconds=round(seconds, 1), people=people, taps=thumb.taps, letters=thumb.letters, stored=stored,
        thumb={"s a tap": TAP, "s a letter": LETTER}, kept=kept, limit=LIMIT,
    )  # fmt: skip
    return 0 if all(kept.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
