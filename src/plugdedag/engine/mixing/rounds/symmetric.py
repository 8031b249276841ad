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
from itertools import cycle
from random import Random

from plugdedag.engine.mixing.rounds.budget import STEP, Budget
from plugdedag.engine.mixing.rounds.problem import Week
from plugdedag.engine.mixing.rounds.symmetry import Symmetry, symmetries

HEATS = 0.24, 0.34  # one try and the next: which of the two finds it differs from case to case
TWISTS = 0.3  # the share of moves that turn one person in place
HOPE = 2  # a first half that costs so much more is not made good by the second
MANY = 12  # symmetries tried
LARGEST = 400  # people; to tell the pairs of more apart takes longer than it is worth
FIRST = 8_000  # moves of the first try of each symmetry; each later try has twice as many


class Base:
    """Base weeks under a symmetry, and how often each class of pairs occurs."""

    def __init__(self, symmetry: Symmetry, strings: int, tables: int, chance: Random) -> None:
        self.symmetry, self.chance = symmetry, chance
        self.number, self.short = symmetry.classes()
        self.strings, self.tables = strings, tables // symmetry.turn
        self.size = symmetry.people // tables

    def start(self) -> None:
        """Base weeks in which those who stand still have tables of their own, and all others sit anywhere."""
        self.times = [*self.short, 1]  # the last stands for who meets themselves, which never costs
        self.weeks = [self.seated() for _ in range(self.strings)]
        self.cost = 0
        for week in self.weeks:
            for table in week:
                for seat, one in enumerate(table):
                    for other in table[:seat]:
                        self.cost += self.times[self.number[one][other]] > 0
                        self.times[self.number[one][other]] += 1

    def seated(self) -> Week:
        symmetry, chance = self.symmetry, self.chance
        moving = [ring * symmetry.turn for ring in range(symmetry.full * symmetry.shift)]
        chance.shuffle(moving)
        week: Week = [[symmetry.moving + still * symmetry.turn] for still in range(symmetry.still)]
        week += [[] for _ in range(self.tables - symmetry.still)]
        for table in week:
            while len(table) < self.size:
                table.append(symmetry.turned(moving.pop(), chance.randrange(symmetry.turn)))
        return week

    def put(self, table: list[int], seat: int, new: int) -> int:
        """Seat somebody here instead of who sits there; answers by how much the cost grew.

        Both are counted with themselves too, which cancels out.
        """
        times, grown = self.times, 0
        row = self.number[table[seat]]
        for other in table:
            name = row[other]
            left = times[name] - 1
            times[name] = left
            if left:
                grown -= 1
        table[seat] = new
        row = self.number[new]
        for other in table:
            name = row[other]
            if times[name]:
                grown += 1
            times[name] += 1
        self.cost += grown
        return grown

    def run(self, moves: int, heat: float = HEATS[0]) -> None:
        """Move until the cost is 0 or the moves are used."""
        chance, turn, size = self.chance.random, self.symmetry.turn, self.size
        twists = 1.0 if self.tables < 2 else TWISTS if turn > 1 else 0.0
        for _ in range(moves):
            if not self.cost:
                return
            allowed = -heat * math.log(
                1 - chance()
            )  # by so much the cost may grow: as often as e^(−Δ/T) says
            week = self.weeks[int(chance() * self.strings)]
            first, seat = int(chance() * self.tables), int(chance() * size)
            mine = week[first]
            one = mine[seat]
            if chance() < twists:
                if self.put(mine, seat, one - one % turn + int(chance() * turn)) > allowed:
                    self.put(mine, seat, one)
                continue
            second, place = int(chance() * (self.tables - 1)), int(chance() * size)
            theirs = week[second + (second >= first)]
            other = theirs[place]
            grown = self.put(mine, seat, other - other % turn + int(chance() * turn) if turn > 1 else other)
            if grown <= allowed + HOPE:
                grown += self.put(theirs, place, one - one % turn + int(chance() * turn) if turn > 1 else one)
                if grown <= allowed:
                    continue
                self.put(theirs, place, other)
            self.put(mine, seat, one)


def symmetric(
    tables: int, size: int, rounds: int, most: int, chance: Random, budget: Budget, moves: int
) -> list[Week] | None:
    """Rounds in which nobody meets twice, or None. Each symmetry has its try, and then a longer one."""
    bases: dict[int, Base] = {}
    found = symmetries(tables, size, rounds, most)[:MANY] if tables * size <= LARGEST else []
    end, share = budget.left - min(moves, budget.left), FIRST
    heats = cycle(HEATS)
    while found and budget.left > end:
        heat = next(heats)
        for number, (symmetry, strings) in enumerate(found):
            base = bases[number] = bases.get(number) or Base(symmetry, strings, tables, chance)
            base.start()
            for _ in range(0, share, STEP):
                step = budget.step(budget.left - end)
                if step <= 0:
                    return None
                base.run(step, heat)
                budget.spent(step, base.cost * base.symmetry.shift * base.symmetry.turn)
                if not base.cost:
                    return base.symmetry.weeks(base.weeks)[:rounds]
        share *= 2
    return None
