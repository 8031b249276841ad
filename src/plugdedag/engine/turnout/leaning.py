"""How the traits of a habit weigh: a logistic regression that is learned day by day and starts from a belief.

Source: the diagonal Laplace step of Chapelle and Li (2011), "An Empirical Evaluation of Thompson Sampling", taken once
a day over all who could come.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from plugdedag.engine.turnout.chances import logistic

NAMES = ("everybody", "usual", "lately", "last time", "new", "rhythm", "near")
BELIEF = (-0.9, 0.70, 0.42, 0.45, 0.9, 0.25, 0.28)
FIRMNESS = (8.0, 32.0, 32.0, 16.0, 32.0, 16.0, 16.0)  # as if so much had been seen
STEP = 0.5
DRIFT = 0.1  # of what the day did to all, so much stays for good

Seen = tuple[Sequence[float], float, bool]  # traits, log-odds, whether they came


class Leaning:
    def __init__(self) -> None:
        self.weights, self.firmness = list(BELIEF), list(FIRMNESS)

    def odds(self, traits: Sequence[float]) -> float:
        return sum(weight * trait for weight, trait in zip(self.weights, traits, strict=True))

    def learn(self, seen: Iterable[Seen], shift: float, surprise: float) -> None:
        """One day: the odds were shifted by ``shift``, of which ``surprise`` was not expected."""
        pulls = [0.0] * len(self.weights)
        for traits, odds, came in seen:
            chance = logistic(odds + shift)
            spread = chance * (1 - chance)
            for i, trait in enumerate(traits):
                pulls[i] += (came - chance) * trait
                self.firmness[i] += spread * trait * trait
        for i, pull in enumerate(pulls):
            self.weights[i] += STEP * pull / self.firmness[i]
        self.weights[0] += DRIFT * surprise
