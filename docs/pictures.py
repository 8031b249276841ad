"""Make the pictures of the docs anew from the demo world: ``make pictures``."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
import pypdfium2
from playwright.sync_api import Browser, Page

from tests import browsers

FOLDER = Path(__file__).resolve().parent / "using" / "pictures"
DESK = {"width": 1280, "height": 860}


@contextmanager
def demo() -> Iterator[str]:
    """A demo world of its own on a free port; answers its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "plugdedag.cli", "demo", "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own command
    try:
        assert server.stdout is not None
        server.stdout.readline()
        yield f"http://localhost:{port}"
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(20)


def shots() -> list[tuple[str, str, str, bool]]:
    """What to take: name, persona, path, and whether by phone."""
    from plugdedag.days.models import Day  # noqa: PLC0415 - Django has to be set up first
    from plugdedag.places.models import Offer  # noqa: PLC0415
    from plugdedag.questions.models import Question  # noqa: PLC0415

    offer = Offer.objects.waiting().earliest("pk")
    current = Question.objects.order_by("residency__month").last()
    closed = Question.objects.filter(publications__withdrawn__isnull=True, publications__isnull=False).first()
    assert current is not None
    assert closed is not None
    days = Day.objects.filter(residency=current.residency, kind="lunch").order_by("number")
    second, third = days[1], days[2]
    return [
        ("home", "visitor", "/", False),
        ("home-phone", "visitor", "/", True),
        ("sign-in", "visitor", "/sign-in/", True),
        ("welcome", "newcomer", "/welcome/", True),
        ("offer", "visitor", "/offer/", True),
        ("desk", "organiser", "/desk/", False),
        ("month", "organiser", f"/desk/offers/{offer.pk}/#month", False),
        ("residency", "organiser", f"/desk/residencies/{current.residency_id}/", False),
        ("day", "plugger", f"/days/{third.pk}/", True),
        ("door", "organiser", f"/days/{second.pk}/door/", True),
        ("lunch", "facilitator", f"/days/{second.pk}/lunch/", True),
        ("owner", "host", "", True),
        ("question", "visitor", f"/questions/{closed.pk}/", False),
        ("postcards", "visitor", f"/questions/{closed.pk}/postcards/", False),
        ("result", "visitor", f"/questions/{closed.pk}/result/", False),
    ]


def take(browser: Browser, site: str, name: str, persona: str, path: str, phone: bool) -> None:
    """One picture, as that persona sees the page."""
    size = browsers.PHONE if phone else DESK
    context = browser.new_context(viewport=size, locale="nl-NL", timezone_id="Europe/Amsterdam")
    page: Page = context.new_page()
    page.goto(f"{site}/demo/personas/")
    page.locator(f"button[value={persona}]").click()
    page.wait_for_load_state()
    if path:
        page.goto(site + path)
    page.wait_for_timeout(800)
    page.screenshot(path=FOLDER / f"{name}.jpg", type="jpeg", quality=78)
    context.close()


def card(data: str) -> None:
    """The back of a printed card, out of the print shop's file."""
    from plugdedag.questions.models import Question  # noqa: PLC0415

    question = Question.objects.filter(publications__isnull=False).earliest("pk")
    file = Path(data) / "cards.pdf"
    command = [
        sys.executable,
        "-m",
        "plugdedag.cli",
        "postcards",
        str(question.pk),
        "--print-shop",
        str(file),
    ]
    subprocess.run(command, check=True)  # noqa: S603 - our own command
    pages = pypdfium2.PdfDocument(file)
    for side, number in (("front", 0), ("back", 1)):
        image = pages[number].render(scale=2.2).to_pil().convert("RGB")
        image.save(FOLDER / f"card-{side}.jpg", quality=84)


def main() -> None:
    """All pictures, each in a line."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="plug-pictures-") as data:
        os.environ |= {"PLUG_DATA": data, "DJANGO_SETTINGS_MODULE": "plugdedag.config.settings"}
        with demo() as site, browsers.opened() as browser:
            os.environ |= {
                "PLUG_DATA": f"{data}/demo",
                "PLUG_DEMO": "yes",
                "DJANGO_ALLOW_ASYNC_UNSAFE": "yes",
            }
            django.setup()
            for shot in shots():
                take(browser, site, *shot)
                print(FOLDER / f"{shot[0]}.jpg")
            card(data)


if __name__ == "__main__":
    main()
