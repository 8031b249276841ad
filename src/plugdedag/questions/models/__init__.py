"""A question, what people brought to it, and what came of it."""

from plugdedag.questions.models.action import Action
from plugdedag.questions.models.contribution import Change, ChangeKind, Contribution, GrewFrom, Kind, Support
from plugdedag.questions.models.postcard import Postcard
from plugdedag.questions.models.question import Choice, Publication, Question, Result, Withdrawal

__all__ = [
    "Action", "Change", "ChangeKind", "Choice", "Contribution", "GrewFrom", "Kind", "Postcard", "Publication",
    "Question", "Result", "Support", "Withdrawal",
]  # fmt: skip
