"""Post: stamps, postmarks, cards, and the cable that connects them."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from plugdedag.look import fronts, pictures
from plugdedag.look.motifs import motif_for

register = template.Library()

TONES = ("people", "place", "question", "plug")
END = (
    '<svg class="lineage__end" viewBox="0 0 45 45" aria-hidden="true" focusable="false" fill="none"'
    ' stroke-width="4.5"'
)
ENDS = {
    "socket": f'{END} stroke="currentColor"><circle cx="22.5" cy="22.5" r="19" fill="var(--card)"/>'
    '<path d="M16 22.5h.1M29 22.5h.1" stroke-width="6.5" stroke-linecap="round"/></svg>',
    "plug": f'{END} stroke-linecap="round" stroke-linejoin="round"><path d="M22.5-4v12" stroke="var(--spark)"/>'
    '<path d="M9 25h27v-5a13.5 12 0 0 0-27 0z" fill="var(--card)" stroke="currentColor"/>'
    '<path d="M16 25v11M29 25v11" stroke="currentColor"/></svg>',
}


@register.simple_tag
def stamp(
    number: object = "",
    text: str = "",
    *,
    motif: object = "",
    tone: str = "",
    state: str = "next",
    day: object = "",
    place: object = "",
    label: str = "",
    lands: bool = False,
) -> SafeString:
    """A Wednesday as a stamp. ``state`` is past, now, next or free; ``day`` and ``place`` go into the postmark."""
    turn = int(str(number)) - 1 if str(number).isdecimal() else 0
    svg = pictures.stamp_svg(
        number,
        str(text),
        motif=motif or motif_for(f"{number}{text}"),
        tone=tone or TONES[turn % len(TONES)],
        state=state,
        day=str(day),
        place=str(place),
        label=str(label),
    )
    classes = f"stamp stamp--{state}" + (" stamp--lands" if lands else "")
    return mark_safe(f'<span class="{classes}">{svg}</span>')  # noqa: S308


@register.simple_tag
def postmark(day: object, place: object = "", label: str = "") -> SafeString:
    """A postmark alone: short day, short place."""
    svg = pictures.postmark_svg(str(day), str(place), label=str(label))
    return mark_safe(f'<span class="postmark">{svg}</span>')  # noqa: S308


@register.simple_tag
def postcard_front(seed: object, motif: object = "", title: str = "", label: str = "") -> SafeString:
    """The picture side of the postcard that belongs to a seed."""
    svg = fronts.postcard_front_svg(seed, motif=motif, title=str(title), label=str(label))
    return mark_safe(f'<span class="postcard-front">{svg}</span>')  # noqa: S308


@register.inclusion_tag("look/_postcard.html")
def postcard(
    text: str,
    asked: str = "",
    to: str = "",
    place: str = "",
    area: str = "",
    sign: str = "",
    flat: bool = False,
    **stamp_of: Any,
) -> dict[str, Any]:
    """A written card: ``asked`` small, ``text`` in a hand, address lines. What else is given goes to its stamp
    (``number``, ``label``, ``motif``, ``tone``, ``state``, ``day``, ``place_short``)."""
    picture = stamp(
        stamp_of.get("number", ""),
        stamp_of.get("label", ""),
        motif=stamp_of.get("motif", ""),
        tone=stamp_of.get("tone", ""),
        state=stamp_of.get("state", "next"),
        day=stamp_of.get("day", ""),
        place=stamp_of.get("place_short", ""),
    )
    lines = [line for line in (to, place, area) if line]
    long = len(str(text)) > 130
    return {
        "text": text,
        "asked": asked,
        "lines": lines,
        "sign": sign,
        "flat": flat,
        "stamp": picture,
        "long": long,
    }


@register.inclusion_tag("look/_cable.html")
def cable(done: int = 0, total: int = 5) -> dict[str, Any]:
    """The cable behind a strip of stamps, lit as far as the one that is now (``done`` of ``total``)."""
    share = 0 if not total else max(0.0, min(1.0, (done - 0.5) / total))
    return {"lit": round(1040 * share) + (60 if done else 0)}


@register.simple_block_tag
def lineage(content: SafeString) -> SafeString:
    """The cable down the page; its steps are ``{% step %}`` blocks."""
    return format_html('<ol class="lineage" role="list">{}</ol>', content)


@register.simple_block_tag
def step(content: SafeString, when: object = "", state: str = "next", end: str = "") -> SafeString:
    """One step on the cable. ``state`` is done, now or next; the last one ends in a ``plug`` or a ``socket``."""
    knot = mark_safe(ENDS[end]) if end else mark_safe('<span class="lineage__knot"></span>')  # noqa: S308
    dated = format_html('<p class="lineage__when">{}</p>', when) if when else ""
    return format_html('<li class="is-{}">{}{}{}</li>', state, knot, dated, content)
