"""Chances as numbers: the logistic, and the distribution of a sum of coins."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

NEGLIGIBLE = 1e-15


@dataclass
class Counts:
    """The counts of a beta: yes out of all."""

    yes: float
    all: float

    @property
    def mean(self) -> float:
        return self.yes / self.all

    def add(self, yes: bool) -> None:
        self.yes, self.all = self.yes + yes, self.all + 1

    def copy(self) -> Counts:
        return replace(self)


def logistic(odds: float) -> float:
    """The chance that belongs to these log-odds."""
    return 1 / (1 + math.exp(-odds)) if odds > -500 else 0.0


def log_odds(chance: float) -> float:
    return math.log(chance / (1 - chance))


def coins(chances: Iterable[float], start: Sequence[float] = (1.0,)) -> list[float]:
    """How many of these coins fall heads, added to what ``start`` already counts: ``answer[k]`` is the chance of k.

    Source: the direct convolution of the Poisson-binomial, exact, n² steps.
    """
    counts = list(start)
    for chance in chances:
        counts.append(0.0)
        for k in range(len(counts) - 1, 0, -1):
            counts[k] += chance * (counts[k - 1] - counts[k])
        counts[0] *= 1 - chance
        if counts[-1] < NEGLIGIBLE:
            counts.pop()
    return counts


def negative_binomial(shape: float, rate: float, least: float = 1e-6) -> list[float]:
    """A Poisson count whose mean is gamma(``shape``, ``rate``), until less than ``least`` is left."""
    odds = 1 / (1 + rate)
    counts = [(1 - odds) ** shape]
    while 1 - sum(counts) > least and len(counts) < 1000:
        counts.append(counts[-1] * odds * (shape + len(counts) - 1) / len(counts))
    return counts


def added(first: Sequence[float], second: Sequence[float]) -> list[float]:
    """The distribution of the sum of two counts."""
    total = [0.0] * (len(first) + len(second) - 1)
    for i, one in enumerate(first):
        for j, other in enumerate(second):
            total[i + j] += one * other
    return total


def mean(counts: Sequence[float]) -> float:
    return sum(k * chance for k, chance in enumerate(counts))


def mixed(parts: Sequence[Sequence[float]], logs: Sequence[float]) -> list[float]:
    """The mixture of distributions whose unnormalised log-weights are ``logs``."""
    top = max(logs)
    weights = [math.exp(log - top) for log in logs]
    whole = sum(weights)
    counts = [0.0] * max(len(part) for part in parts)
    for weight, part in zip(weights, parts, strict=True):
        for k, chance in enumerate(part):
            counts[k] += weight / whole * chance
    return counts
