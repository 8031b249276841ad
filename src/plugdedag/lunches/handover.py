"""What the lunches before hand over to this one: what was found, what fell away and why, what is open, who was there.

By rule, from the board; nobody is named, and no number is told about fewer than five people. What was taken off the
board is not read aloud a week later.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plugdedag.days.models import Day, DayKind, Step, Visit
from plugdedag.lib.dates import said
from plugdedag.lib.few import FEW
from plugdedag.lunches.aloud import breath, quoted
from plugdedag.questions.board import Line, by_support
from plugdedag.questions.models import Choice, Kind

FOUND_LINE, AWAY_LINE, OPEN_LINE = 18, 9, 16  # words each may take
MOST_FOUND, MOST_AWAY, MOST_OPEN = 3, 2, 2

ASKING = {Kind.CLARIFYING, Kind.OBJECTION}
NO_FINDING = ASKING | {Kind.REFRAMING, Kind.TIP, Kind.ACTION}


def is_before(line: Line, day: Day) -> bool:
    """Whether it was said at an earlier lunch of the month."""
    when = line.contribution.day
    return when is not None and when.date < day.date


def findings(before: list[Line], last: Day | None) -> list[str]:
    """What was found at the lunches before, the best supported first; and which lunch there was not."""
    gone = {line.pk for line, _but in refuted(before)}
    found = [
        with_support(line)
        for line in by_support(one for one in before if one.kind not in NO_FINDING and one.pk not in gone)
    ]
    return [*missed(before, last), *found[:MOST_FOUND]]


def with_support(line: Line) -> str:
    """The finding, and how many stand behind it: no number about fewer than five people."""
    told = breath(line.words, FOUND_LINE)
    if line.support >= FEW:
        behind = ngettext("%(n)d person stands behind it", "%(n)d people stand behind it", line.support)
        return f"{told} ({behind % {'n': line.support}})"
    return f"{told} ({_('a handful stands behind it')})" if line.support else told


def missed(before: list[Line], last: Day | None) -> Iterator[str]:
    """The lunch just before this one, when it was called off or nothing was written at it."""
    if last is None:
        return
    if last.is_cancelled:
        yield _("The lunch of %(date)s was called off.") % {"date": said(last.date)}
    elif not any(line.contribution.day_id == last.pk for line in before):
        yield _("At the lunch of %(date)s nothing was written down.") % {"date": said(last.date)}


def lunch_before(day: Day) -> Day | None:
    """The lunch just before this one, whether it took place or not."""
    if day.residency_id is None:
        return None
    earlier = Day.objects.filter(residency=day.residency_id, kind=DayKind.LUNCH, date__lt=day.date)
    return earlier.select_related("cancellation").order_by("-date").first()


def fell_away(before: list[Line], choice: Choice | None) -> list[str]:
    """What was weighed and left, with why: the wording that came second, and ideas whose objection weighs more."""
    wordings = by_support(line for line in before if line.kind == Kind.REFRAMING)
    others = [line for line in wordings if choice and line.pk != choice.contribution_id]
    told = [_("Not chosen: %(words)s") % {"words": quoted(line.words, AWAY_LINE)} for line in others[:1]]
    for line, but in refuted(before):
        both = {"idea": quoted(line.words, AWAY_LINE), "why": breath(but.words, AWAY_LINE)}
        told.append(_("%(idea)s, because: %(why)s") % both)
    return told[:MOST_AWAY]


def refuted(before: list[Line]) -> list[tuple[Line, Line]]:
    """Each line with the objection that grew from it and behind which more people stand; the heaviest objection
    first."""
    there = {line.pk: line for line in before}
    buts = by_support(line for line in before if line.kind == Kind.OBJECTION)
    pairs = [(there[root], but) for but in buts for root in but.roots if root in there]
    return [(line, but) for line, but in pairs if but.support > line.support and line.kind not in ASKING]


def who_was_there(last: Day | None) -> list[str]:
    """How many were at the lunch before this one, and from how many networks; nothing when they were few. No names."""
    if last is None:
        return []
    until, since = Q(person__hats__until__isnull=True) | Q(person__hats__until__gte=last.date), last.date
    worn = until & Q(person__hats__since__lte=since)
    networks_of = models.Count("person__hats__network", filter=worn, distinct=True)
    found = Visit.objects.filter(day=last).aggregate(
        people=models.Count("pk", distinct=True), networks=networks_of
    )
    people, networks = found["people"], found["networks"]
    if people < FEW:
        return []
    words = ngettext(
        "Last time there were %(people)d of us, from %(networks)d network.",
        "Last time there were %(people)d of us, from %(networks)d networks.",
        networks,
    )
    plain = _("Last time there were %(people)d of us.")
    return [(words if networks else plain) % {"people": people, "networks": networks}]


def loose_ends(before: list[Line], day: Day, choice: Choice | None) -> list[str]:
    """What was asked or objected to and nobody built on, the best supported first."""
    weighed = {but.pk for _line, but in refuted(before)}
    asked = by_support(
        line for line in before if line.kind in ASKING and not line.shoots and line.pk not in weighed
    )
    told = [breath(line.words, OPEN_LINE) for line in asked[:MOST_OPEN]]
    if day.step != Step.BEHIND and choice is None:
        return [_("Which question lies behind it: the host has not chosen yet."), *told[:1]]
    return told
