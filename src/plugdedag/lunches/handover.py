"""The handover: faces change every week, so each lunch opens with what sixty seconds of reading aloud can tell.

Made by rule from what is there: the question as it stands now, what was found with most support at the lunches before,
and what today is for. Nothing is guessed, and nobody is named.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.text import Truncator

from plugdedag.days.models import Day, Step
from plugdedag.questions.board import Line, by_support
from plugdedag.questions.cable import chosen
from plugdedag.questions.models import Kind, Question

MOST = 3
SHORT = 180  # characters a line: about 120 words in all


@dataclass(frozen=True)
class Handover:
    """What is read aloud. ``behind`` is the wording the owner chose; ``best`` the leading one while none is chosen."""

    asked: str
    behind: str = ""
    why: str = ""
    best: str = ""
    found: tuple[Line, ...] = ()

    @property
    def question(self) -> str:
        return self.behind or self.best or self.asked


def handover(question: Question, day: Day, lines: list[Line]) -> Handover:
    """The handover of a lunch; ``lines`` is the whole board of the question. One query."""
    before = [line for line in lines if is_before(line, day)]
    reframings = by_support(line for line in before if line.kind == Kind.REFRAMING)
    others = by_support(
        line for line in before if line.kind not in {Kind.REFRAMING, Kind.CLARIFYING, Kind.TIP}
    )
    choice = chosen(question) if day.step != Step.BEHIND else None
    return Handover(
        asked=question.as_asked, behind=choice.words if choice else "", why=choice.why if choice else "",
        best=reframings[0].words if reframings else "",
        found=tuple(line for line in others[:MOST]),
    )  # fmt: skip


def is_before(line: Line, day: Day) -> bool:
    """Whether it was said at an earlier lunch of the month."""
    said = line.contribution.day
    return said is not None and said.date < day.date


def short(text: str) -> str:
    """As much of it as one breath holds."""
    return Truncator(" ".join(text.split())).chars(SHORT)
