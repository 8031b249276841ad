"""Learning from the days that were, and saying how many will come to the next."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass

from plugdedag.engine.turnout.chances import added, coins, log_odds, logistic, mean, mixed, negative_binomial
from plugdedag.engine.turnout.habits import Habit
from plugdedag.engine.turnout.leaning import Leaning
from plugdedag.engine.turnout.mood import Mood
from plugdedag.engine.turnout.problem import Ahead, Known, Past, Problem
from plugdedag.engine.turnout.word import Word

LEVEL = 0.8
ENOUGH = 4  # days; before, it is too early to say
EVERYBODY, EVERYBODY_DAYS, FADES = 6.0, 100.0, 0.97  # believed: six of a hundred come
STRANGERS, STRANGER_DAYS = 2.0, 2.0  # believed: one a day


@dataclass(frozen=True)
class Forecast:
    """``chances[k]`` is the chance that k come. ``why`` says in people where the mean comes from."""

    chances: list[float]
    days: int
    why: dict[str, float]

    @property
    def mean(self) -> float:
        return mean(self.chances)

    @property
    def is_early(self) -> bool:
        """Whether there is too little history to lean on."""
        return self.days < ENOUGH

    @property
    def range(self) -> tuple[int, int]:
        """The shortest range that holds four chances in five."""
        return shortest(self.chances, LEVEL)

    def quantile(self, level: float) -> int:
        """The least number that with this chance is not exceeded."""
        total = 0.0
        for k, chance in enumerate(self.chances):
            total += chance
            if total >= level:
                return k
        return len(self.chances) - 1


def shortest(chances: list[float], level: float) -> tuple[int, int]:
    """The shortest range whose chance is at least ``level``; of equally short ones the likeliest."""
    low = high = max(range(len(chances)), key=chances.__getitem__)
    held = chances[low]
    while held < level - 1e-9:
        below = chances[low - 1] if low else -1.0
        above = chances[high + 1] if high + 1 < len(chances) else -1.0
        if below < 0 > above:
            break
        if above >= below:
            high, held = high + 1, held + above
        else:
            low, held = low - 1, held + below
    return low, high


def forecast(problem: Problem) -> Forecast:
    """How many will come: the history is learned in the order of its dates, then the day is told."""
    learner = Learner(problem.people)
    for past in sorted(problem.history, key=lambda past: past.date):
        learner.learn(past)
    return learner.tell(problem.day)


class Learner:
    """What is known so far. :meth:`tell` changes nothing, so one pass can be asked before each day it learns."""

    def __init__(self, people: Mapping[str, Known]) -> None:
        self.habits: dict[str, Habit] = {}
        self.welcome(people)
        self.leaning, self.mood, self.word = Leaning(), Mood(), Word()
        self.came, self.could = EVERYBODY, EVERYBODY_DAYS
        self.strangers, self.days = STRANGERS, 0

    def welcome(self, people: Mapping[str, Known]) -> None:
        """These are known from now on; who was already stays as they are."""
        for name, known in people.items():
            self.habits.setdefault(name, Habit(known.since, known.district))

    def there(self, date: dt.date) -> dict[str, Habit]:
        """Who is known before this date."""
        return {name: habit for name, habit in self.habits.items() if habit.since < date}

    def learn(self, past: Past) -> None:
        habits = self.there(past.date)
        traits = {name: self.traits(habit, past.date, past.district) for name, habit in habits.items()}
        odds = {name: self.leaning.odds(one) for name, one in traits.items()}
        came = past.came & habits.keys()
        surprise = self.mood.learn(list(odds.values()), len(came))
        seen = [(traits[name], odds[name], name in came) for name in habits]
        self.leaning.learn(seen, self.mood.last, surprise)
        said = {name: days for name, days in past.said.items() if name in habits}
        self.word.learn([(name, habits[name].is_new) for name in came], said, len(came & said.keys()))
        for name, habit in habits.items():
            habit.add(past.date, name in came)
        self.came = self.came * FADES + len(came)
        self.could = self.could * FADES + len(habits)
        self.strangers += len(past.came) - len(came) + past.guests
        self.days += 1
        self.meet(past)

    def meet(self, past: Past) -> None:
        """Who turns up for the first time is known from now on."""
        for name in sorted((past.came | past.said.keys()) - self.habits.keys()):
            self.habits[name] = habit = Habit(past.date)
            habit.add(past.date, name in past.came)

    def traits(self, habit: Habit, date: dt.date, district: str) -> tuple[float, ...]:
        return habit.traits(date, district, self.came / self.could)

    def tell(self, day: Ahead) -> Forecast:
        """The distribution of how many come, strangers too."""
        silent = [
            (self.leaning.odds(self.traits(habit, day.date, day.district)), habit.is_new)
            for name, habit in self.there(day.date).items() if name not in day.said
        ]  # fmt: skip
        spoke = [(self.odds_of(name, day), self.is_new(name)) for name in sorted(day.said)]
        parts = [
            self.part(spoke, silent, shift, math.log(chance), day.days_to_go)
            for shift, chance in self.mood.shifts()
        ]
        known = mixed([counts for counts, _ in parts], [log for _, log in parts])
        strangers = negative_binomial(self.strangers, STRANGER_DAYS + self.days)
        chances = added(known, strangers)
        said, some = len(spoke) * self.word.kept.mean, self.strangers / (STRANGER_DAYS + self.days)
        why = {"said": said, "strangers": some, "others": mean(chances) - said - some}
        return Forecast(chances, self.days, why)

    def inclined(self, day: Ahead) -> list[str]:
        """Who has not spoken and comes more readily than they do on average, the readiest first."""
        odds = {
            name: self.leaning.odds(self.traits(habit, day.date, day.district))
            for name, habit in self.there(day.date).items() if name not in day.said
        }  # fmt: skip
        average = log_odds(self.came / self.could)
        return sorted((name for name in odds if odds[name] > average), key=lambda name: (-odds[name], name))

    def odds_of(self, name: str, day: Ahead) -> float:
        habit = self.habits.get(name) or Habit(day.date)
        return self.leaning.odds(self.traits(habit, day.date, day.district))

    def is_new(self, name: str) -> bool:
        return name not in self.habits or self.habits[name].is_new

    def part(
        self,
        spoke: list[tuple[float, bool]],
        silent: list[tuple[float, bool]],
        shift: float,
        log: float,
        days: int,
    ) -> tuple[list[float], float]:
        """How many come if the day does this to all, and how likely what was said so far then is, as a logarithm."""
        kept, coming = self.word.kept.mean, []
        share = {new: self.word.by(new, days) for new in (True, False)}
        for odds, new in spoke:
            log += math.log(max(1e-9, logistic(odds + shift) * share[new] / kept))
        for odds, new in silent:
            chance = logistic(odds + shift)
            speaks = min(0.95, chance * share[new] / kept)
            log += math.log(1 - speaks)
            coming.append(chance * (1 - share[new]) / (1 - speaks))
        return coins([kept] * len(spoke), coins(coming)), log
