"""What the worker does by the clock, besides sending: each takes the moment and answers how much it did."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.contrib.sessions.models import Session

from plugdedag.days import leaving
from plugdedag.front.register import REGISTER
from plugdedag.lib import personal


def erase(now: dt.datetime) -> int:
    """What was kept for as long as its declaration says."""
    return personal.forget(REGISTER, now)


def end_sessions(now: dt.datetime) -> int:
    """Sessions nobody can use any more."""
    return Session.objects.filter(expire_date__lt=now).delete()[0]


def free_seats(now: dt.datetime) -> int:
    """What somebody took in the very moment they left."""
    return leaving.sweep()


CHORES: list[Callable[[dt.datetime], int]] = [erase, end_sessions, free_seats]
