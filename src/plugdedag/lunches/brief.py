"""The brief: faces change every week, so each lunch opens with what sixty seconds of reading aloud can tell.

Theory of operation. It is made by rule from what is there: the question as it stands now, what was found with most
support at the lunches before and what fell away, what is still open (what somebody asked or objected to and nobody
built on), how many were there, and what today is for. Nothing is guessed, and nobody is named. Aloud, people read
some 150 words a minute: the question and today come first, then what was found, what fell away and what is open take
turns until the minute is full. A facilitator may tell it otherwise (:mod:`plugdedag.lunches.retelling`); then those
words are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from django.utils.translation import gettext as _

from plugdedag.days.models import Day, Step
from plugdedag.lunches.aloud import MINUTE, asking, quoted, seconds, words
from plugdedag.lunches.handover import fell_away, findings, is_before, loose_ends, lunch_before, who_was_there
from plugdedag.questions.board import Line, by_support
from plugdedag.questions.cable import chosen
from plugdedag.questions.models import Choice, Kind, Question
from plugdedag.steering.scripts import PURPOSES, Purpose

ASKED, BEHIND, WHY = 22, 30, 12  # words each may take


@dataclass(frozen=True)
class Part:
    """A stretch of the brief: what it is about, and its lines. ``key``: question, there, found,
    away, open or today."""

    key: str
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Brief:
    """What is read aloud; ``question`` is the wording that leads now."""

    question: str
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """The same as plain text, to tell otherwise."""
        return "\n\n".join("\n".join([f"{part.title}:", *part.lines]) for part in self.parts)

    @property
    def seconds(self) -> int:
        return seconds(self.text)


def brief(question: Question, day: Day, lines: list[Line], *, ahead: bool = False) -> Brief:
    """The brief of a lunch; ``lines`` is the whole board of the question. Three queries at most. ``ahead``: in words
    for who reads it before that day."""
    before = [line for line in lines if is_before(line, day) and not line.hidden]
    last = lunch_before(day)
    choice = chosen(question) if day.step != Step.BEHIND else None
    best = next(iter(by_support(line for line in before if line.kind == Kind.REFRAMING)), None)
    asked = Part("question", _("The question"), tuple(the_question(question, choice, best)))
    there = Part("there", _("Who was there"), tuple(who_was_there(last)))
    today = the_day(PURPOSES[day.step or Step.BEHIND], ahead=ahead)
    told = [findings(before, last), fell_away(before, choice), loose_ends(before, day, choice)]
    titles = [
        Part("found", _("Found so far"), ()),
        Part("away", _("Fell away"), ()),
        Part("open", _("Still open"), ()),
    ]
    room = MINUTE - counted([asked, there, today, *titles])
    between = [replace(part, lines=kept) for part, kept in zip(titles, shared(told, room), strict=True)]
    parts = [asked, there, *between, today]
    leads = choice.words if choice else best.words if best else question.as_asked
    return Brief(leads, tuple(part for part in parts if part.lines))


def the_day(lunch: Purpose, *, ahead: bool) -> Part:
    """What the lunch is for, called today or that day."""
    title, purpose = (_("That day"), lunch.ahead) if ahead else (_("Today"), lunch.purpose)
    return Part("today", title, (str(purpose),))


def the_question(question: Question, choice: Choice | None, best: Line | None) -> Iterator[str]:
    """As asked, and the question behind it as far as it is known."""
    if choice is None and best is None:
        yield f"“{asking(question.as_asked, ASKED + BEHIND)}”"
        return
    yield _("Asked: %(words)s") % {"words": f"“{asking(question.as_asked, ASKED)}”"}
    if choice is None:
        assert best is not None
        yield _("Not chosen yet, with most support: %(words)s") % {"words": quoted(best.words, BEHIND)}
        return
    yield _("The host chose: %(words)s") % {"words": quoted(choice.words, BEHIND)}
    if choice.why:
        yield quoted(choice.why, WHY)


def shared(told: list[list[str]], room: int) -> list[tuple[str, ...]]:
    """As many lines of each as the room in words allows, in turns: the best of each comes first."""
    kept: list[list[str]] = [[] for _each in told]
    for turn in zip_longest(*told):
        for line, into in zip(turn, kept, strict=True):
            if line and words(f"{line} ") <= room:
                into.append(line)
                room -= words(f"{line} ")
    return [tuple(lines) for lines in kept]


def counted(parts: Iterable[Part]) -> int:
    return sum(words(f"{part.title}: ") + sum(words(f"{line} ") for line in part.lines) for part in parts)
