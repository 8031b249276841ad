"""Everybody at a table, the empty seats among them; and the part of it that is searched at once.

Theory of operation. Who must sit together is one unit, and so is each empty seat. Up to ``WHOLE`` tables are
searched as a whole. More are searched a window at a time, dealt anew in every sweep, so that memory and time grow
with the people and the remembered pairs alone: only a window has a price for each two.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence

from plugdedag.engine.mixing.prices import REPEAT, Prices
from plugdedag.engine.mixing.problem import Person, Problem
from plugdedag.engine.mixing.rules import Rules
from plugdedag.engine.mixing.search import Board, Dice, anneal
from plugdedag.engine.mixing.wishes import Room, Ties

WHOLE = 16  # so many tables are searched as a whole
PART = 8  # else so many at a time
STAND_UP = 8 * REPEAT
SIGNS = 100_000  # so many prices of signs are remembered


class Layout:
    """The units (people by number, none for an empty seat) and the table each is at.

    ``home``: by person the table where they sit already; being anywhere else has a price.
    """

    def __init__(
        self, problem: Problem, people: Sequence[Person], room: Room, ties: Ties, home: Sequence[int | None]
    ) -> None:
        self.room, self.home = room, home
        self.prices = Prices(problem, people, len(people) / max(1, len(room.seats)))
        self.rules = Rules(people, room.slack, max(room.seats, default=1))
        self.units = [*ties.members.values(), *([] for _ in range(room.spare))]
        self.pinned = {place for place, unit in enumerate(ties.members) if unit in ties.pinned}
        self.at: list[int] = []

    def sit(self, ties: Ties, placed: dict[int, int], dice: Dice) -> None:
        """Everybody somewhere: who has a wish as placed, others at home or as dealt. Seats that are left stay empty."""
        where, left = dict(placed), list(self.room.seats)
        for unit, table in placed.items():
            left[table] -= len(ties.members[unit])
        for unit in ties.members:
            home = self.home[unit]
            if unit not in where and home is not None and left[home] > 0:
                where[unit] = home
                left[home] -= 1
        loose = [unit for unit in ties.members if unit not in where]
        dice.shuffle(loose)
        chairs = emptiest(left, len(loose))
        where |= self.dealt(loose, chairs)
        self.at = [where[unit] for unit in ties.members]
        self.at += [table for table, seats in enumerate(left) for _ in range(seats)]

    def dealt(self, loose: Sequence[int], chairs: Sequence[int]) -> dict[int, int]:
        """A beginning the search need not mend: facilitators apart, and who speaks the same language near."""
        leaders, rest = ([one for one in loose if self.leads(one) == leads] for leads in (True, False))
        found: dict[int, int] = {}
        for some, seats in ((leaders, chairs[: len(leaders)]), (rest, chairs[len(leaders) :])):
            spoken = sorted(some, key=lambda one: self.rules.of[one][2])
            found |= dict(zip(spoken, sorted(seats), strict=True))
        return found

    def leads(self, person: int) -> bool:
        return self.rules.of[person][0]

    def board(self, tables: Sequence[int], at_tables: Sequence[Sequence[int]]) -> tuple[Board, list[int]]:
        """The board of these tables, and which units are on it."""
        place = {table: number for number, table in enumerate(tables)}
        there = sorted(unit for table in tables for unit in at_tables[table])
        groups = [self.units[unit] for unit in there]
        codes = [sum(self.rules.codes[one] for one in group) if group else 1 for group in groups]
        free = [number for number, unit in enumerate(there) if unit not in self.pinned]
        homes = [[self.away(group, table) for group in groups] for table in tables]
        at = [place[self.at[unit]] for unit in there]
        return Board(self.weights(groups), homes, [len(g) or 1 for g in groups], codes, free, at), there

    def weights(self, groups: Sequence[Sequence[int]]) -> list[list[int]]:
        price = self.prices.between
        found = [[0] * len(groups) for _ in groups]
        for one, group in enumerate(groups):
            for other in range(one):
                found[one][other] = found[other][one] = sum(
                    [price(here, there) for here in group for there in groups[other]]
                )
        return found

    def away(self, group: Sequence[int], table: int) -> int:
        """What it costs that these people do not sit where they sat."""
        return STAND_UP * sum(self.home[person] not in (None, table) for person in group)

    def improve(self, moves: int, dice: Dice, heats: Sequence[int]) -> None:
        """Search all tables, a window at a time."""
        tables = list(range(len(self.room.seats)))
        window = WHOLE if len(tables) <= WHOLE else PART
        if len(tables) > window:
            dice.shuffle(tables)
        at_tables: list[list[int]] = [[] for _ in tables]
        for unit, table in enumerate(self.at):
            at_tables[table].append(unit)
        for start in range(0, len(tables), window):
            board, there = self.board(tables[start : start + window], at_tables)
            anneal(board, self.rules, heats, max(1, moves // len(heats)), dice)
            for unit, table in zip(there, board.at, strict=True):
                self.at[unit] = tables[start + table]
            if len(self.rules) > SIGNS:
                self.rules.clear()

    def seated(self) -> list[list[int]]:
        """The numbers of people by table."""
        found: list[list[int]] = [[] for _ in self.room.seats]
        for group, table in zip(self.units, self.at, strict=True):
            found[table] += group
        return found


def emptiest(left: list[int], wanted: int) -> list[int]:
    """So many seats of those ``left``, always at a table with most of them, so that no table stays too empty."""
    found = []
    chairs = [(-seats, table) for table, seats in enumerate(left)]
    heapq.heapify(chairs)
    for _ in range(wanted):
        seats, table = chairs[0]
        heapq.heapreplace(chairs, (seats + 1, table))
        left[table] -= 1
        found.append(table)
    return found
