"""A line: who came first is served first, one at a time."""

from __future__ import annotations

import threading
from collections import deque


class Line:
    """A lock that goes round in the order in which it was asked for; ``threading.Lock`` promises no order."""

    def __init__(self) -> None:
        self.door = threading.Lock()  # held for an instant, around what follows
        self.taken = False
        self.waiting: deque[threading.Lock] = deque()

    def enter(self, seconds: float) -> bool:
        """Wait for one's turn, at most so long. False when it did not come, and then one stands in the line no more."""
        mine = threading.Lock()
        with self.door:
            if not self.taken:
                self.taken = True
                return True
            mine.acquire()
            self.waiting.append(mine)
        if mine.acquire(timeout=seconds):
            return True
        with self.door:
            if mine not in self.waiting:  # called in the very moment of giving up
                return True
            self.waiting.remove(mine)
            return False

    def leave(self) -> None:
        """The turn is over: the first who waits gets it."""
        with self.door:
            if self.waiting:
                self.waiting.popleft().release()
            else:
                self.taken = False
