"""Questions like this one: what others asked before, for who is writing a question now, and for who reads an offer."""

from __future__ import annotations

from dataclasses import dataclass

from plugdedag.archive.asking import Asked
from plugdedag.archive.finding import look
from plugdedag.archive.showing import whole
from plugdedag.days.models import Residency
from plugdedag.engine.search import asked as telling
from plugdedag.people.requests import Request
from plugdedag.questions.archive import Card, cards
from plugdedag.questions.models import Question

LONGEST = 2000
"""Characters of a question that are looked at: as many as one may have."""
SHORTEST = 10
A_FEW = 3
SHARE, WORDS = 0.12, 2
"""How much of the question the other must hold, and how many of its words: a single word in common says nothing."""


@dataclass(frozen=True)
class Like:
    """A question that is like it, and what others found there, as far as this reader may read it."""

    card: Card
    found: str


def like(request: Request, text: str, *, leave_out: Residency | None = None) -> list[Like]:
    """At most three questions that are like this text, the likest first; not the one of the month it became."""
    text = text.replace("\0", "").strip()[:LONGEST]
    if len(text) < SHORTEST:
        return []
    answer = look(request, Asked(text))
    least = min(WORDS, len(telling(text, WORDS)))
    own = Question.objects.filter(residency=leave_out).first() if leave_out else None
    near = [
        pk for pk in answer.questions if answer.found[pk].share >= SHARE and answer.found[pk].held >= least
    ]
    near = [pk for pk in near if own is None or pk != own.pk]
    made = cards(whole(near[:A_FEW]), request.city.today())
    rows = answer.seen.rows
    return [
        Like(card, rows[card.question.pk].result if rows[card.question.pk].is_open else "") for card in made
    ]
