"""A real Chromium: the one that is there, else playwright's own, else (as root on Debian) fetched by apt."""

import contextlib
import functools
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, Playwright, expect, sync_playwright

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}

PATIENCE = 120_000  # milliseconds: a busy machine is slow, not wrong

STILL = """() => Promise.allSettled(document.getAnimations()
    .filter(one => Number.isFinite(one.effect.getComputedTiming().endTime)).map(one => one.finished))"""

expect.set_options(timeout=PATIENCE)


def executable() -> str | None:
    """The path of an installed Chromium."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def fetched() -> bool:
    """Install Chromium with apt where we may; answers whether there is one now."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    apt = functools.partial(subprocess.run, check=False, capture_output=True, stdin=subprocess.DEVNULL)
    apt(["apt-get", "update", "-qq"])
    apt(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"])
    return executable() is not None


def launch(playwright: Playwright) -> Browser | None:
    """The first browser that starts; None when there is none and none can be had."""
    options = ["--no-sandbox", "--disable-dev-shm-usage"] if os.geteuid() == 0 else []
    if not executable() and not Path(playwright.chromium.executable_path).exists():
        fetched()
    try:
        return playwright.chromium.launch(executable_path=executable(), args=options, timeout=PATIENCE)
    except Error:
        return None


@contextlib.contextmanager
def opened() -> Iterator[Browser]:
    """A headless Chromium for as long as the context lasts; skips the test, with the cure, when there is none."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        if browser is None:
            pytest.skip("no Chromium: install the package chromium, or run “playwright install chromium”")
        yield browser
        browser.close()


def still(page: Page) -> None:
    """Wait until nothing moves: what is measured in the middle of a movement is true of no page."""
    page.evaluate(STILL)
