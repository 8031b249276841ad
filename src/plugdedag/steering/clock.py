"""The clock of a lunch: what was pressed, told as where it stands now. Pure; it knows no rows and asks no time.

Theory of operation. Everything that is pressed is a row; the state is a fold over them in their order. A round has the
time its script gives it, and what was added. Time passes only while it runs: pausing stops it, ending stops it, and
``resume`` lets it go on after both. Whoever leaves a round and comes back finds it with the time it had left, at least
:data:`BREATH`: going on by mistake costs nothing. No round ends by itself; its time may run over, which is a negative
``left``. What cannot be pressed in a state does nothing, so any rows give some state.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

BREATH = 60.0  # seconds that a round has at least when one comes back to it


class Press(StrEnum):
    """What can be pressed."""

    BEGIN = "begin"
    NEXT = "next"
    BACK = "back"
    PAUSE = "pause"
    RESUME = "resume"
    EXTEND = "extend"
    END = "end"


@dataclass(frozen=True)
class Pressed:
    """One press: which, when, and for ``extend`` how many seconds."""

    press: Press
    at: dt.datetime
    seconds: int = 0


@dataclass(frozen=True)
class State:
    """Where a lunch stands. ``round`` counts from 0 and is None before it began; ``left`` is in seconds, negative
    when the time is over; ``total`` is what the round has in all."""

    round: int | None = None
    left: float = 0
    total: float = 0
    paused: bool = False
    ended: bool = False
    at: dt.datetime | None = None
    lefts: dict[int, float] = field(default_factory=dict)  # what rounds had left when they were left
    added: dict[int, float] = field(default_factory=dict)

    @property
    def begun(self) -> bool:
        return self.round is not None

    @property
    def running(self) -> bool:
        """Whether time passes."""
        return self.begun and not self.paused and not self.ended

    @property
    def over(self) -> bool:
        """Whether the time of this round is used up."""
        return self.begun and self.left <= 0

    @property
    def live(self) -> bool:
        """Whether the lunch is on: begun and not ended, paused or not."""
        return self.begun and not self.ended


def told(presses: Iterable[Pressed], rounds: Sequence[int], now: dt.datetime) -> State:
    """The state at ``now``, after these presses, of a script whose rounds take so many seconds."""
    state = State()
    for each in presses:
        state = pressed(passed(state, each.at), each, rounds)
    return passed(state, now)


def passed(state: State, moment: dt.datetime) -> State:
    """The same a while later. A moment before the last one is that moment: no clock turns time back."""
    if state.at is None or moment <= state.at:
        return state if state.at else replace(state, at=moment)
    gone = (moment - state.at).total_seconds() if state.running else 0
    return replace(state, at=moment, left=state.left - gone)


def pressed(state: State, each: Pressed, rounds: Sequence[int]) -> State:
    """What a press makes of it."""
    if not can(state, each.press, len(rounds)):
        return state
    match each.press:
        case Press.BEGIN:
            return entered(state, 0, rounds)
        case Press.NEXT | Press.BACK:
            here = state.round or 0
            return entered(state, here + (1 if each.press == Press.NEXT else -1), rounds)
        case Press.PAUSE:
            return replace(state, paused=True)
        case Press.RESUME:
            return replace(state, paused=False, ended=False)
        case Press.EXTEND:
            return longer(state, each.seconds)
        case Press.END:
            return replace(state, ended=True)


def can(state: State, press: Press, rounds: int) -> bool:
    """Whether it can be pressed now."""
    if press == Press.BEGIN:
        return not state.begun
    if press == Press.RESUME:
        return state.paused or state.ended
    if not state.live:
        return False
    here = state.round or 0
    return {Press.NEXT: here + 1 < rounds, Press.BACK: here > 0, Press.PAUSE: not state.paused}.get(
        press, True
    )


def entered(state: State, number: int, rounds: Sequence[int]) -> State:
    """In another round, which runs from now on; the one that was left keeps what it had."""
    lefts = dict(state.lefts)
    if state.round is not None:
        lefts[state.round] = state.left
    full = rounds[number] + state.added.get(number, 0)
    left = max(lefts[number], BREATH) if number in lefts else full
    return replace(state, round=number, left=left, total=max(full, left), paused=False, lefts=lefts)


def longer(state: State, seconds: int) -> State:
    """More time for this round. From when it was over it counts from now: who adds a minute gets one."""
    here = state.round or 0
    left = max(state.left, 0) + seconds
    added = state.added | {here: state.added.get(here, 0) + seconds}
    return replace(state, left=left, total=max(state.total + seconds, left), added=added)
