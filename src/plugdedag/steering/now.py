"""Where the lunches stand now: the round, its time, what can be written, and whether numbers are told yet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil, floor
from uuid import UUID

from django.utils import timezone

from plugdedag.days.models import Day
from plugdedag.steering.choosing import script_of
from plugdedag.steering.clock import Press, Pressed, State, told
from plugdedag.steering.models import Steer
from plugdedag.steering.scripts import Round, Script

A_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Now:
    """A lunch and where it stands. ``last`` is the key of the last press, which the next one names."""

    script: Script
    state: State
    last: int | None = None

    @property
    def round(self) -> Round | None:
        """The round it is in; None before it began."""
        return self.script.rounds[self.state.round] if self.state.round is not None else None

    @property
    def next(self) -> Round | None:
        """The round that comes."""
        number = 0 if self.state.round is None else self.state.round + 1
        return self.script.rounds[number] if number < len(self.script.rounds) else None

    @property
    def number(self) -> int:
        """The round, counted as people do."""
        return (self.state.round or 0) + 1

    @property
    def left(self) -> str:
        """The seconds that are left, for who counts on: with a point, in whatever language."""
        return f"{self.state.left:.1f}"

    @property
    def total(self) -> str:
        return f"{self.state.total:.1f}"

    @property
    def gone(self) -> str:
        """How much of the round is used up, in percent: that much of the ring is not drawn."""
        share = self.state.left / self.state.total if self.state.total else 0
        return f"{100 - 100 * min(1, max(0, share)):.2f}"

    @property
    def clock(self) -> str:
        """The time as on a clock: minutes and seconds that are left, or with a plus by how much it is over."""
        left = self.state.left
        whole = ceil(left) if left > 0 else floor(-left)
        return f"{'' if left > 0 else '+'}{whole // 60}:{whole % 60:02}"

    @property
    def live(self) -> bool:
        return self.state.live

    @property
    def hushed(self) -> bool:
        """Whether nobody is told yet how many stand behind a line: people still write."""
        return self.live and (self.state.round or 0) < self.script.shown_from


def now(day: Day, moment: dt.datetime | None = None) -> Now:
    """Where this lunch stands. Three queries."""
    return standing(day, list(Steer.objects.filter(day=day)), moment or timezone.now())


def standing(day: Day, steers: Sequence[Steer], moment: dt.datetime) -> Now:
    """Where a lunch stands after these presses."""
    script = script_of(day, steers[0] if steers else None)
    presses = (Pressed(Press(each.kind), each.at, each.seconds) for each in steers)
    return Now(script, told(presses, script.seconds, moment), steers[-1].pk if steers else None)


def live(day: Day) -> Now | None:
    """Where it stands while it is led: begun, not ended, and that day is today. One query for a lunch that is not."""
    if day.city.today() != day.date:
        return None
    steers = list(Steer.objects.filter(day=day))
    found = standing(day, steers, timezone.now()) if steers else None
    return found if found and found.live else None


def hushed(residency: int | None) -> UUID | None:
    """The lunch of this month at which people still write, so that no number of its lines is told to anybody. One query
    when none of them is led now."""
    recent = Steer.objects.filter(day__residency=residency, at__gte=timezone.now() - A_DAY)
    rows = recent.filter(day__residency__isnull=False).values_list("day", flat=True)
    for key, _each in groupby(rows.order_by("day")):
        day = Day.objects.select_related("city").get(pk=key)
        found = live(day)
        if found and found.hushed:
            return day.pk
    return None
