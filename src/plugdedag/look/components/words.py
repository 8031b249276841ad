"""Buttons and small words."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from plugdedag.look.components.icons import icon as picture_of

register = template.Library()


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
    picture = format_html(" {}", picture_of(icon)) if icon else ""
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
def explained(page: str, text: object) -> SafeString:
    """A link to the page of the docs that explains this one, by its slug, such as ``using/the-door``."""
    url = reverse("help_page", args=[page])
    return format_html(
        '<p class="explained no-print"><a href="{}">{} {}</a></p>',
        url,
        picture_of("circle-question-mark"),
        text,
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
