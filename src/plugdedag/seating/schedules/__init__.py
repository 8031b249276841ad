"""Rounds on paper: a card for everybody with their tables, and a sign for each table."""

from plugdedag.seating.schedules.sheet import Booklet, Line, Slip, printed, signs

__all__ = ["Booklet", "Line", "Slip", "printed", "signs"]
