"""The search: units change places, and what that costs is known in one step.

Theory of operation. ``costs[t][u]`` holds what unit u would pay at table t for everybody who sits there. Swapping x
at a with y at b then changes the whole by costs[b][x] + costs[a][y] − costs[a][x] − costs[b][y] − 2·w(x, y): a few
look-ups, however large the tables. Only a swap that is done brings the costs up to date, which takes one addition a
unit for two tables. Empty seats are units that cost nobody anything, so tables of unlike size need no moves of their
own. A unit of several people changes places with as many from the other table.

A worse swap is accepted with the chance e^(−Δ/heat), while the heat falls (annealing, Kirkpatrick et al. 1983). To be
the same on any machine nothing here is a fraction: prices are integers, chance is Marsaglia's xorshift (2003), and
the logarithms come from a table of integers. The budget is counted in tried swaps, never in seconds.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from plugdedag.engine.mixing.rules import Rules

MASK = (1 << 64) - 1
SELDOM = 3  # of swaps that change nothing one in four is done: they lead on, but each must be paid for
LOGS = [round(-4096 * math.log((number + 0.5) / 1024)) for number in range(1024)]


class Dice:
    """Marsaglia's xorshift with 64 bits (13, 7, 17)."""

    def __init__(self, seed: int) -> None:
        self.state = (seed * 0x9E3779B97F4A7C15 + 0x2545F4914F6CDD1D) & MASK or 1
        for _ in range(8):
            self.next()

    def next(self) -> int:
        state = self.state
        state ^= state << 13 & MASK
        state ^= state >> 7
        state ^= state << 17 & MASK
        self.state = state
        return state

    def below(self, limit: int) -> int:
        return (self.next() >> 11) % limit

    def shuffle(self, things: list[int]) -> None:
        for last in range(len(things) - 1, 0, -1):
            other = self.below(last + 1)
            things[last], things[other] = things[other], things[last]


@dataclass
class Board:
    """Units at tables.

    ``weights``: the price of each two units; ``homes``: by table and unit, the price of being there;
    ``sizes``: the seats a unit takes; ``codes``: what it adds to a table's sign; ``free``: the units that may move.
    """

    weights: Sequence[Sequence[int]]
    homes: Sequence[Sequence[int]]
    sizes: Sequence[int]
    codes: Sequence[int]
    free: Sequence[int]
    at: list[int]

    def costs(self) -> list[list[int]]:
        """By table and unit: what it pays, or would pay, there."""
        found = [list(row) for row in self.homes]
        for unit, table in enumerate(self.at):
            found[table] = [cost + more for cost, more in zip(found[table], self.weights[unit], strict=True)]
        return found

    def signs(self) -> list[int]:
        found = [0] * len(self.homes)
        for unit, table in enumerate(self.at):
            found[table] += self.codes[unit]
        return found


def anneal(
    board: Board, rules: Rules, heats: Sequence[int], moves: int, dice: Dice, *, settle: bool = True
) -> int:
    """Try ``moves`` swaps at each of the heats; by how much the price fell.

    The best that was seen is left on the board, or without ``settle`` the last, for whoever goes on from there.
    """
    if len(board.free) < 2:
        return 0
    weights, sizes, codes, at, free = board.weights, board.sizes, board.codes, board.at, board.free
    costs, signs, logs, many = board.costs(), board.signs(), LOGS, len(free)
    state, now, lowest, best = dice.state, 0, 0, list(at)
    for heat in heats:
        for _ in range(moves):
            state ^= state << 13 & MASK
            state ^= state >> 7
            state ^= state << 17 & MASK
            x = free[(state & 0xFFFF) * many >> 16]
            y = free[(state >> 16 & 0xFFFF) * many >> 16]
            a, b = at[x], at[y]
            if a == b:
                continue
            at_a, at_b = costs[a], costs[b]
            if sizes[x] == sizes[y]:
                delta = at_b[x] + at_a[y] - at_a[x] - at_b[y] - 2 * weights[x][y]
                if codes[x] != codes[y]:
                    step = codes[y] - codes[x]
                    was = rules[signs[a]] + rules[signs[b]]
                    delta += rules[signs[a] + step] + rules[signs[b] - step] - was
                if delta > heat * logs[state >> 32 & 1023] >> 12 or (not delta and state >> 50 & SELDOM):
                    continue
                signs[a] += codes[y] - codes[x]
                signs[b] += codes[x] - codes[y]
                at[x], at[y] = b, a
                more = [one - other for one, other in zip(weights[y], weights[x], strict=True)]
                costs[a] = [cost + one for cost, one in zip(at_a, more, strict=True)]
                costs[b] = [cost - one for cost, one in zip(at_b, more, strict=True)]
            else:
                delta = trade(board, rules, costs, signs, x, y, heat * logs[state >> 32 & 1023] >> 12)
            now += delta
            if settle and now < lowest:
                lowest, best = now, list(at)
    dice.state = state
    if not settle:
        return -now
    at[:] = best
    return -lowest


def trade(
    board: Board, rules: Rules, costs: list[list[int]], signs: list[int], x: int, y: int, limit: int
) -> int:
    """A unit of several people changes places with as many others; what that changed, 0 when it was not done."""
    if board.sizes[x] < board.sizes[y]:
        x, y = y, x
    a, b = board.at[x], board.at[y]
    others = partners(board, x, y)
    if not others:
        return 0
    weights = board.weights
    delta = costs[b][x] - costs[a][x]
    delta += sum(costs[a][one] - costs[b][one] - 2 * weights[x][one] for one in others)
    delta += sum(weights[one][other] for one in others for other in others)
    step = sum(board.codes[one] for one in others) - board.codes[x]
    delta += rules[signs[a] + step] + rules[signs[b] - step] - rules[signs[a]] - rules[signs[b]]
    if delta > limit:
        return 0
    signs[a], signs[b] = signs[a] + step, signs[b] - step
    for unit, here, there in [(x, a, b), *((one, b, a) for one in others)]:
        board.at[unit] = there
        costs[here] = [cost - one for cost, one in zip(costs[here], weights[unit], strict=True)]
        costs[there] = [cost + one for cost, one in zip(costs[there], weights[unit], strict=True)]
    return delta


def partners(board: Board, x: int, y: int) -> list[int]:
    """From y's table, y and as many others as it takes to make room for x; empty when that cannot be."""
    found, seats = [y], board.sizes[y]
    start = board.free.index(y)
    for unit in [*board.free[start + 1 :], *board.free[:start]]:
        if seats == board.sizes[x]:
            return found
        if board.at[unit] == board.at[y] and seats + board.sizes[unit] <= board.sizes[x]:
            found.append(unit)
            seats += board.sizes[unit]
    return found if seats == board.sizes[x] else []
