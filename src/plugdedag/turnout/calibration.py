"""How often was the range right? What was told of the days that were, beside what came of them."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plugdedag.cities.models import City
from plugdedag.days.models import Day
from plugdedag.engine.turnout import LEVEL
from plugdedag.lib.few import FEW
from plugdedag.look.crowds import ranges_svg
from plugdedag.turnout.models import Forecast
from plugdedag.turnout.outlook import EVE, WEEK, expected

ENOUGH = 8  # days; before, how often says nothing
AT_MOST = 26  # days, half a year


@dataclass(frozen=True)
class Judged:
    """A day that was, with the range that was told of it and how many came."""

    told: Forecast
    came: int

    @property
    def held(self) -> bool:
        return self.told.low <= self.came <= self.told.high


@dataclass(frozen=True)
class Look:
    """The days that were, as they were told so many days before; the oldest first."""

    title: str
    days: list[Judged]

    @property
    def held(self) -> int:
        return sum(one.held for one in self.days)

    @property
    def verdict(self) -> str:
        """One sentence, honest where there is too little to judge by."""
        count = len(self.days)
        if not count:
            return _("Of no day that has been a range was told so long before.")
        if count < ENOUGH:
            words = ngettext(
                "One day so far: too few to judge by.", "%(n)d days so far: too few to judge by.", count
            )
            return words % {"n": count}
        words = _(
            "Of the last %(n)d days the range was right %(held)d times; a good one is so about %(good)d times."
        )
        return words % {"n": count, "held": self.held, "good": round(LEVEL * count)}

    @property
    def picture(self) -> SafeString:
        days = [
            (max(one.told.low, FEW - 1), max(one.told.high, FEW - 1), max(one.came, FEW - 1))
            for one in self.days
        ]
        return mark_safe(ranges_svg(days, f"{self.title}. {self.verdict}"))  # noqa: S308 - drawn from numbers


@dataclass(frozen=True)
class Row:
    """A day of the table: what was told of it at each time before, and what came, in words."""

    day: Day
    told: list[tuple[str, str]]
    came: str


def judged(city: City, before: int) -> list[Judged]:
    """The last days that were, with what was told so many days before; the oldest first. One query.

    Only a day that stood, at whose door somebody was counted, told from enough history, for the date it was on.
    """
    rows = Forecast.objects.sure().filter(day__city=city, days_to_go=before, day__cancellation__isnull=True)
    rows = rows.filter(date__lt=city.today()).select_related("day").defer("chances", "why")
    counted = rows.annotate(came=Count("day__visits")).filter(came__gt=0).order_by("-date", "-pk")[:AT_MOST]
    return [Judged(row, row.came) for row in reversed(counted)]


def looks(city: City) -> list[Look]:
    """A week before and the day before; none while there is nothing to look back on."""
    found = [Look(_("A week before"), judged(city, WEEK)), Look(_("The day before"), judged(city, EVE))]
    return found if any(look.days for look in found) else []


def table(seen: list[Look]) -> list[Row]:
    """The same days in words, the latest first."""
    days: dict[UUID, Judged] = {one.told.day_id: one for look in seen for one in look.days}
    told = [(look.title, {one.told.day_id: expected(one.told) for one in look.days}) for look in seen]
    latest = sorted(days.values(), key=lambda one: one.told.date, reverse=True)
    return [
        Row(
            one.told.day, [(title, ranges.get(one.told.day_id, "")) for title, ranges in told], came(one.came)
        )
        for one in latest
    ]


def came(count: int) -> str:
    return str(count) if count >= FEW else _("a handful")
