"""What it costs that two people sit together, in whole numbers, so that every machine counts alike.

Theory of operation. The first repeat costs one whole ``REPEAT``; each further time of the same two costs ``AGAIN``
more, and one that is fresh a little more than one long ago. A new pair is not free either: two people who will often
be there together can meet later, so tonight's seat is better spent on two who have few chances left. Its price is λ(1
− e^(−κE)), with E the number of tables those two may still expect to share, from how often each of them comes.
Sharing a network costs something too, but less than meeting again. What may not be (apart) has a price that nothing
outweighs.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from plugdedag.engine.mixing.problem import Met, Person, Problem

REPEAT = 1024
AGAIN = REPEAT // 10
FRESH = REPEAT // 16  # more for a repeat of last time; halves every FADES days
FADES = 6
LAMBDA, KAPPA = 0.5, 1.0
NETWORK = REPEAT // 4
HOSTS = REPEAT // 2
NEVER = 1 << 40


def repeat(met: Met) -> int:
    """The price of two people meeting once more."""
    fresh: float = FRESH * 0.5 ** ((met.ago - 1) / FADES)
    return REPEAT + AGAIN * (met.times - 1) + round(fresh)


class Prices:
    """The price of each pair of these people, by their numbers. Memory: people + remembered pairs."""

    def __init__(self, problem: Problem, people: Sequence[Person], seats: float) -> None:
        self.numbers = {person.id: number for number, person in enumerate(people)}
        self.hosts = [person.host for person in people]
        self.networks = masks([person.networks for person in people])
        self.rates = [rate(person.attended, problem.days_so_far) for person in people]
        share = (seats - 1) / max(1, len(people) - 1)
        self.ahead = KAPPA * problem.days_to_come * share
        self.met: list[dict[int, Met]] = [{} for _ in people]
        self.special: list[dict[int, int]] = [{} for _ in people]
        for (one, other), met in problem.met.items():
            self.remember(self.numbers.get(one), self.numbers.get(other), met)
        for pair in problem.apart:
            one_number, other_number = (self.numbers[name] for name in pair)
            self.special[one_number][other_number] = self.special[other_number][one_number] = NEVER

    def remember(self, one: int | None, other: int | None, met: Met) -> None:
        if one is None or other is None or one == other or met.times < 1:
            return
        self.met[one][other] = self.met[other][one] = met
        self.special[one][other] = self.special[other][one] = repeat(met)

    def between(self, one: int, other: int) -> int:
        """The price of these two at one table."""
        price = self.special[one].get(other)
        if price is None:
            hope = self.ahead * self.rates[one] * self.rates[other]
            price = round(REPEAT * LAMBDA * (1 - math.exp(-hope))) if hope else 0
        if self.networks[one] & self.networks[other]:
            price += NETWORK
        if self.hosts[one] and self.hosts[other]:
            price += HOSTS
        return price


def rate(attended: int, days: int) -> float:
    """The share of days somebody comes to, leaning on one in ten while little is known."""
    return min(1.0, (attended + 0.5) / (days + 5)) if days else 0.1


def masks(named: Sequence[frozenset[str]]) -> list[int]:
    """Sets of names as bits, so that whether two have one in common is one step."""
    bits = {name: 1 << number for number, name in enumerate(sorted(frozenset().union(*named)))}
    return [sum(bits[name] for name in names) for names in named]
