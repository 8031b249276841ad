"""The components of PLUG as template tags. A builtin library: no ``{% load %}`` is needed.

Each tag is shown with an example in ``docs/building/look.md``, and in every state at ``/look/``.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import lucide
from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from plugdedag.look import fronts, pictures
from plugdedag.look.forms import anchor
from plugdedag.look.motifs import motif_for

register = template.Library()

END = (
    '<svg class="lineage__end" viewBox="0 0 45 45" aria-hidden="true" focusable="false" fill="none"'
    ' stroke-width="4.5"'
)
OWN_ICONS = {
    "hat": '<path d="M3 17.5c3 1.6 15 1.6 18 0M6.5 17V11a5.5 5.5 0 0 1 11 0v6M6.5 13.2c3 1 8 1 11 0"/>',
    "plug-in": '<path d="M9 3v5M15 3v5M5.5 8.5h13V12a6.5 6.5 0 0 1-13 0zM12 18.500V22"/>',
}
ENDS = {
    "socket": f'{END} stroke="currentColor"><circle cx="22.5" cy="22.5" r="19" fill="var(--card)"/>'
    '<path d="M16 22.5h.1M29 22.5h.1" stroke-width="6.5" stroke-linecap="round"/></svg>',
    "plug": f'{END} stroke-linecap="round" stroke-linejoin="round"><path d="M22.5-4v12" stroke="var(--spark)"/>'
    '<path d="M9 25h27v-5a13.5 12 0 0 0-27 0z" fill="var(--card)" stroke="currentColor"/>'
    '<path d="M16 25v11M29 25v11" stroke="currentColor"/></svg>',
}
TONES = ("people", "place", "question", "plug")


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


small_picture = icon  # for tags with an argument of that name


@register.simple_tag
def motif(name_or_seed: object, tone: str = "", tile: bool = False, label: str = "") -> SafeString:
    """A motif by its name, or the one that belongs to a seed (an id, a slug)."""
    classes = "motif" + (f" tone-{tone}" if tone else "") + (" motif--tile" if tile else "")
    svg = pictures.motif_svg(name_or_seed, label=label).replace("<svg ", f'<svg class="{classes}" ', 1)
    return mark_safe(svg)  # noqa: S308


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
    turn = int(number) - 1 if str(number).isdigit() else 0
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


@register.inclusion_tag("look/_button.html")
def button(url: str, text: str, kind: str = "", icon: str = "", **attrs: object) -> dict[str, Any]:
    """A link that looks like a button. ``kind``: main, quiet, danger, link, small, wide (several: ``"main wide"``)."""
    classes = " ".join(f"button--{word}" for word in kind.split())
    return {"url": url, "text": text, "classes": classes, "icon": icon}


@register.simple_tag
def submit(text: str, kind: str = "main", icon: str = "", name: str = "", value: str = "") -> SafeString:
    """The button that sends a form."""
    classes = " ".join(["button", *(f"button--{word}" for word in kind.split())])
    named = format_html(' name="{}" value="{}"', name, value) if name else ""
    picture = format_html(" {}", small_picture(icon)) if icon else ""
    return format_html('<button class="{}" type="submit"{}>{}{}</button>', classes, named, text, picture)


@register.simple_tag
def mail_button(url: str, label: str) -> SafeString:
    """The one button of a mail, in a table because mail readers are old."""
    return format_html(
        '<table class="button-table" role="presentation"><tr><td class="button-cell">'
        '<a class="mail-button" href="{}">{}</a></td></tr></table>',
        url,
        label,
    )


@register.simple_tag
def kicker(text: object) -> SafeString:
    """The line with a dot above a title."""
    return format_html('<p class="kicker"><span dir="auto">{}</span></p>', text)


@register.simple_tag
def chip(text: object, tone: str = "quiet") -> SafeString:
    """A small label in the tone of what it says: people, place, question, plug or quiet."""
    return format_html('<span class="chip tone-{}" dir="auto">{}</span>', tone, text)


@register.inclusion_tag("look/_hat.html")
def hat(what: object, network: object = "") -> dict[str, Any]:
    """What somebody does, and where: a hat."""
    return {"what": what, "network": network}


@register.simple_tag
def state(text: object, kind: str = "") -> SafeString:
    """An honest state with a dot: done (no kind), ``wait`` or ``stop``."""
    return format_html('<span class="state{}">{}</span>', f" state--{kind}" if kind else "", text)


@register.inclusion_tag("look/_support.html")
def support(count: int, mine: bool = False, url: str = "") -> dict[str, Any]:
    """The pill that says how many support something. Put it inside a form to make it a button (``url`` non-empty)."""
    return {"count": count, "mine": mine, "url": url}


@register.inclusion_tag("look/_facts.html")
def facts(pairs: Iterable[tuple[str, object]] | dict[str, object]) -> dict[str, Any]:
    """A list of facts from pairs of (name, value); pairs without a value are left out."""
    listed = pairs.items() if isinstance(pairs, dict) else pairs
    return {"pairs": [(name, value) for name, value in listed if value not in ("", None)]}


@register.inclusion_tag("look/_progress.html")
def progress(done: int, total: int, label: str = "", value: str = "") -> dict[str, Any]:
    """How far something is: words above a bar."""
    return {
        "done": min(done, total),
        "total": max(total, 1),
        "label": label,
        "value": value or f"{done}/{total}",
    }


@register.inclusion_tag("look/_nothing.html")
def nothing_yet(
    title: str, text: str = "", url: str = "", action: str = "", motif: str = "plug", tone: str = "question"
) -> dict[str, Any]:
    """Where nothing is yet: what to do, and why it is worth it."""
    return {"title": title, "text": text, "url": url, "action": action, "motif": motif, "tone": tone}


def called(field: BoundField) -> str:
    """The label of a field as the start of a sentence about it."""
    label = str(field.label)
    return label if label[-1:] in {"?", ".", ":", "…"} else f"{label}:"


@register.inclusion_tag("look/_error_summary.html")
def error_summary(form: BaseForm) -> dict[str, Any]:
    """What has to be mended in a form, each line a link to its field."""
    if not form.is_bound or not form.errors:
        return {"count": 0}
    fields = [(called(field), anchor(field), field.errors) for field in form.visible_fields() if field.errors]
    unseen = [error for field in form.hidden_fields() for error in field.errors]
    general = [*form.non_field_errors(), *unseen]
    return {
        "count": len(general) + sum(len(errors) for *_, errors in fields),
        "general": general,
        "fields": fields,
    }


@register.inclusion_tag("look/_pages.html", takes_context=True)
def pagination(context: template.Context, page: Page[Any]) -> dict[str, Any]:
    """Earlier and later, keeping what else is in the address."""
    request = context.get("request")
    query = request.GET.copy() if request else None
    links = {}
    for name, has, number in (
        ("earlier", page.has_previous(), page.number - 1),
        ("later", page.has_next(), page.number + 1),
    ):
        if query is not None:
            query["page"] = str(number)
        links[name] = f"?{query.urlencode() if query is not None else f'page={number}'}" if has else ""
    return {"page": page, **links}


@register.inclusion_tag("look/_flashes.html")
def flashes(messages: Iterable[Any]) -> dict[str, Any]:
    """The messages of Django, said once at the top of the page."""
    icons = {"success": "circle-check", "warning": "triangle-alert", "error": "circle-alert"}
    return {"messages": [(message, icons.get(message.level_tag, "info")) for message in messages]}


@register.inclusion_tag("look/_logo.html")
def wordmark() -> dict[str, Any]:
    """The plug and the name."""
    return {}


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


@register.simple_block_tag
def more(content: SafeString, title: object, opened: bool = False) -> SafeString:
    """Something that folds open."""
    return format_html(
        "<details{}><summary>{}</summary><div>{}</div></details>", " open" if opened else "", title, content
    )
