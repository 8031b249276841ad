"""Keeping to what people wish as far as there is a way: wishes that cannot all be kept give way, the weakest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from plugdedag.engine.mixing import Contradiction, Problem, Seating, Undecided
from plugdedag.seating.problem import Wish, with_wishes

Tables = tuple[tuple[str, ...], ...]


def keeping(problem: Problem, wishes: Sequence[Wish], seated: Callable[[Problem], Seating]) -> Tables:
    """The tables in which as many wishes hold as can. ``wishes``: the strongest first. Nobody hears which gave way."""
    held = list(wishes)
    while True:
        try:
            return seated(with_wishes(problem, held)).tables
        except Contradiction as contradiction:
            against = {(wish.kind, wish.ids) for wish in contradiction.wishes}
            held.remove(next(wish for wish in reversed(held) if wish in against))
        except Undecided:
            held.pop()
