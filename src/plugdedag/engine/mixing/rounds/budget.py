"""How much may be tried: a number of moves, so that the same seed gives the same answer on any machine.

Theory of operation. Whoever searches takes a step of moves from here and says how it went; whoever asked is told
how many moves were made in all and how many repeats there are, and may stop it there and then, by the clock if they
like. The engine itself knows no clock.
"""

from __future__ import annotations

from collections.abc import Callable

STEP = 2000  # moves between two words about progress
Progress = Callable[[int, int], object]  # moves done and repeats left; what it answers, if true, is "stop"


class Budget:
    """Moves that are left, and moves that were used."""

    def __init__(self, moves: int, progress: Progress | None = None) -> None:
        self.left, self.used, self.progress = max(0, moves), 0, progress

    def step(self, wanted: int = STEP) -> int:
        """How many moves may be made before the next word."""
        return min(STEP, wanted, self.left)

    def spent(self, moves: int, repeats: int) -> None:
        """So many moves were made, and so many repeats are left."""
        self.left, self.used = self.left - moves, self.used + moves
        if self.progress and self.progress(self.used, repeats):
            self.left = 0
