"""Who sits with whom, so that people keep meeting new people from other networks."""

from plugdedag.engine.mixing.arranging import MOVES, reseat, seat
from plugdedag.engine.mixing.problem import (
    Contradiction,
    Met,
    Pair,
    Person,
    Problem,
    Sizes,
    Undecided,
    Wish,
)
from plugdedag.engine.mixing.seating import Newcomer, Repeat, Seating, Table, judge
from plugdedag.engine.values import Wrong

__all__ = [
    "MOVES", "Contradiction", "Met", "Newcomer", "Pair", "Person", "Problem", "Repeat", "Seating", "Sizes", "Table",
    "Undecided", "Wish", "Wrong", "judge", "reseat", "seat",
]  # fmt: skip
