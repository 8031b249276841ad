"""Planned rounds in words and stamps."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plugdedag.seating.models import Programme
from plugdedag.seating.names import table_motif, table_name
from plugdedag.seating.outlook import Outlook, again


@dataclass(frozen=True)
class Stop:
    """One round as a stamp: which, the table there if it is somebody's own, and whether it was, is on, or comes."""

    number: int
    table: str
    motif: str
    state: str  # of a stamp: past, now, next


def stops(programme: Programme, done: int, card: int | None = None) -> list[Stop]:
    """All rounds of a programme, ``done`` of which began; with a card's number, those of that card."""
    path = programme.path(card) if card else range(programme.rounds)
    return [
        Stop(number, table_name(table) if card else "", table_motif(table), state_of(number, done))
        for number, table in enumerate(path, 1)
    ]


def state_of(number: int, done: int) -> str:
    return "now" if number == done else "past" if number < done else "next"


def promise(told: Outlook | Programme) -> list[str]:
    """Whether anybody meets somebody twice, in one to three sentences."""
    counts = told.again if isinstance(told, Outlook) else again(told.schedule)
    late = [(number, count) for number, count in enumerate(counts, 1) if count]
    if not late:
        return [_("Nobody sits with the same person twice.")]
    first = late[0][0]
    said = (
        [_("Until round %(number)s nobody sits with the same person twice.") % {"number": first - 1}]
        if first > 2
        else []
    )
    return [
        *said,
        _("Pairs who sit together again: %(rounds)s.") % {"rounds": ", ".join(each(*one) for one in late)},
        *best(told),
    ]


def each(number: int, count: int) -> str:
    words = ngettext("%(count)s in round %(number)s", "%(count)s in round %(number)s", count)
    return words % {"number": number, "count": count}


def best(told: Outlook | Programme) -> list[str]:
    """Honest about what was looked for; a programme that stands keeps its numbers and no proof."""
    if isinstance(told, Programme):
        return []
    if told.best:
        return [_("With so many rounds and chairs it cannot be fewer.")]
    return [_("We found none with fewer. Fewer rounds, or smaller tables, do better.")]
