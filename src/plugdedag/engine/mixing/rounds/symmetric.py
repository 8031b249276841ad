"""Searching base weeks of which a symmetry makes the whole schedule.

Theory of operation. The state is, for each base week, g / turn tables in which each ring of people that turning
carries around has one seat. The cost is Σ max(0, times − 1) over the classes of pairs, where a class that is too
short to occur counts its first time too: a schedule in which nobody meets twice is a state of cost 0
(:mod:`symmetry`). A move takes a person out of each of two tables of a base week, and puts each, turned at random,
in the other's seat; or turns one in place. It is done when it makes nothing worse, or else with chance e^(−Δ/T), at
one T throughout: the tables are few, and what has to be found is a needle, not a valley.
"""

from __future__ import annotations

import math
from random import Random

from plugdedag.engine.mixing.rounds.budget import STEP, Budget
from plugdedag.engine.mixing.rounds.problem import Week
from plugdedag.engine.mixing.rounds.symmetry import Symmetry, symmetries

HEAT = 0.28
MANY = 10  # symmetries tried
FIRST = 10_000  # moves of the first try of each symmetry; each later try has twice as many


class Base:
    """Base weeks under a symmetry, and how often each class of pairs occurs."""

    def __init__(self, symmetry: Symmetry, strings: int, tables: int, chance: Random) -> None:
        self.symmetry, self.chance = symmetry, chance
        self.number, self.short = symmetry.classes()
        self.strings, self.tables = strings, tables // symmetry.turn
        self.size = symmetry.people // tables

    def start(self) -> None:
        """Base weeks in which those who stand still have tables of their own, and all others sit anywhere."""
        symmetry, chance = self.symmetry, self.chance
        self.weeks = []
        self.times = list(self.short)
        for _ in range(self.strings):
            moving = [ring * symmetry.turn for ring in range(symmetry.full * symmetry.shift)]
            chance.shuffle(moving)
            week: Week = [[symmetry.moving + still * symmetry.turn] for still in range(symmetry.still)]
            week += [[] for _ in range(self.tables - symmetry.still)]
            for table in week:
                while len(table) < self.size:
                    table.append(symmetry.turned(moving.pop(), chance.randrange(symmetry.turn)))
            self.weeks.append(week)
        self.cost = 0
        for week in self.weeks:
            for table in week:
                for seat, one in enumerate(table):
                    self.enter(one, table[:seat])

    def enter(self, one: int, table: list[int]) -> None:
        row, times = self.number[one], self.times
        for other in table:
            name = row[other]
            self.cost += times[name] > 0
            times[name] += 1

    def leave(self, one: int, table: list[int]) -> None:
        row, times = self.number[one], self.times
        for other in table:
            name = row[other]
            times[name] -= 1
            self.cost -= times[name] > 0

    def run(self, moves: int) -> None:
        """Move until the cost is 0 or the moves are used."""
        chance, turn = self.chance.random, self.symmetry.turn
        worse = [math.exp(-step / HEAT) for step in range(4 * self.size + 1)]
        alone = self.tables < 2
        for _ in range(moves):
            if not self.cost:
                return
            week = self.weeks[int(chance() * self.strings)]
            first = int(chance() * self.tables)
            before = self.cost
            if alone or (turn > 1 and chance() < 0.3):
                undo = self.twist(week[first])
            else:
                second = int(chance() * (self.tables - 1))
                undo = self.change(week[first], week[second + (second >= first)])
            change = self.cost - before
            if change > 0 and chance() >= worse[min(change, len(worse) - 1)]:
                self.put(undo)

    def twist(self, table: list[int]) -> list[tuple[list[int], int, int]]:
        """Turn somebody in their seat; answers what undoes it."""
        chance, turn = self.chance.random, self.symmetry.turn
        seat = int(chance() * len(table))
        old = table[seat]
        self.put([(table, seat, self.symmetry.turned(old, 1 + int(chance() * (turn - 1))))])
        return [(table, seat, old)]

    def change(self, mine: list[int], theirs: list[int]) -> list[tuple[list[int], int, int]]:
        """Two people of two tables, each turned at random, take each other's seat; answers what undoes it."""
        chance, turn, size = self.chance.random, self.symmetry.turn, self.size
        seat, seat2 = int(chance() * size), int(chance() * size)
        one, other = mine[seat], theirs[seat2]
        new, new2 = other, one
        if turn > 1:
            new = other - other % turn + int(chance() * turn)
            new2 = one - one % turn + int(chance() * turn)
        self.put([(mine, seat, new), (theirs, seat2, new2)])
        return [(mine, seat, one), (theirs, seat2, other)]

    def put(self, seats: list[tuple[list[int], int, int]]) -> None:
        """Seat these people here instead of who sits there."""
        for table, seat, new in seats:
            others = table[:seat] + table[seat + 1 :]
            self.leave(table[seat], others)
            self.enter(new, others)
            table[seat] = new


def symmetric(
    tables: int, size: int, rounds: int, most: int, chance: Random, budget: Budget, moves: int
) -> list[Week] | None:
    """Rounds in which nobody meets twice, or None. Each symmetry has its try, and then a longer one."""
    found = symmetries(tables, size, rounds, most)[:MANY]
    bases = [Base(symmetry, strings, tables, chance) for symmetry, strings in found]
    end, share = budget.left - min(moves, budget.left), FIRST
    while bases and budget.left > end:
        for base in bases:
            base.start()
            for _ in range(0, share, STEP):
                step = budget.step(budget.left - end)
                if step <= 0:
                    return None
                base.run(step)
                budget.spent(step, base.cost * base.symmetry.shift * base.symmetry.turn)
                if not base.cost:
                    return base.symmetry.weeks(base.weeks)[:rounds]
        share *= 2
    return None
