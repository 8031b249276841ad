"""A symmetry of a schedule: the shift that makes a week of the week before, and the turn that leaves a week as it
is.

Theory of operation. People are laid out in blocks. In a *full* block they stand on a torus of ``shift`` × ``turn``
places; in a *still* one on a circle of ``turn``. Shifting moves everybody one place along in the full blocks,
turning one place around in all. Weeks come in strings: a base week, and what it becomes by shifting once, twice, …
A week is its own image by turning, so of its g tables only g / turn are chosen, and the others are what turning
makes of them.

All pairs that shifting and turning carry into each other form a class. A table of a base week that holds a pair of
a class of shift·turn pairs lets each pair of that class meet once in the whole schedule; so nobody meets twice when
no class occurs twice, and no shorter class occurs at all. That is so many times fewer things to get right: the
reason that a symmetric schedule can be found where a plain one cannot. (Difference families: Beth, Jungnickel &
Lenz, *Design Theory*, ch. VII.)
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from plugdedag.engine.mixing.rounds.problem import Week


@dataclass(frozen=True)
class Symmetry:
    """``full`` blocks of ``shift`` × ``turn`` people, then ``still`` blocks of ``turn``; in that order, turned
    fastest."""

    shift: int
    turn: int
    full: int
    still: int

    @property
    def people(self) -> int:
        return (self.full * self.shift + self.still) * self.turn

    @property
    def moving(self) -> int:
        """So many people, the first ones, are moved by shifting."""
        return self.full * self.shift * self.turn

    def shifted(self, person: int, by: int) -> int:
        if person >= self.moving:
            return person
        ring, around = divmod(person, self.turn)
        block, along = divmod(ring, self.shift)
        return (block * self.shift + (along + by) % self.shift) * self.turn + around

    def turned(self, person: int, by: int) -> int:
        return person - person % self.turn + (person + by) % self.turn

    def week(self, tables: Week, by: int = 0) -> Week:
        """The whole week of these base tables, shifted so often. A table that turning leaves as it is stands there
        once."""
        seen: dict[frozenset[int], list[int]] = {}
        for turn in range(self.turn):
            for table in tables:
                image = [self.shifted(self.turned(person, turn), by) for person in table]
                seen.setdefault(frozenset(image), image)
        return list(seen.values())

    def weeks(self, strings: list[Week]) -> list[Week]:
        """All weeks of these base weeks: first the base weeks, then each shifted once, …"""
        return [self.week(tables, by) for by in range(self.shift) for tables in strings]

    def kind(self, one: int, other: int) -> tuple[int, ...]:
        """What all pairs have in common that are carried into each other."""
        ring, around = divmod(one, self.turn)
        ring2, around2 = divmod(other, self.turn)
        (block, along), (block2, along2) = divmod(ring, self.shift), divmod(ring2, self.shift)
        if (
            max(one, other) >= self.moving
        ):  # one of them stands still, so it does not matter how far the other is shifted
            block, along = (block, 0) if one < self.moving else (ring, 0)
            block2, along2 = (block2, 0) if other < self.moving else (ring2, 0)
        there = (block, block2, (along2 - along) % self.shift, (around2 - around) % self.turn)
        back = (block2, block, (along - along2) % self.shift, (around - around2) % self.turn)
        return min(
            (one < self.moving, other < self.moving, *there), (other < self.moving, one < self.moving, *back)
        )

    def classes(self) -> tuple[list[list[int]], list[int]]:
        """The number of each pair's class; and for each class 1 if it is too short to occur at all, else 0."""
        names: dict[tuple[int, ...], int] = {}
        number = [[-1] * self.people for _ in range(self.people)]
        for one in range(self.people):
            for other in range(one):
                name = names.setdefault(self.kind(one, other), len(names))
                number[one][other] = number[other][one] = name
        sizes = Counter(name for one, row in enumerate(number) for name in row[:one])
        return number, [int(sizes[name] < self.shift * self.turn) for name in range(len(names))]


def symmetries(tables: int, size: int, rounds: int, most: int) -> list[tuple[Symmetry, int]]:
    """Symmetries that such a schedule may have, with how many base weeks: the strongest first.

    Never more rounds in all than ``most``. At a table at most one may stand still: two would meet in each shifted
    week.
    """
    found = []
    for turn in range(1, tables + 1):
        if tables % turn:
            continue
        rings = tables * size // turn
        for strings in range(1, rounds // 2 + 1):
            for shift in range(-(-rounds // strings), most // strings + 1):
                for still in range(rings % shift, tables // turn + 1, shift):
                    if shift > 1:
                        found.append((Symmetry(shift, turn, (rings - still) // shift, still), strings))
    return sorted(found, key=lambda one: (one[1] / one[0].turn, one[0].shift * one[1], one[0].still))
