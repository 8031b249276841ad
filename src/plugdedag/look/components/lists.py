"""What holds many: facts, progress, pages, messages, things to mend, and what stands where nothing is yet."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import pgettext

from plugdedag.look.forms import anchor

register = template.Library()


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
    title: str,
    text: str = "",
    url: str = "",
    action: str = "",
    motif: str = "plug",
    tone: str = "question",
    level: int = 2,
) -> dict[str, Any]:
    """Where nothing is yet: what to do, and why it is worth it. ``level``: of its heading; below a page title, unless
    said.
    """
    return {
        "title": title, "text": text, "url": url, "action": action, "motif": motif, "tone": tone, "level": level,
    }  # fmt: skip


def called(field: BoundField) -> str:
    """The label of a field as the start of a sentence about it."""
    label = str(field.label)
    return label if label[-1:] in {"?", ".", ":", "…"} else f"{label}:"


@register.simple_tag(takes_context=True)
def trouble(context: template.Context) -> str:
    """What comes before a page's title when a form on it has things to mend: the first words that are read aloud."""
    shown: list[object] = list(context.flatten().values())
    forms = [value for value in shown if isinstance(value, BaseForm)]
    wrong = any(form.is_bound and form.errors for form in forms)
    return pgettext("before the title of a page", "Error:") + " " if wrong else ""


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


@register.simple_block_tag
def more(content: SafeString, title: object, opened: bool = False) -> SafeString:
    """Something that folds open."""
    return format_html(
        "<details{}><summary>{}</summary><div>{}</div></details>", " open" if opened else "", title, content
    )
