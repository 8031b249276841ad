"""Make the pictures of the docs anew from the demo world: ``make pictures``."""

from __future__ import annotations

import io
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
from django.utils import timezone
from PIL import Image
from playwright.sync_api import Browser, Page

from plugdedag.help.pictures import NARROW
from tests import browsers

FOLDER = Path(__file__).resolve().parent / "pictures"
DESK = {"width": 1280, "height": 860}
QUALITY = 72


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


def kept(picture: Image.Image, name: str) -> None:
    """Write a picture as WebP; one of a desk also as narrow as a phone wants it."""
    wide = picture.width > picture.height
    widths = {name: picture.width} | ({f"{name}-{NARROW}": NARROW} if wide else {})
    for stem, width in widths.items():
        size = (width, round(picture.height * width / picture.width))
        picture.resize(size, Image.Resampling.LANCZOS).save(
            FOLDER / f"{stem}.webp", quality=QUALITY, method=6
        )
    print(FOLDER / f"{name}.webp", flush=True)


def shots() -> list[tuple[str, str, str, bool]]:
    """What to take: name, persona, path, and whether by phone."""
    from plugdedag.days.models import Day  # noqa: PLC0415 - Django has to be set up first
    from plugdedag.days.posters import poster_of  # noqa: PLC0415
    from plugdedag.places.models import Offer  # noqa: PLC0415
    from plugdedag.questions.models import Question  # noqa: PLC0415

    offer = Offer.objects.waiting().earliest("pk")
    today = timezone.localdate()
    coming = Day.objects.published().upcoming(today).earliest("date")
    current = Question.objects.get(residency=coming.residency_id)
    closed = Question.objects.filter(publications__withdrawn__isnull=True, publications__isnull=False).first()
    assert closed is not None
    days = Day.objects.filter(residency=current.residency, kind="lunch").order_by("number")
    third = days[2]
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
        ("how-many", "organiser", f"/desk/days/{days[1].pk}/", True),
        ("how-often", "organiser", "/desk/turnout/", False),
        ("door", "opener", "", True),
        ("arrival", "visitor", f"/in/{poster_of(third).code}/", True),
        ("lunch", "facilitator", f"/days/{third.pk}/lunch/", True),
        ("tables", "organiser", f"/days/{days[1].pk}/tables/", False),
        ("wall", "organiser", f"/days/{days[1].pk}/tables/wall/", False),
        ("mixing", "organiser", "/desk/mixing/", False),
        ("owner", "host", "", True),
        ("question", "visitor", f"/questions/{closed.pk}/", False),
        ("postcards", "visitor", f"/questions/{closed.pk}/postcards/", False),
        ("result", "visitor", f"/questions/{closed.pk}/result/", False),
    ]


@contextmanager
def being(browser: Browser, site: str, persona: str, phone: bool) -> Iterator[Page]:
    """A page on which one is that persona."""
    size = browsers.PHONE if phone else DESK
    sharp = 2 if phone else 1
    context = browser.new_context(
        viewport=size, device_scale_factor=sharp, locale="nl-NL", timezone_id="Europe/Amsterdam"
    )
    page: Page = context.new_page()
    page.goto(f"{site}/demo/personas/")
    page.locator(f"button[value={persona}]").click()
    page.wait_for_load_state()
    yield page
    context.close()


def take(browser: Browser, site: str, name: str, persona: str, path: str, phone: bool) -> None:
    """One picture, as that persona sees the page."""
    with being(browser, site, persona, phone) as page:
        if path:
            page.goto(site + path)
        page.locator(".ribbon").evaluate(
            "ribbon => ribbon.remove()"
        )  # what it says is said once, in the docs
        page.wait_for_timeout(800)
        kept(Image.open(io.BytesIO(page.screenshot())), name)


def without_wifi(browser: Browser, site: str) -> None:
    """The door on a phone that has lost its connection, three taps later."""
    with being(browser, site, "opener", phone=True) as page:
        page.wait_for_selector("html[data-offline=ready]", state="attached")
        page.locator("#names .door-row").nth(0).click()
        page.wait_for_timeout(2000)
        page.context.set_offline(True)
        for row in (1, 2, 4):
            page.locator("#names .door-row").nth(row).click()
        page.locator("h2").first.scroll_into_view_if_needed()
        page.mouse.wheel(0, 420)
        page.locator(".ribbon").evaluate(
            "ribbon => ribbon.remove()"
        )  # what it says is said once, in the docs
        page.wait_for_timeout(800)
        kept(Image.open(io.BytesIO(page.screenshot())), "door-offline")


def printed(command: list[str], file: Path, pages: dict[str, int], scale: float) -> None:
    """Pictures of pages of a PDF that a command makes."""
    subprocess.run([sys.executable, "-m", "plugdedag.cli", *command], check=True)  # noqa: S603 - our own command
    document = pypdfium2.PdfDocument(file)
    for name, number in pages.items():
        kept(document[number].render(scale=scale).to_pil(), name)


def on_paper(data: str) -> None:
    """A printed card, out of the print shop's file, and the poster for the door."""
    from plugdedag.days.models import Residency  # noqa: PLC0415
    from plugdedag.questions.models import Question  # noqa: PLC0415

    question = Question.objects.filter(publications__isnull=False).earliest("pk")
    file = Path(data) / "cards.pdf"
    command = ["postcards", str(question.pk), "--print-shop", str(file)]
    printed(command, file, {"card-front": 0, "card-back": 1}, 2.2)
    residency, file = Residency.objects.latest("month"), Path(data) / "poster.pdf"
    printed(["poster", str(residency.pk), str(file)], file, {"poster": 0}, 1.2)


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
            without_wifi(browser, site)
            on_paper(data)


if __name__ == "__main__":
    main()
