"""What paper cannot show: the letters and emoji that no typeface of the postcards has. Nothing is lost in silence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plugdedag.lib.postcards import lost, printable
from plugdedag.questions.models import Contribution, Question
from plugdedag.questions.postcards import printed_tips, signed


@dataclass(frozen=True)
class Loss:
    """What a card leaves out of some words; ``blank`` when nothing of them would be left."""

    words: str
    lost: tuple[str, ...]
    blank: bool = False

    @property
    def characters(self) -> str:
        """Those that are left out, to be read one by one."""
        return " ".join(self.lost)


def of_tip(words: str) -> Loss:
    """What the card of these words leaves out."""
    return Loss(words, lost(words), blank=not printable(words))


def of_line(words: str) -> Loss:
    """The same for a name, an address or a title: one line, without drawings."""
    return Loss(words, lost(words, drawn=False))


def losses(question: Question, lines: Iterable[str]) -> list[Loss]:
    """Everything that the cards of a question leave out, of its tips, their names and the ``lines`` of all cards."""
    tips: list[Contribution] = list(printed_tips(question))
    found = [*map(of_tip, (tip.words for tip in tips))]
    found += map(of_line, dict.fromkeys([*lines, *map(signed, tips)]))
    return [loss for loss in found if loss.lost or loss.blank]
