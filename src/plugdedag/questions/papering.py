"""From the cable of a question to a sheet of paper, in the reader's language. No name is on it, whoever prints it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import Truncator, capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from plugdedag.lib.cables import Deed, Line, Sheet, Step, printed
from plugdedag.lib.dates import said
from plugdedag.questions import board
from plugdedag.questions.cable import DONE, Cable, Knot
from plugdedag.questions.models import Action, ActionState, Kind

BEST = 3  # lines of a lunch, and other wordings: the best supported
TONES = {ActionState.DONE: "place", ActionState.UNDER_WAY: "question", ActionState.LET_GO: "quiet"}


def on_paper(cable: Cable) -> bytes:
    """The PDF of a cable whose lines this reader may read."""
    return set_once(sheet(cable))


@lru_cache(maxsize=32)
def set_once(sheet: Sheet) -> bytes:
    """Typesetting is what costs; who reads the same gets the same."""
    return printed(sheet)


def sheet(cable: Cable) -> Sheet:
    question, month = cable.question, cable.question.residency
    above = f"{month.place.name}, {date_format(month.month, 'F Y')}" if month else question.network.name
    lead = _("%(n)d people thought along.") % {"n": cable.came} if cable.came else ""
    return Sheet(
        question.title, above, lead,
        _("Read it all: %(url)s") % {"url": question.city.link(reverse("question", args=[question.pk]))},
        (asked(cable), *(lunch(cable, knot) for knot in cable.knots), ending(cable)), get_language() or "nl",
    )  # fmt: skip


def asked(cable: Cable) -> Step:
    question = cable.question
    told = {"who": question.network.name, "date": date_format(question.asked, "j F Y")}
    words = Truncator(question.as_asked).chars(420)
    return Step("?", _("What was asked"), _("By %(who)s, %(date)s") % told, hand=f"“{words}”")


def lunch(cable: Cable, knot: Knot) -> Step:
    """A lunch with the best of what was said; of the first the question behind it, of the last the actions too."""
    day, number = knot.day, knot.day.number
    step = Step(
        str(number), capfirst(str(day.step.label)) if day.step else "",
        _("Lunch %(number)s, %(date)s") % {"number": number, "date": said(day.date)}, knot.state == DONE,
        lines=lines(cable, knot.lines[:BEST]), deeds=deeds(cable.actions) if number == 4 else (),
    )  # fmt: skip
    return behind(cable, step) if number == 1 else step


def behind(cable: Cable, step: Step) -> Step:
    others = "; ".join(f"“{shortened(line)}”" for line in cable.reframings[:BEST])
    choice = cable.choice
    why = _("Chosen by %(who)s") % {"who": cable.question.network.name} if choice else ""
    return Step(
        step.mark, step.title, step.when, step.lit, card=choice.words if choice else "",
        why=f"{why}: “{choice.why}”" if choice and choice.why else why,
        lines=step.lines, more=_("Other wordings: %(words)s") % {"words": others} if others else "",
    )  # fmt: skip


def lines(cable: Cable, some: Iterable[board.Line]) -> tuple[Line, ...]:
    return tuple(
        Line(capfirst(str(Kind(line.kind).label)), Truncator(line.words).chars(200), line.tone, root(line))
        for line in some
    )


def root(line: board.Line) -> str:
    if not line.grew_from:
        return ""
    return f"{_('grew from')} “{Truncator(line.grew_from[0]).chars(60)}”"


def shortened(line: board.Line) -> str:
    return Truncator(line.words).chars(110)


def deeds(actions: Iterable[Action]) -> tuple[Deed, ...]:
    return tuple(
        Deed(
            action.now.what, _("before %(date)s") % {"date": date_format(action.now.due or action.due, "j F Y")},
            str(ActionState(action.became).label) if action.became else "",
            TONES.get(ActionState(action.became), "quiet") if action.became else "quiet",
        )
        for action in actions
    )  # fmt: skip


def ending(cable: Cable) -> Step:
    """The result, or when it will be there."""
    text = Truncator(cable.result).chars(900) if cable.result else _("We ask again when the month is over.")
    afterword = getattr(cable.question, "afterword", "") if cable.result else ""
    hand = f"“{Truncator(afterword).chars(220)}”" if afterword else ""
    return Step("!", _("What came of it"), "", bool(cable.result), text=text, hand=hand)
