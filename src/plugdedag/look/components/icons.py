"""Small pictures: icons, motifs, the wordmark."""

from functools import lru_cache
from typing import Any

import lucide
from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from plugdedag.look import pictures

register = template.Library()

OWN_ICONS = {
    "hat": '<path d="M3 17.5c3 1.6 15 1.6 18 0M6.5 17V11a5.5 5.5 0 0 1 11 0v6M6.5 13.2c3 1 8 1 11 0"/>',
    "plug-in": '<path d="M9 3v5M15 3v5M5.5 8.5h13V12a6.5 6.5 0 0 1-13 0zM12 18.5V22"/>',
}


@lru_cache(maxsize=256)
def strokes(name: str) -> str:
    """What is drawn inside one icon: one of ours, or one of lucide."""
    if name in OWN_ICONS:
        return OWN_ICONS[name]
    svg = lucide._render_icon(name, None)
    return " ".join(svg[svg.index(">") + 1 : svg.rindex("<")].split())


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """An icon of the lucide set by its name, as decoration, or as an image when it has a label."""
    spoken = format_html('role="img" aria-label="{}"', label) if label else SafeString('aria-hidden="true"')
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.2"'
        ' stroke-linecap="round" stroke-linejoin="round" focusable="false" {}>{}</svg>',
        spoken,
        mark_safe(strokes(str(name))),  # noqa: S308
    )


@register.simple_tag
def motif(name_or_seed: object, tone: str = "", tile: bool = False, label: str = "") -> SafeString:
    """A motif by its name, or the one that belongs to a seed (an id, a slug)."""
    classes = "motif" + (f" tone-{tone}" if tone else "") + (" motif--tile" if tile else "")
    svg = pictures.motif_svg(name_or_seed, label=label)
    return format_html('<svg class="{}" {}', classes, mark_safe(svg.removeprefix("<svg ")))  # noqa: S308


@register.inclusion_tag("look/_logo.html")
def wordmark() -> dict[str, Any]:
    """The plug and the name."""
    return {}
