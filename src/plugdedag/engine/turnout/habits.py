"""What somebody does of habit: fading counts of the days they could have come and of those they did."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from plugdedag.engine.turnout.chances import log_odds

SLOW, FAST = 0.5 ** (1 / 26), 0.5 ** (1 / 4)  # half of what we know fades in 26 days together, and in 4
LEAN = 3.0  # so many days of everybody's rate stand behind a person's own
LEAN_FAST = 1.5
LEAST, MOST = 0.002, 0.97
FRESH = 30.0  # days in which being new halves
A_WEEK = 8  # days; came the last time
BEAT = 1.5  # log-odds; more than this one rhythm cannot say


@dataclass
class Fading:
    """Times somebody came out of the times there was a day, older ones for less."""

    keep: float
    came: float = 0.0
    days: float = 0.0

    def add(self, came: bool) -> None:
        self.came, self.days = self.came * self.keep + came, self.days * self.keep + 1

    def rate(self, prior: float, strength: float) -> float:
        """The mean of the beta that these counts and ``strength`` days at ``prior`` give."""
        return min(MOST, max(LEAST, (self.came + strength * prior) / (self.days + strength)))


@dataclass
class Habit:
    since: dt.date
    district: str = ""
    slow: Fading = field(default_factory=lambda: Fading(SLOW))
    fast: Fading = field(default_factory=lambda: Fading(FAST))
    weeks: tuple[Fading, Fading] = field(default_factory=lambda: (Fading(1.0), Fading(1.0)))  # even, odd
    last: dt.date | None = None

    def add(self, date: dt.date, came: bool) -> None:
        for counts in (self.slow, self.fast, self.weeks[week(date)]):
            counts.add(came)
        if came:
            self.last = date

    @property
    def is_new(self) -> bool:
        """Never came: such people say so beforehand less often."""
        return self.last is None

    def traits(self, date: dt.date, district: str, everybody: float) -> tuple[float, ...]:
        """What is weighed, in the order of ``leaning.NAMES``; ``everybody`` is the rate of all who are known."""
        usual = self.slow.rate(everybody, LEAN)
        lately = log_odds(self.fast.rate(usual, LEAN_FAST)) - log_odds(usual)
        last = self.last is not None and (date - self.last).days <= A_WEEK
        new = 0.5 ** ((date - self.since).days / FRESH)
        near = 0.86 if district and self.district == district else -0.14
        return 1.0, log_odds(usual), lately, float(last), new, self.beat(date), near

    def beat(self, date: dt.date) -> float:
        """How much more somebody comes in weeks like this one than in the others, in log-odds."""
        mine, other = (self.weeks[(week(date) + shift) % 2] for shift in (0, 1))
        odds = ((mine.came + 0.5) / (mine.days + 1.5)) / ((other.came + 0.5) / (other.days + 1.5))
        return max(-BEAT, min(BEAT, log_odds(odds / (1 + odds))))


def week(date: dt.date) -> int:
    """Even or odd, counted on without a break at new year."""
    return date.toordinal() // 7 % 2
