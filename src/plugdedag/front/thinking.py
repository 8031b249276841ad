"""How many people thought along about a host's question, and from how many networks: numbers, and no names."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plugdedag.days.models import Day, Visit
from plugdedag.lib.few import FEW
from plugdedag.people.models import Hat


def thought_along(days: Iterable[Day]) -> str:
    """How many pluggers, of how many networks, were at the lunches; nothing about fewer than five. Two queries."""
    were = [day for day in days if day.number and not day.is_cancelled]
    people = Visit.objects.filter(day__in=were, person__isnull=False).values("person").distinct().count()
    if people < FEW:
        return ""
    then = F("person__visits__day__date")
    worn = Hat.objects.filter(
        Q(until__isnull=True) | Q(until__gte=then), since__lte=then, person__visits__day__in=were
    )
    networks = worn.values("network").distinct().count()
    if not networks:
        return _("%(people)d people thought along about your question.") % {"people": people}
    words = ngettext(
        "%(people)d people of %(networks)d network thought along about your question.",
        "%(people)d people of %(networks)d networks thought along about your question.", networks,
    )  # fmt: skip
    return words % {"people": people, "networks": networks}
