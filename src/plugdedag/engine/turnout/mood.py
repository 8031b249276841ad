"""What a day does to all at once: a shift of everybody's log-odds, part of which lingers until the next."""

from __future__ import annotations

import math
from collections.abc import Sequence

from plugdedag.engine.turnout.chances import logistic

LINGERS = 0.3
VARIANCE, FIRMNESS = 0.5, 8.0  # believed of the shift, as if seen on so many days
POINTS = [  # of a standard normal, with their chance: fine where it matters
    (-1.9, 0.04), (-1.3, 0.09), (-0.8, 0.14), (-0.4, 0.15), (0.0, 0.16), (0.4, 0.15), (0.8, 0.14), (1.3, 0.09),
    (1.9, 0.04),
]  # fmt: skip
ROUNDS = 6


class Mood:
    def __init__(self) -> None:
        self.last = 0.0
        self.squares, self.days = VARIANCE * FIRMNESS, FIRMNESS

    @property
    def expected(self) -> float:
        return LINGERS * self.last

    @property
    def variance(self) -> float:
        return self.squares / self.days

    def shifts(self) -> list[tuple[float, float]]:
        """What the next day may do, each with its chance."""
        return [(self.expected + math.sqrt(self.variance) * point, chance) for point, chance in POINTS]

    def learn(self, odds: Sequence[float], came: int) -> float:
        """The likeliest shift of a day on which ``came`` of these people came; answers what was not expected of it.

        Newton's method on the log-posterior, which is concave.
        """
        shift = expected = self.expected
        for _ in range(ROUNDS):
            chances = [logistic(one + shift) for one in odds]
            slope = came - sum(chances) - (shift - expected) / self.variance
            bend = sum(chance * (1 - chance) for chance in chances) + 1 / self.variance
            shift += max(-1.0, min(1.0, slope / bend))
        self.squares += (shift - expected) ** 2 + 1 / bend
        self.days += 1
        self.last = shift
        return shift - expected
