"""Lighthouse over all public pages of the demo world, on a phone and on a desk, and what a first visit weighs.

    python -m benchmarks.lighthouse [--quick] [PATH …]

Needs Lighthouse, which is no part of PLUG: put it in a folder of its own with ``npm install lighthouse`` and name its
program in ``LIGHTHOUSE``, or have it in the path. The weight is what the browser fetched, compressed, with an empty
cache; pictures that wait until they are seen (``loading="lazy"``) are counted apart.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import django

from benchmarks.machine import report

CATEGORIES = ("accessibility", "best-practices", "seo")
FORMS = {"phone": [], "desk": ["--preset=desktop"]}
CHROME = "--headless=new --no-sandbox --disable-dev-shm-usage"
LIMIT = 150.0
"""Kilobytes of a first load, without lazy pictures."""


def program() -> str | None:
    return os.environ.get("LIGHTHOUSE") or shutil.which("lighthouse")


def public() -> list[str]:
    """Every page that anyone may open, with the newest of what it shows; of the docs for technicians the longest."""
    from django.urls import reverse

    from benchmarks.pages import paths
    from plugdedag.help.shelf import FOR_PEOPLE, shelf

    shown = [path for name, path in paths().items() if name != "calendar"]
    docs = [
        slug
        for slug in shelf()
        if slug.split("/")[0] in FOR_PEOPLE or slug in {"running/deploy", "building/look"}
    ]
    help_pages = [reverse("help_page", args=[slug]) for slug in docs]
    return [
        *shown,
        reverse("privacy"),
        reverse("offer_thanks"),
        reverse("help"),
        "/help/?q=kaart",
        *help_pages,
    ]


def audited(address: str, form: str) -> dict[str, Any]:
    """One page in one form: its scores, what is to be mended, and its weight in kilobytes."""
    command = [
        str(program()), address, "--quiet", "--output=json", "--only-audits=network-requests",
        f"--only-categories={','.join(CATEGORIES)}", "--disable-full-page-screenshot", f"--chrome-flags={CHROME}",
        *FORMS[form],
    ]  # fmt: skip
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return understood(json.loads(said))


def understood(told: dict[str, Any]) -> dict[str, Any]:
    """What we want to know of Lighthouse's answer."""
    audits = told["audits"]
    scores = {name: round(100 * (told["categories"][name]["score"] or 0)) for name in CATEGORIES}
    asked = {
        each["id"] for name in CATEGORIES for each in told["categories"][name]["auditRefs"] if each["weight"]
    }
    failed = sorted(name for name in asked if audits[name]["score"] not in {1, None})
    loads = audits["network-requests"]["details"]["items"]
    lazy = sum(each["transferSize"] for each in loads if each.get("resourceType") == "Image")
    whole = sum(each["transferSize"] for each in loads)
    return scores | {
        "failed": failed,
        "kB": round((whole - lazy) / 1000, 1),
        "pictures kB": round(lazy / 1000, 1),
    }


def table(found: dict[tuple[str, str], dict[str, Any]]) -> None:
    """A line for each page and form."""
    for (path, form), one in found.items():
        scores = " ".join(f"{one[name]:>4}" for name in CATEGORIES)
        print(f"{path:<56} {form:<6} {scores} {one['kB']:>7} kB  {', '.join(one['failed'])}", flush=True)


def run(site: str, chosen: Iterable[str], forms: Iterable[str]) -> dict[tuple[str, str], dict[str, Any]]:
    """All pages in all forms, each told as soon as it is known."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for path in chosen:
        for form in forms:
            found[path, form] = audited(site + path, form)
            table({(path, form): found[path, form]})
    return found


def measured(chosen: list[str], quick: bool) -> dict[tuple[str, str], dict[str, Any]]:
    """A demo of its own on a free port, and everything measured on it."""
    from docs.pictures import demo

    from tests.browsers import executable

    os.environ["CHROME_PATH"] = executable() or ""
    with tempfile.TemporaryDirectory(prefix="plug-lighthouse-") as folder:
        os.environ |= {"PLUG_DATA": folder, "DJANGO_SETTINGS_MODULE": "plugdedag.config.settings"}
        with demo() as site:
            os.environ |= {"PLUG_DATA": str(Path(folder) / "demo"), "PLUG_DEMO": "yes"}
            django.setup()
            return run(site, chosen or public(), list(FORMS)[: 1 if quick else 2])


def main() -> int:
    """Measure, print a table, and end with the figures; 1 when a page is below 100 or too heavy."""
    if not program():
        print("Lighthouse is not here. With Node: npm install lighthouse, in a folder outside of this one;")
        print("then LIGHTHOUSE=FOLDER/node_modules/.bin/lighthouse python -m benchmarks.lighthouse")
        return 2
    quick = "--quick" in sys.argv
    found = measured([each for each in sys.argv[1:] if each.startswith("/")], quick)
    below = sorted(
        {f"{path} {form}: {', '.join(one['failed'])}" for (path, form), one in found.items() if one["failed"]}
    )
    lowest = {name: min(one[name] for one in found.values()) for name in CATEGORIES}
    heaviest = max(found, key=lambda each: found[each]["kB"])
    kept = not below and found[heaviest]["kB"] <= LIMIT and set(lowest.values()) == {100}
    report(
        "lighthouse", quick=quick, pages=len({path for path, _ in found}), lowest=lowest, below=below,
        heaviest=heaviest[0], heaviest_kb=found[heaviest]["kB"], limit_kb=LIMIT, kept=kept,
    )  # fmt: skip
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
