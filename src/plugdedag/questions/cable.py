"""The cable of a question: from what was asked to what came of it, as far as this reader may see.

Theory of operation. The month is a row of knots: asked, the four lunches, what came of it. The world reads what was
asked and the wording the owner chose, for the start page shows these too. What was said at the lunches is read by who
was there, the owner and the organisers, and by everybody once the owner agreed to publish; then without names, and
without a number about fewer than five people.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from plugdedag.days.models import Day, Step
from plugdedag.lib.few import FEW
from plugdedag.people.models import Person
from plugdedag.questions.board import Line, board, by_support
from plugdedag.questions.carrying import Along, alongs
from plugdedag.questions.fates import Fates, fates
from plugdedag.questions.models import Action, Choice, Kind, Question

DONE, NOW, NEXT = "done", "now", "next"


@dataclass(frozen=True)
class Knot:
    """A lunch on the cable: its day, whether it has been, and what was said there."""

    day: Day
    state: str
    lines: tuple[Line, ...] = ()

    @property
    def stamp(self) -> str:
        """How its stamp looks: cancelled with ink, in full colour, or fresh."""
        return {DONE: "past", NOW: "now", NEXT: "next"}[self.state]

    @property
    def is_today(self) -> bool:
        return self.day.date == self.day.city.today()


@dataclass(frozen=True)
class Cable:
    """Everything the page of a question shows."""

    question: Question
    inside: bool  # the reader may read everything, with names
    is_open: bool  # the reader may read what was said
    knots: list[Knot]
    choice: Choice | None
    lines: list[Line] = field(default_factory=list)  # the whole board, for who may read what was said
    chosen: Line | None = None
    reframings: list[Line] = field(default_factory=list)  # the others, best supported first
    actions: list[Action] = field(default_factory=list)

    @property
    def fates(self) -> Fates:
        """How many of the actions were done, are on their way, and were let go."""
        return fates(self.actions)

    @property
    def anchors(self) -> set[UUID]:
        """The lines that have a place of their own on the page; a tip is on a postcard."""
        return {line.pk for line in self.lines if line.kind != Kind.TIP}

    @property
    def came(self) -> int:
        """How many people thought along; 0 when they are too few to say."""
        came: int = getattr(self.question, "came", 0)
        return came if came >= FEW else 0

    @property
    def lunches_done(self) -> int:
        return sum(knot.state == DONE for knot in self.knots)

    @property
    def today(self) -> Knot | None:
        """The lunch of today, if there is one."""
        return next((knot for knot in self.knots if knot.is_today and not knot.day.is_over), None)

    @property
    def is_over(self) -> bool:
        return bool(self.knots) and self.lunches_done == len(self.knots)

    @property
    def result(self) -> str:
        """The result this reader may read: the latest for who is inside, else the one the owner agreed to."""
        return str(getattr(self.question, "result_now" if self.inside else "result_agreed", ""))

    @property
    def end(self) -> str:
        """How far the plug is: in the socket once there is a result to read."""
        if self.result and self.is_open:
            return DONE
        return NOW if self.is_over else NEXT


def cable(question: Question, *, inside: bool, person: Person | None = None) -> Cable:
    """The cable of a question that came ``with_ending``. ``inside`` says whether the reader may read everything."""
    is_open = inside or (getattr(question, "published", False) and not question.is_withdrawn)
    lines = board(question, person=person) if is_open else []
    choice = chosen(question)
    told = by_support(line for line in lines if line.kind == Kind.REFRAMING)
    best = next((line for line in told if choice and line.pk == choice.contribution_id), None)
    return Cable(
        question=question, inside=inside, is_open=is_open, knots=knots(question, lines), choice=choice,
        lines=lines, chosen=best, reframings=[line for line in told if line is not best],
        actions=deeds(question, lines, person, inside=inside) if is_open else [],
    )  # fmt: skip


def deeds(question: Question, lines: list[Line], person: Person | None, *, inside: bool) -> list[Action]:
    """The standing actions, each with the line it grew from and who else is in it."""
    actions = soonest_first(question.actions.followed())
    by_key = {line.pk: line for line in lines}
    along = alongs(question, person, inside=inside) if actions else {}
    for action in actions:
        action.root = by_key.get(action.grew_from_id)  # type: ignore[arg-type]
        action.along = along.get(action.pk, Along())
    return actions


def chosen(question: Question) -> Choice | None:
    """The owner's latest choice, with ``words``: the wording as it reads now."""
    return question.choices.told().order_by("-pk").first()


def standing_actions(question: Question) -> list[Action]:
    """What was agreed and not dropped, the soonest first as it reads now."""
    return soonest_first(question.actions.told())


def soonest_first(actions: Iterable[Action]) -> list[Action]:
    standing = [action for action in actions if not action.is_dropped]
    return sorted(standing, key=lambda action: (action.now.due, action.at))


def knots(question: Question, lines: list[Line]) -> list[Knot]:
    """The lunches that stand, in order; the first that has not been is the one of now."""
    if question.residency is None:
        return []
    days = question.residency.days.standing().filter(number__isnull=False).select_related("city", "place")
    made: list[Knot] = []
    for day in days.order_by("number"):
        waiting = any(knot.state != DONE for knot in made)
        state = DONE if day.is_over and not waiting else NEXT if waiting else NOW
        said = by_support(line for line in lines if line.contribution.day_id == day.pk)
        left_out = {Kind.REFRAMING} if day.step == Step.BEHIND else {Kind.TIP}
        made.append(Knot(day, state, tuple(line for line in said if line.kind not in left_out)))
    return made
