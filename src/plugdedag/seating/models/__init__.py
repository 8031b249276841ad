"""Who sits where: the tables of a round as they really were, and rounds that are planned and printed beforehand."""

from plugdedag.seating.models.programme import Begun, Card, Programme, ProgrammeUndo
from plugdedag.seating.models.seats import USUAL, How, Preference, PreferenceKind, Seat, Seating, SeatingUndo

__all__ = [
    "USUAL", "Begun", "Card", "How", "Preference", "PreferenceKind", "Programme", "ProgrammeUndo", "Seat", "Seating",
    "SeatingUndo",
]  # fmt: skip
