"""The script that keeps one page on a phone, for whoever serves it from below that page."""

from __future__ import annotations

from pathlib import Path

from django.http import HttpResponse
from django.templatetags.static import static

SCRIPT = Path(__file__).resolve().parent / "static" / "look" / "js" / "worker.js"


def worker(*along: str) -> HttpResponse:
    """The worker's script; ``along`` are static files it brings with it, to do more than keep the page."""
    script = SCRIPT.read_text(encoding="utf-8")
    if along:
        names = ", ".join(f'"{static(name)}"' for name in along)
        script = f"importScripts({names});\n{script}"
    return HttpResponse(script, content_type="text/javascript; charset=utf-8")
