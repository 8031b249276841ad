"""A question, what people brought to it, and what came of it."""

from plugdedag.questions.models.action import Action, ActionChange, ActionChangeKind, Agreement
from plugdedag.questions.models.choice import Choice
from plugdedag.questions.models.closing import Afterword, Publication, Result
from plugdedag.questions.models.contribution import Change, ChangeKind, Contribution, GrewFrom, Kind
from plugdedag.questions.models.event import BoardClock, BoardEvent, EventKind
from plugdedag.questions.models.following import (
    ActionReport,
    ActionState,
    FollowUp,
    Hand,
    HandKind,
    Unasked,
    Wave,
)
from plugdedag.questions.models.hosting import Colleague, Note, Photo
from plugdedag.questions.models.postcard import Postcard
from plugdedag.questions.models.question import Handover, Question, Withdrawal
from plugdedag.questions.models.recording import Recorded
from plugdedag.questions.models.support import Support
from plugdedag.questions.models.theme import Theme, Themed

__all__ = [
    "Action", "ActionChange", "ActionChangeKind", "ActionReport", "ActionState", "Afterword", "Agreement", "BoardClock",
    "BoardEvent", "Change", "ChangeKind", "Choice", "Colleague", "Contribution", "EventKind", "FollowUp", "GrewFrom",
    "Hand", "HandKind", "Handover", "Kind", "Note", "Photo", "Postcard", "Publication", "Question", "Recorded",
    "Result", "Support", "Theme", "Themed", "Unasked", "Wave", "Withdrawal",
]  # fmt: skip
