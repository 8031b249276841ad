"""A month at a place and its days: who comes, who was there, who carries what."""

from plugdedag.days.models.calendars import Feed
from plugdedag.days.models.coming import Answer, Invited, Rsvp, Wish
from plugdedag.days.models.day import MOST_PLUS_ONES, Cancellation, Day, DayKind, Move, Step
from plugdedag.days.models.door import Poster, TakenBack, Visit
from plugdedag.days.models.residency import Confirmation, Residency, Side, Term
from plugdedag.days.models.rhythm import Away, End, Renewal, Rhythm, Rule
from plugdedag.days.models.turns import Turn, TurnKind

__all__ = [
    "MOST_PLUS_ONES", "Answer", "Away", "Cancellation", "Confirmation", "Day", "DayKind", "End", "Feed", "Invited",
    "Move", "Poster", "Renewal", "Residency", "Rhythm", "Rsvp", "Rule", "Side", "Step", "TakenBack", "Term", "Turn",
    "TurnKind", "Visit", "Wish",
]  # fmt: skip
