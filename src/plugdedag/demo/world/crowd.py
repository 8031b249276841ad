"""How three hundred people come and do not come: a little town that no forecast knows.

Theory of operation. This is a story told by dice, made to be as unruly as life, so that whatever PLUG later says about
turnouts is tried on something it was not built from. Nothing outside the demo reads it; it knows no Django, no clock.

Everybody has hidden traits, drawn once: how much they like it, an age, a part of the city, a rhythm (some come every
second week, some have Wednesdays off in turns), and friends (who took them along, who is in the same network). And a
hidden state that changes by the week: *awake*, or *elsewhere* (a deadline, a baby, another love). For a day each has an
inclination, the sum of

- liking, less two when elsewhere, and less the further somebody is from their thirties;
- the new: high after joining, and gone by half every month;
- the week: a shock all share, half of which lingers; now and then a storm; the summer and the turn of the year;
- the place: some pull, some do not, and what is round the corner pulls its own; first and last lunches pull a little;
- friends: those who feel like it drag along those who hesitate, in a second round.

The dice decide by the logistic of the inclination. Who comes mostly said so; some who said so stay away, more of them
when the weather turns. When hardly anybody feels like it, the keenest phone each other, so that a day has a handful.
"""

from __future__ import annotations

import datetime as dt
import math
import random
from collections.abc import Sequence
from dataclasses import dataclass, field

FEWEST = 5  # more than the turns there are to take
THIRTIES, SPREAD = 35, 17
LULLS = [((7, 10), (8, 24), 0.8), ((12, 20), (12, 31), 0.9), ((1, 1), (1, 5), 0.6)]  # from, until, how deep
DROWSE, WAKE = 0.09, 0.10  # a week
STORMS, STORM = 0.06, 1.3
ANNOUNCED, SHY_NEWCOMER = 0.82, 0.55
MONTH = 30.0


@dataclass
class Soul:
    """Somebody's hidden side. ``liking`` is a log-odds; ``beat`` says which weeks suit, 0 for all."""

    name: str
    since: dt.date
    liking: float
    age: int
    district: str
    beat: int
    friends: list[str] = field(default_factory=list)
    awake: bool = True


@dataclass(frozen=True)
class Outing:
    """What a day came to: who came (keenest first), who had said so, who had and stayed away, who said no."""

    came: list[str]
    announced: frozenset[str]
    absent: list[str]
    declined: list[str]


@dataclass
class Crowd:
    """All of them, week after week. Days are to be asked in the order of their dates."""

    souls: dict[str, Soul]
    chance: random.Random
    mood: float = 0.0
    pulls: dict[str, float] = field(default_factory=dict)

    def outing(self, date: dt.date, place: str, district: str, *, special: bool = False) -> Outing:
        """Throw the dice for one day at a place. ``special`` is a first or a last lunch."""
        here = [soul for soul in self.souls.values() if soul.since < date]
        weather = self.turn_the_week(here)
        pull = self.pulls.setdefault(place, self.chance.gauss(0, 0.4)) + (0.3 if special else 0.0)
        common = self.mood - weather - lull(date) + pull
        leaning = {soul.name: common + inclination(soul, date, district) for soul in here}
        keen = {name for name, lean in leaning.items() if self.falls(lean)}
        keen |= {soul.name for soul in here if soul.name not in keen and self.dragged(soul, leaning, keen)}
        ranked = sorted(leaning, key=lambda name: -leaning[name])
        came = [name for name in ranked if name in keen]
        came += [name for name in ranked if name not in keen][: max(0, FEWEST - len(came))]
        return self.told(date, came, leaning, weather)

    def turn_the_week(self, here: Sequence[Soul]) -> float:
        """A week further: the shared mood, everybody's state; answers the storm, if there is one."""
        self.mood = 0.5 * self.mood + self.chance.gauss(0, 0.4)
        for soul in here:
            soul.awake = self.chance.random() > DROWSE if soul.awake else self.chance.random() < WAKE
        return STORM if self.chance.random() < STORMS else 0.0

    def dragged(self, soul: Soul, leaning: dict[str, float], keen: set[str]) -> bool:
        """Whether friends who come take this one along after all."""
        pullers = min(2, sum(friend in keen for friend in soul.friends))
        return bool(pullers) and self.falls(leaning[soul.name] + 0.5 * pullers - 1.2)

    def told(self, date: dt.date, came: list[str], leaning: dict[str, float], weather: float) -> Outing:
        """Who had said what beforehand."""
        fresh = {name for name in came if (date - self.souls[name].since).days < MONTH}
        announced = {
            name for name in came if self.chance.random() < (SHY_NEWCOMER if name in fresh else ANNOUNCED)
        }
        rest = [name for name in leaning if name not in came]
        likely = 0.22 if weather else 0.1
        absent = [name for name in rest if self.chance.random() < likely * logistic(leaning[name] + weather)]
        others = [name for name in rest if name not in absent]
        declined = [name for name in others if self.chance.random() < 0.25 * logistic(leaning[name])]
        return Outing(came, frozenset(announced), absent, declined)

    def falls(self, lean: float) -> bool:
        return self.chance.random() < logistic(lean)


def logistic(lean: float) -> float:
    return 1 / (1 + math.exp(-lean))


def inclination(soul: Soul, date: dt.date, district: str) -> float:
    """What somebody feels by themselves, whatever the week and the place do."""
    weeks = date.toordinal() // 7
    new = 1.6 * 0.5 ** ((date - soul.since).days / MONTH)
    beat = 0.0 if not soul.beat else 0.9 if weeks % soul.beat == 0 else -0.7
    away = 0.0 if soul.awake else -2.0
    distance = ((soul.age - THIRTIES) / SPREAD) ** 2
    return (
        soul.liking
        + new
        + beat
        + away
        - 0.45 * min(distance, 4)
        + (0.5 if soul.district == district else 0.0)
    )


def lull(date: dt.date) -> float:
    """How much the season keeps people at home."""
    return sum(deep for start, end, deep in LULLS if start <= (date.month, date.day) <= end)


def arrivals(
    count: int, launch: dt.date, starts: Sequence[dt.date], end: dt.date, chance: random.Random
) -> list[dt.date]:
    """When so many people plugged in: a crowd at the launch, a wave with each month at a place, a trickle."""
    found = []
    for _ in range(count):
        kind = chance.random()
        start = launch if kind < 0.3 else chance.choice(starts) if kind < 0.88 else None
        later = 0 if kind < 0.2 else round(chance.expovariate(1 / 13))
        date = start + dt.timedelta(days=later) if start else launch + chance.random() * (end - launch)
        found.append(min(max(date, launch), end))
    return sorted(found)
