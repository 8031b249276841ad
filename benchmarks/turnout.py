"""How good is the forecast of a turnout? Told before each day of invented cities, seven days and one day ahead.

    python -m benchmarks.turnout [--quick]

The cities come from the demo's crowd (``demo/world/crowd.py``), which is built otherwise than the forecast: it has
moods, friends who drag each other along, people who drop out of sight for weeks. Beside the forecast stand two rules
of thumb (the mean of the last four days; who said so, times how that went before) and an oracle: the same arithmetic
with the crowd's own hidden rates, which is the best anybody could say. The seeds are others than those that
the beliefs of the forecast were set with.
"""

from __future__ import annotations

import datetime as dt
import math
import os
import random
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import django

from benchmarks.machine import report
from plugdedag.engine.turnout.chances import coins, logistic, mixed
from plugdedag.engine.turnout.forecasting import Forecast, Learner
from plugdedag.engine.turnout.mood import POINTS
from plugdedag.engine.turnout.problem import Ahead, Known, Past

SEEDS = range(201, 213)
PEOPLE, WEEKS, LEARNED = 300, 78, 16
LAUNCH = dt.date(2025, 5, 14)
AHEAD = (7, 1)
SAYS, SAYS_IN = 0.82, 13.0  # of who comes, so many say so, some time in these days
DISTRICTS = ["Centrum", "West", "Nieuw-West", "Noord", "Oost", "Zuid", "Zuidoost", "Weesp"]
STORM, STORMS, NOISE = 1.3, 0.06, 0.4


@dataclass(frozen=True)
class Told:
    """One day as it went, with what only the crowd knew of it: for each the log-odds, and whether they are awake."""

    past: Past
    hidden: dict[str, tuple[float, float]]


def city(seed: int) -> tuple[Any, list[Told]]:
    """A crowd and a year and a half of its days."""
    from plugdedag.demo.world import crowd  # noqa: PLC0415 - Django must be ready

    chance = random.Random(seed)
    days = [LAUNCH + dt.timedelta(weeks=week) for week in range(1, WEEKS + 1)]
    since = crowd.arrivals(PEOPLE, LAUNCH, days[::4], days[-1], chance)
    networks = [chance.randrange(60) for _ in range(PEOPLE)]
    souls = {}
    for number in range(PEOPLE):
        near = [
            f"p{other}" for other in range(PEOPLE) if networks[other] == networks[number] and other != number
        ]
        souls[f"p{number}"] = crowd.Soul(
            f"p{number}", since[number], liking(chance), round(chance.triangular(18, 80, 34)), chance.choice(DISTRICTS),
            chance.choices([0, 2, 4], [6, 3, 1])[0], chance.sample(near, min(3, len(near))),
        )  # fmt: skip
    town = crowd.Crowd(souls, random.Random(seed + 1000))
    return town, [day(town, date, week, chance) for week, date in enumerate(days) if week % 13 != 12]


def liking(chance: random.Random) -> float:
    kind = chance.random()
    return (
        chance.gauss(0.3, 1.0)
        if kind < 0.12
        else chance.gauss(-1.0, 0.4)
        if kind < 0.18
        else chance.gauss(-3.7, 0.7)
    )


def day(town: Any, date: dt.date, week: int, chance: random.Random) -> Told:
    """One day, and what was known of it the evening before the week turned."""
    from plugdedag.demo.world import crowd  # noqa: PLC0415 - Django must be ready

    month, district, special = f"m{week // 4}", DISTRICTS[week // 4 % 8], week % 4 in (0, 3)
    pull = town.pulls.setdefault(month, town.chance.gauss(0, 0.4)) + (0.3 if special else 0.0)
    mood, awake = town.mood, {name: soul.awake for name, soul in town.souls.items()}
    outing = town.outing(date, month, district, special=special)
    hidden = {}
    for name, soul in town.souls.items():
        if soul.since < date:
            now, soul.awake = soul.awake, True
            own = crowd.inclination(soul, date, district)
            soul.awake = now
            hidden[name] = (0.5 * mood - crowd.lull(date) + pull + own, 0.91 if awake[name] else 0.10)
    said = {}
    for name in [*sorted(outing.announced), *outing.absent]:
        most = max(0, (date - town.souls[name].since).days - 1)
        said[name] = min(math.ceil(chance.random() * SAYS_IN - 0.42), most)
    return Told(Past(date, said, frozenset(outing.came), 0, district), hidden)


def oracle(town: Any, told: Told, days: int) -> Forecast:
    """What the crowd's own rates say, given who had said so by then."""
    spoke = {name for name, ahead in told.past.said.items() if ahead >= days}
    by_now = SAYS * min(1.0, max(0.0, (SAYS_IN + 0.08 - (days - 0.5)) / SAYS_IN))
    parts, logs = [], []
    for storm, likely in ((0.0, 1 - STORMS), (STORM, STORMS)):
        for point, chance in POINTS:
            part, log = given(town, told, spoke, by_now, NOISE * point - storm, 0.22 if storm else 0.1)
            parts.append(part)
            logs.append(log + math.log(likely * chance))
    counts = mixed(parts, logs)
    return Forecast([0.0] * 5 + [sum(counts[:6]), *counts[6:]], WEEKS, {})  # the keenest phone each other


def given(
    town: Any, told: Told, spoke: set[str], by_now: float, shift: float, stays: float
) -> tuple[list[float], float]:
    alone = {name: blended(*one, shift) for name, one in told.hidden.items()}
    yes, no, log = [], [], 0.0
    for name, chance in alone.items():
        pull = 1 - math.exp(-min(2.0, sum(alone.get(friend, 0.0) for friend in town.souls[name].friends)))
        comes = chance + (1 - chance) * pull * blended(*told.hidden[name], shift - 0.7)
        absent = stays * chance * by_now / SAYS
        says = comes * by_now + (1 - comes) * absent
        log += math.log(max(1e-9, says if name in spoke else 1 - says))
        if name in spoke:
            yes.append(comes * by_now / says)
        else:
            no.append(comes * (1 - by_now) / (1 - says))
    return coins(yes, coins(no)), log


def blended(odds: float, awake: float, shift: float) -> float:
    return awake * logistic(odds + shift) + (1 - awake) * logistic(odds - 2 + shift)


def backtest(seed: int) -> Iterator[tuple[int, dict[str, float]]]:
    """What each way of telling was worth, for each day of a city and each time ahead."""
    town, days = city(seed)
    learner = Learner({name: Known(soul.since, soul.district) for name, soul in town.souls.items()})
    seen: list[int] = []
    share = {ahead: [4.0, 5.0] for ahead in AHEAD}
    for number, told in enumerate(days):
        came = len(told.past.came)
        for ahead in AHEAD:
            said = frozenset(name for name, before in told.past.said.items() if before >= ahead)
            if number >= LEARNED:
                ours = learner.tell(Ahead(told.past.date, said, ahead, told.past.district))
                yield ahead, {
                    **judged("ours", ours, came), **judged("oracle", oracle(town, told, ahead), came),
                    "last_four": abs(sum(seen[-4:]) / 4 - came),
                    "said": abs(len(said) * share[ahead][0] / share[ahead][1] - came),
                }  # fmt: skip
            share[ahead] = [share[ahead][0] + came, share[ahead][1] + len(said)]
        learner.learn(told.past)
        seen.append(came)


def judged(name: str, told: Forecast, came: int) -> dict[str, float]:
    low, high = told.range
    chance = told.chances[came] if came < len(told.chances) else 0.0
    return {
        f"{name}_log": math.log(max(1e-9, chance)), f"{name}_held": low <= came <= high,
        f"{name}_off": abs(told.quantile(0.5) - came), f"{name}_wide": high - low,
    }  # fmt: skip


def means(rows: list[dict[str, float]]) -> dict[str, float]:
    found = {name: round(sum(row[name] for row in rows) / len(rows), 3) for name in rows[0]}
    better = min(found["last_four"], found["said"])
    found["gap_closed"] = round((better - found["ours_off"]) / (better - found["oracle_off"]), 3)
    return found


def main() -> int:
    """Print a table of both times ahead; 1 when a figure misses its aim."""
    quick = "--quick" in sys.argv
    rows: dict[int, list[dict[str, float]]] = {ahead: [] for ahead in AHEAD}
    with tempfile.TemporaryDirectory(prefix="plug-turnout-") as folder:
        os.environ |= {"PLUG_DATA": folder, "DJANGO_SETTINGS_MODULE": "plugdedag.config.settings"}
        django.setup()
        for seed in list(SEEDS)[: 2 if quick else None]:
            for ahead, row in backtest(seed):
                rows[ahead].append(row)
    told = {f"days_{ahead}": means(found) for ahead, found in rows.items()}
    for which, row in told.items():
        print(which, *(f"{name} {value}" for name, value in row.items()), sep="  ")
    kept = all(0.75 <= row["ours_held"] <= 0.85 and row["gap_closed"] >= 0.5 for row in told.values())
    report("turnout", quick=quick, forecasts=sum(map(len, rows.values())), kept=kept, **told)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
