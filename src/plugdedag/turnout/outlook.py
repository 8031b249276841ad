"""What is told of a day's turnout, and to whom: a picture for who organises or hosts, a range in words for everybody.

Nothing is worked out here but words and lines: the numbers are rows that the worker wrote. No number about fewer than
five people is told, and none about a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plugdedag.days.models import Day
from plugdedag.lib.few import FEW
from plugdedag.look.crowds import crowd_svg
from plugdedag.turnout.history import KINDS
from plugdedag.turnout.models import Forecast
from plugdedag.turnout.needed import needed_of

WEEK, EVE = 7, 1  # whole days before: those by which a day that has been is looked back on


def expected(told: Forecast | None) -> str:
    """The range, as words after “we expect”; empty while it is too early to say."""
    if told is None or told.is_early:
        return ""
    if told.high < FEW:
        return _("a small table")
    if told.low < FEW:
        return _("at most %(high)d people") % {"high": told.high}
    if told.low == told.high:
        return _("about %(high)d people") % {"high": told.high}
    return _("%(low)d to %(high)d people") % {"low": told.low, "high": told.high}


def for_everybody(day: Day) -> str:
    """What the world may know of a coming day, as a sentence. One query; none for a day nobody can come to."""
    if not is_awaited(day):
        return ""
    range_of = expected(Forecast.objects.filter(day=day).last_told().first())
    return (
        _("We expect %(range)s.") % {"range": range_of}
        if range_of
        else _("Too early to say how many will come.")
    )


def is_awaited(day: Day) -> bool:
    """Whether people can still come to it, and how many do is told at all: of a gathering there is a guest list."""
    return day.kind in KINDS and day.is_published and not day.is_cancelled and not day.is_over


@dataclass(frozen=True)
class Outlook:
    """A day's turnout as it was told last, and of a day that has been also a week before and what came of it."""

    day: Day
    told: Forecast | None = None
    week: Forecast | None = None
    going: int = 0
    came: int = 0

    @property
    def is_told(self) -> bool:
        return self.told is not None and not self.told.is_early and not self.day.is_cancelled

    @property
    def is_awaited(self) -> bool:
        return is_awaited(self.day)

    @property
    def expected(self) -> str:
        return expected(self.told)

    @property
    def needed(self) -> int:
        return needed_of(self.told, self.day, self.going) if self.told else 0

    @property
    def is_crowded(self) -> bool:
        """Whether more people are likely than there are seats."""
        return (
            self.told is not None
            and self.is_told
            and self.is_awaited
            and self.told.likely > self.day.capacity
        )

    @property
    def needs(self) -> str:
        """How many more are needed, in words; empty for a day that has been or of which nothing can be said."""
        if not self.is_told or not self.is_awaited:
            return ""
        if self.is_crowded:
            return _("More people want to come than there are seats.")
        if not self.needed:
            return _("Enough for tables of five.") if self.day.capacity > self.going else ""
        words = ngettext(
            "You need one more for tables of five.", "You need %(n)d more for tables of five.", self.needed
        )
        return words % {"n": self.needed}

    @property
    def why(self) -> str:
        """Where the number comes from, in people."""
        if not self.is_told or self.told is None:
            return ""
        others, strangers = (round(self.told.why.get(name, 0)) for name in ("others", "strangers"))
        parts = [self.said]
        if others:
            parts.append(_("about %(n)d more usually come without a word") % {"n": others})
        if strangers:
            parts.append(
                ngettext("one whom nobody knows yet", "%(n)d whom nobody knows yet", strangers)
                % {"n": strangers}
            )
        words = ", ".join(parts)
        return f"{words[:1].upper()}{words[1:]}."

    @property
    def said(self) -> str:
        count = self.told.said if self.told else 0
        if count < FEW:
            return _("a handful said they would come") if count else _("nobody has said so yet")
        return _("%(n)d said they would come") % {"n": count}

    @property
    def looking_back(self) -> str:
        """What came beside what was expected, a week and a day before."""
        if not self.day.is_over or not self.came:
            return ""
        came = _("A handful came.") if self.came < FEW else _("%(n)d came.") % {"n": self.came}
        week, eve = expected(self.week), self.expected
        if week and eve:
            return f"{came} " + _("A week before we expected %(week)s, the day before %(eve)s.") % {
                "week": week,
                "eve": eve,
            }
        return f"{came} " + _("We expected %(range)s.") % {"range": eve} if eve else came

    @property
    def picture(self) -> SafeString:
        """The hills of what is expected, with a pin in them for who came."""
        if not self.is_told or self.told is None:
            return SafeString("")
        told = self.told
        return mark_safe(  # noqa: S308 - drawn from numbers; its words are escaped
            crowd_svg(
                told.chances, told.low, told.high, likely=told.likely, said=told.said, seats=self.day.capacity,
                room=self.room,
                came=self.came if self.day.is_over else 0, few=FEW, label=self.in_words,
            )
        )  # fmt: skip

    @property
    def in_words(self) -> str:
        """All that the picture shows, for who does not see it."""
        first = self.looking_back or _("We expect %(range)s.") % {"range": self.expected}
        return f"{first} {self.why} {self.room}."

    @property
    def room(self) -> str:
        return ngettext("%(n)d seat", "%(n)d seats", self.day.capacity) % {"n": self.day.capacity}


def outlook(day: Day, going: int) -> Outlook:
    """How one day looks, of which ``going`` were promised a seat. One query, and one more for a day that has been."""
    came = {day.pk: day.visits.count()} if day.is_over else {}
    return outlooks([day], {day.pk: going}, came)[day.pk]


def outlooks(days: Iterable[Day], going: Mapping[UUID, int], came: Mapping[UUID, int]) -> dict[UUID, Outlook]:
    """How each day looks, with how many were promised a seat and how many came. One query however many there are."""
    days = list(days)
    told: dict[UUID, dict[int, Forecast]] = {day.pk: {} for day in days}
    rows = Forecast.objects.filter(day__in=days)
    for one in rows.last_told() | rows.sure().filter(days_to_go__in=(WEEK, EVE)):
        told[one.day_id][one.days_to_go] = one
    return {
        day.pk: Outlook(
            day, shown(day, told[day.pk]), told[day.pk].get(WEEK), going.get(day.pk, 0), came.get(day.pk, 0)
        )
        for day in days
    }


def shown(day: Day, told: dict[int, Forecast]) -> Forecast | None:
    """What was told last; of a day that has been, what was told the day before."""
    if day.is_over and EVE in told:
        return told[EVE]
    return told[min(told)] if told else None
