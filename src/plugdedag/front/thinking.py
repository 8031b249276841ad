"""How many people thought along about a host's question, and from how many networks: numbers, and no names."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count, F
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plugdedag.days.models import Day, Visit
from plugdedag.lib.few import FEW
from plugdedag.people.models import worn_on


def thought_along(days: Iterable[Day]) -> str:
    """How many pluggers, of how many networks, were at the lunches; nothing about fewer than five. One query."""
    were = [day for day in days if day.number and not day.is_cancelled]
    hats = "person__hats__"
    worn = worn_on(F("day__date"), hats)
    counted = Visit.objects.filter(day__in=were, person__isnull=False).aggregate(
        people=Count("person", distinct=True), networks=Count(f"{hats}network", filter=worn, distinct=True)
    )
    people, networks = counted["people"], counted["networks"]
    if people < FEW:
        return ""
    if not networks:
        return _("%(people)d people thought along about your question.") % {"people": people}
    words = ngettext(
        "%(people)d people of %(networks)d network thought along about your question.",
        "%(people)d people of %(networks)d networks thought along about your question.", networks,
    )  # fmt: skip
    return words % {"people": people, "networks": networks}
