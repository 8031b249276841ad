"""Moving up: after some went home nobody stays behind at a table for one or two."""

from __future__ import annotations

from django.utils.translation import gettext as _

from plugdedag.days.models import Day
from plugdedag.lib.refusals import Refused
from plugdedag.seating.making import Intent, changing, done_before, fitted, here, places, write
from plugdedag.seating.models import How, Seating
from plugdedag.seating.problem import problem_of, wishes_of

LONELY = 2  # who sits with this many or fewer would rather move up


def move_up(day: Day, intent: Intent) -> Seating:
    """As many at each table as belong there, and as few as can be stand up for it; who has no chair yet gets one."""
    with changing(day) as (now, stands):
        if found := done_before(now, stands, intent, How.MOVED):
            return found
        if stands is None:
            raise Refused(_("There are no tables yet. Make them first."))
        where = places(stands)
        gone = {key: place for key, place in where.items() if place.left}
        visits = [visit for visit in here(now) if visit.pk not in gone]
        if not visits:
            raise Refused(_("Nobody is left to move up."))
        problem = problem_of(now, visits, round=stands.round, size=stands.size)
        tables = fitted(now, problem, wishes_of(now, visits, problem.sizes.min), where)
        return write(now, stands.round, stands.size, How.MOVED, tables | gone, intent)
