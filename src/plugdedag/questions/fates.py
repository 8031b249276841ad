"""What became of the actions of a question, counted: of things, never of people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from plugdedag.questions.models import Action, ActionState


@dataclass(frozen=True)
class Fates:
    """How many actions stand how; ``unsaid`` are those nobody told about yet."""

    done: int = 0
    under_way: int = 0
    let_go: int = 0
    unsaid: int = 0

    @property
    def told(self) -> int:
        return self.done + self.under_way + self.let_go


def fates(actions: Iterable[Action]) -> Fates:
    """Of actions that are ``followed``; one that was dropped counts for nothing."""
    count = Counter(action.became for action in actions if not action.is_dropped)
    return Fates(count[ActionState.DONE], count[ActionState.UNDER_WAY], count[ActionState.LET_GO], count[""])
