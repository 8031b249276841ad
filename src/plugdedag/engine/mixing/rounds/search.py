"""Plain search: two people change tables within a round, when that lets fewer pairs meet again.

Theory of operation. The cost is the number of repeats, Σ max(0, m − 1) over how often m each pair meets. A move
takes somebody of a pair that meets again, in one of the rounds in which it does, and swaps them with somebody of
another table; what that changes is counted over the two tables alone, 4(s − 1) looks. It is done when it makes
nothing worse, or else with chance e^(−Δ/T), where T falls from 0.8 to 0.12 over the budget (simulated annealing;
Kirkpatrick, Gelatt & Vecchi 1983). The best seen is kept.

Wishes: a meeting of two who want to be apart counts as many repeats; who sits together in every round is placed
first, and stays.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random

from plugdedag.engine.mixing.rounds.budget import Budget
from plugdedag.engine.mixing.rounds.problem import Pair, RoundsProblem, Week

HOT, WARM, COLD = 0.8, 0.3, 0.12  # warm is where to begin with what is good already
HEAVY = 50  # repeats that one meeting of two who want to be apart is worth
LOOKS = 12  # tables that somebody's first place is chosen from, in a large room


class Search:
    """The tables of all rounds, and how often each pair meets. Who is ``held`` in a round does not move in it."""

    def __init__(
        self, problem: RoundsProblem, chance: Random, weeks: Sequence[Week] = (), held: int = 0
    ) -> None:
        self.problem, self.chance = problem, chance
        self.met = [bytearray(problem.count) for _ in range(problem.count)]
        self.foes: dict[int, set[int]] = {}
        self.kin = {one: set(company) for company in problem.companies() for one in company}
        for one, other in problem.apart:
            self.foes.setdefault(one, set()).add(other)
            self.foes.setdefault(other, set()).add(one)
            self.met[one][other] = self.met[other][one] = 1  # so that meeting once is already once too often
        self.bad: list[Pair] = []
        self.place: dict[Pair, int] = {}
        self.weeks: list[Week] = []
        self.where: list[list[int]] = []
        self.held = held
        self.cost = 0
        for week in weeks:
            self.add([list(table) for table in week])
        while len(self.weeks) < problem.rounds:
            self.add(self.greedy(len(self.weeks)))

    def add(self, week: Week) -> None:
        """One more round."""
        where = [-1] * self.problem.count
        for number, table in enumerate(week):
            for seat, one in enumerate(table):
                where[one] = number
                for other in table[:seat]:
                    self.meet(one, other)
        self.weeks.append(week)
        self.where.append(where)

    def greedy(self, number: int) -> Week:
        """A round in which each, in any order, takes the place where they meet the fewest again."""
        chance, sizes = self.chance, self.problem.sizes
        week: Week = [[] for _ in sizes]
        resting = self.problem.rest(number)
        companies = self.problem.companies()
        chance.shuffle(companies)
        companies.sort(key=len, reverse=True)
        alone = [one for one in range(self.problem.count) if one not in resting and one not in self.kin]
        chance.shuffle(alone)
        for company in [*companies, *([one] for one in alone)]:
            room = [table for table, size in enumerate(sizes) if size - len(week[table]) >= len(company)]
            if not room:  # the companies do not fit: whoever is left sits where there is a seat
                for one in company:
                    next(table for table, size in zip(week, sizes, strict=True) if len(table) < size).append(
                        one
                    )
                continue
            some = chance.sample(room, LOOKS) if len(room) > LOOKS and len(sizes) > 60 else room
            week[min(some, key=lambda table: self.price(company, week[table]))] += company
        return week

    def price(self, company: list[int], table: list[int]) -> float:
        """What it costs to seat these here; of equals any."""
        cost = self.chance.random() / 2
        for one in company:
            met, foes = self.met[one], self.foes.get(one, ())
            cost += sum((met[other] > 0) + HEAVY * (other in foes) for other in table)
        return cost

    def meet(self, one: int, other: int) -> None:
        if other in self.kin.get(one, ()):
            return
        self.met[one][other] += 1
        self.met[other][one] += 1
        if self.met[one][other] > 1:
            self.cost += 1
            pair = (one, other) if one < other else (other, one)
            if self.met[one][other] == 2:
                self.place[pair] = len(self.bad)
                self.bad.append(pair)

    def part(self, one: int, other: int) -> None:
        if other in self.kin.get(one, ()):
            return
        self.met[one][other] -= 1
        self.met[other][one] -= 1
        if self.met[one][other] >= 1:
            self.cost -= 1
            if self.met[one][other] == 1:
                pair = (one, other) if one < other else (other, one)
                last, place = self.bad.pop(), self.place.pop(pair)
                if last != pair:
                    self.bad[place], self.place[last] = last, place

    def gain(self, one: int, mine: list[int], other: int, theirs: list[int]) -> int:
        """By how much the cost grows when these two change tables."""
        hers, his, change = self.met[one], self.met[other], 0
        for each in mine:
            if each != one:
                change += (his[each] > 0) - (hers[each] > 1)
        for each in theirs:
            if each != other:
                change += (hers[each] > 0) - (his[each] > 1)
        if self.foes:
            change += HEAVY * (self.hurt(one, mine, theirs) + self.hurt(other, theirs, mine))
        return change

    def hurt(self, one: int, here: list[int], there: list[int]) -> int:
        foes = self.foes.get(one)
        return sum(each in foes for each in there) - sum(each in foes for each in here) if foes else 0

    def swap(self, number: int, one: int, other: int) -> None:
        where = self.where[number]
        for mover, goner in ((one, other), (other, one)):
            for each in self.weeks[number][where[mover]]:
                if each not in (mover, goner):
                    self.part(mover, each)
                    self.meet(goner, each)
        mine, theirs = self.weeks[number][where[one]], self.weeks[number][where[other]]
        mine[mine.index(one)], theirs[theirs.index(other)] = other, one
        where[one], where[other] = where[other], where[one]

    def pick(self) -> tuple[int, int, int] | None:
        """A round, somebody in it who meets somebody again, and somebody of another table; None if these may not
        move."""
        chance = self.chance.random
        pair = self.bad[int(chance() * len(self.bad))]
        one, other = pair if chance() < 0.5 else pair[::-1]
        shared = [
            number
            for number in range(self.held, len(self.weeks))
            if self.where[number][one] == self.where[number][other] >= 0
        ]
        if not shared or one in self.kin:
            return None
        number = shared[int(chance() * len(shared))]
        week, mine = self.weeks[number], self.where[number][one]
        table = int(chance() * (len(week) - 1))
        theirs = week[table + (table >= mine)]
        if not theirs:
            return None
        taker = theirs[int(chance() * len(theirs))]
        return None if taker in self.kin else (number, one, taker)

    def run(self, budget: Budget, moves: int, target: int = 0, hot: float = HOT) -> None:
        """Swap until the cost is the target or so many moves are used; the tables are then the best seen."""
        self.best, self.kept = self.cost, self.copy()
        end = budget.left - min(moves, budget.left)
        whole = budget.left - end
        while budget.left > end and self.cost > target and len(self.problem.sizes) > 1:
            heat = hot * (COLD / hot) ** (1 - (budget.left - end) / whole)
            step = budget.step(budget.left - end)
            self.swaps(step, target, heat)
            budget.spent(step, min(self.best, self.cost))
        if self.cost >= self.best:
            self.weeks = self.kept

    def swaps(self, moves: int, target: int, heat: float) -> None:
        """So many moves at one temperature. The best is copied when it is left, not at each step down."""
        for _ in range(moves):
            if self.cost <= target or not self.bad:
                return
            picked = self.pick()
            if picked is None:
                continue
            number, one, other = picked
            week, where = self.weeks[number], self.where[number]
            change = self.gain(one, week[where[one]], other, week[where[other]])
            if change <= 0 or self.chance.random() < math.exp(-change / heat):
                if change > 0 and self.cost < self.best:
                    self.best, self.kept = self.cost, self.copy()
                self.swap(number, one, other)

    def copy(self) -> list[Week]:
        return [[list(table) for table in week] for week in self.weeks]
