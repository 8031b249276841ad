"""What is asked of several rounds, and what can be said of it before anybody is seated.

Theory of operation. People are the numbers 0 … n − 1. With fewer people than seats the tables of a round differ by
at most one in size, and everybody sits in every round. With more, and if ``rests`` says so, some rest in each
round: round r leaves out the k people from r·k on, around the circle, so that after any number of rounds nobody has
rested more than once oftener than another. ``together`` carries along: if a sits with b and b with c, the three are
one company.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Pair = tuple[int, int]
Week = list[list[int]]  # the tables of one round
MOST_PEOPLE, MOST_ROUNDS, MOST_MEETINGS = 3000, 250, 2_000_000


class Unworkable(ValueError):
    """No schedule can be what was asked; the words say why."""


@dataclass(frozen=True)
class RoundsProblem:
    """``rounds`` times, ``people`` (as many as there are seats, if not said) sit at ``tables`` tables of at most
    ``size``.

    ``apart``: pairs who never share a table; ``together``: pairs who share one in every round. ``rests``: more
    people than seats take turns in resting; without it that is an error. Raises :class:`Unworkable`.
    """

    tables: int
    size: int
    rounds: int
    people: int | None = None
    apart: tuple[Pair, ...] = ()
    together: tuple[Pair, ...] = ()
    rests: bool = False

    def __post_init__(self) -> None:
        self.sized()
        for name in ("apart", "together"):
            for pair in getattr(self, name):
                self.known(pair, name)
        if self.rests and self.resting and self.together:
            raise Unworkable("Who rests in turn cannot sit with the same person in every round.")

    def sized(self) -> None:
        for name, least in (("tables", 1), ("size", 1), ("rounds", 0), ("people", 0)):
            value = self.count if name == "people" else getattr(self, name)
            if value < least:
                raise Unworkable(f"{name} must be a whole number from {least}.")
        if self.count > MOST_PEOPLE or self.rounds > MOST_ROUNDS or self.tables > MOST_PEOPLE:
            raise Unworkable(
                f"At most {MOST_PEOPLE} people and tables, and {MOST_ROUNDS} rounds, can be planned at once."
            )
        meetings = self.rounds * sum(size * (size - 1) // 2 for size in self.sizes)
        if meetings > MOST_MEETINGS:
            raise Unworkable(
                f"That is {meetings:,} meetings of two people; {MOST_MEETINGS:,} can be planned at once."
            )
        if self.count > self.seats and not self.rests:
            raise Unworkable(
                f"{self.count} people do not fit at {self.tables} tables of {self.size}: {self.seats} seats."
            )

    def known(self, pair: Pair, name: str) -> None:
        for person in pair:
            if not 0 <= person < self.count:
                raise Unworkable(
                    f"{name} names {person}, and people are numbered from 0 to {self.count - 1}."
                )
        if pair[0] == pair[1]:
            raise Unworkable(f"{name} names {pair[0]} twice in one pair.")

    @property
    def seats(self) -> int:
        return self.tables * self.size

    @property
    def count(self) -> int:
        """How many people there are."""
        return self.tables * self.size if self.people is None else self.people

    @property
    def resting(self) -> int:
        """How many rest in each round."""
        return max(0, self.count - self.seats)

    @property
    def sizes(self) -> list[int]:
        """How many sit at each table of a round, the largest first."""
        least, more = divmod(self.count - self.resting, self.tables)
        return [least + (table < more) for table in range(self.tables)]

    @property
    def largest(self) -> int:
        return self.sizes[0]

    @property
    def perfect(self) -> int | None:
        """More rounds than this must let a pair meet twice: ⌊(gs − 1)/(s − 1)⌋; None where nobody ever meets
        anybody."""
        if self.largest < 2 or self.count < 2:
            return None
        return (self.tables * self.largest - 1) // (self.largest - 1)

    def rest(self, number: int) -> set[int]:
        """Who rests in that round."""
        return {(number * self.resting + one) % self.count for one in range(self.resting)}

    def companies(self) -> list[list[int]]:
        """Who sits together in every round: each company of two and more, as sorted numbers."""
        return joined(self.together)


def joined(pairs: Iterable[Pair]) -> list[list[int]]:
    """The connected parts of these pairs, each sorted, in the order of their smallest."""
    part: dict[int, set[int]] = {}
    for one, other in pairs:
        whole = part.get(one, {one}) | part.get(other, {other})
        part |= dict.fromkeys(whole, whole)
    return sorted({min(whole): sorted(whole) for whole in part.values()}.values())
