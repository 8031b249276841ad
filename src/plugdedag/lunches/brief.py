"""The brief: faces change every week, so each lunch opens with what sixty seconds of reading aloud can tell.

Theory of operation. It is made by rule from what is there: the question as it stands now, what was found with most
support at the lunches before, what is still open (what somebody asked or objected to and nobody built on), and what
today is for. Nothing is guessed, and nobody is named. Aloud, people read some 150 words a minute: the question and
today come first, then what was found and what is open take turns until the minute is full. A facilitator may tell
it otherwise (:mod:`plugdedag.lunches.retelling`); then those words are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plugdedag.days.models import Day, DayKind, Step
from plugdedag.lib.dates import said
from plugdedag.lib.few import FEW
from plugdedag.lunches.scripts import SCRIPTS, Script
from plugdedag.questions.board import Line, by_support
from plugdedag.questions.cable import chosen
from plugdedag.questions.models import Choice, Kind, Question

MINUTE = 150  # words
ASKED, BEHIND, WHY, FOUND_LINE, OPEN_LINE = 22, 30, 12, 18, 16  # words each may take
MOST_FOUND, MOST_OPEN = 3, 2
LETTERS = 10  # as many are a word, so that one endless word is no minute either

ASKING = {Kind.CLARIFYING, Kind.OBJECTION}
NO_FINDING = ASKING | {Kind.REFRAMING, Kind.TIP}


@dataclass(frozen=True)
class Part:
    """A stretch of the brief: what it is about, and its lines. ``key``: question, found, open or today."""

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


def seconds(text: str) -> int:
    """How long reading it aloud takes, in steps of five."""
    return -(-words(text) * 60 // (MINUTE * 5)) * 5


def words(text: str) -> int:
    """How many words it takes to say, long ones counted for what they are."""
    return max(len(text.split()), -(-len(text) // LETTERS))


def brief(question: Question, day: Day, lines: list[Line], *, ahead: bool = False) -> Brief:
    """The brief of a lunch; ``lines`` is the whole board of the question. Two queries. ``ahead``: in words for who
    reads it before that day."""
    before = [line for line in lines if is_before(line, day) and not line.hidden]
    choice = chosen(question) if day.step != Step.BEHIND else None
    best = next(iter(by_support(line for line in before if line.kind == Kind.REFRAMING)), None)
    asked = Part("question", _("The question"), tuple(the_question(question, choice, best)))
    today = the_day(SCRIPTS[day.step or Step.BEHIND], ahead=ahead)
    titles = Part("found", _("Found so far"), ()), Part("open", _("Still open"), ())
    room = MINUTE - counted([asked, today, *titles])
    found, still_open = shared(findings(before, day), loose_ends(before, day, choice), room)
    parts = [asked, replace(titles[0], lines=found), replace(titles[1], lines=still_open), today]
    leads = choice.words if choice else best.words if best else question.as_asked
    return Brief(leads, tuple(part for part in parts if part.lines))


def the_day(script: Script, *, ahead: bool) -> Part:
    """What the lunch is for, called today or that day."""
    title, purpose = (_("That day"), script.ahead) if ahead else (_("Today"), script.purpose)
    return Part("today", title, (str(purpose),))


def is_before(line: Line, day: Day) -> bool:
    """Whether it was said at an earlier lunch of the month."""
    when = line.contribution.day
    return when is not None and when.date < day.date


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


def findings(before: list[Line], day: Day) -> list[str]:
    """What was found at the lunches before, the best supported first; and which lunch there was not."""
    found = [with_support(line) for line in by_support(one for one in before if one.kind not in NO_FINDING)]
    return [*missed(before, day), *found[:MOST_FOUND]]


def with_support(line: Line) -> str:
    """The finding, and how many stand behind it: no number about fewer than five people."""
    told = breath(line.words, FOUND_LINE)
    if line.support >= FEW:
        behind = ngettext("%(n)d person stands behind it", "%(n)d people stand behind it", line.support)
        return f"{told} ({behind % {'n': line.support}})"
    return f"{told} ({_('a handful stands behind it')})" if line.support else told


def missed(before: list[Line], day: Day) -> Iterator[str]:
    """The lunch just before this one, when it was called off or nothing was written at it."""
    lunches = day.residency.days.filter(kind=DayKind.LUNCH, date__lt=day.date) if day.residency else None
    last = lunches.select_related("cancellation").order_by("-date").first() if lunches is not None else None
    if last is None:
        return
    if last.is_cancelled:
        yield _("The lunch of %(date)s was called off.") % {"date": said(last.date)}
    elif not any(line.contribution.day_id == last.pk for line in before):
        yield _("At the lunch of %(date)s nothing was written down.") % {"date": said(last.date)}


def loose_ends(before: list[Line], day: Day, choice: Choice | None) -> list[str]:
    """What was asked or objected to and nobody built on, the best supported first."""
    asked = by_support(line for line in before if line.kind in ASKING and not line.shoots)
    told = [breath(line.words, OPEN_LINE) for line in asked[:MOST_OPEN]]
    if day.step != Step.BEHIND and choice is None:
        return [_("Which question lies behind it: the host has not chosen yet."), *told[:1]]
    return told


def shared(found: list[str], still_open: list[str], room: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """As many lines of both as the room in words allows, in turns: the best of each comes first."""
    kept: tuple[list[str], list[str]] = ([], [])
    for pair in zip_longest(found, still_open):
        for line, into in zip(pair, kept, strict=True):
            if line and words(f"{line} ") <= room:
                into.append(line)
                room -= words(f"{line} ")
    return tuple(kept[0]), tuple(kept[1])


def counted(parts: Iterable[Part]) -> int:
    return sum(words(f"{part.title}: ") + sum(words(f"{line} ") for line in part.lines) for part in parts)


def quoted(text: str, most: int) -> str:
    return f"“{breath(text, most)}”"


def asking(text: str, most: int) -> str:
    """A question as asked, as much as fits: all of it, else how it begins and the sentence that asks."""
    sentences = re.split(r"(?<=[.?!…])\s+", " ".join(text.split()))
    asks = next((sentence for sentence in sentences[1:] if sentence.endswith("?")), "")
    both = f"{sentences[0]} … {asks}"
    fits = words(text) > most and asks and words(both) <= most
    return both if fits else breath(text, most)


def breath(text: str, most: int) -> str:
    """As much of it as fits in so many words: whole sentences if there are, else with an ellipsis."""
    text = " ".join(text.split())
    short = Truncator(Truncator(text).words(most, truncate="…")).chars(most * (LETTERS - 1))
    if short == text:
        return text
    ends = [short.rfind(mark) for mark in (". ", "? ", "! ")]
    return short[: max(ends) + 1] if max(ends) > len(short) // 3 else short
