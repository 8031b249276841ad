"""How many more people a day needs, for tables of five.

A table of five takes a sixth. So people sit well when no more are left over than there are tables: at 12 there are two
tables of six, at 13 three are left over and two more make it fifteen. And one table alone is no lunch at which people
meet: two are the least.
"""

from __future__ import annotations

from plugdedag.days.models import Answer, Day
from plugdedag.turnout.models import Forecast

TABLE = 5
LEAST = 2 * TABLE


def missing(people: int) -> int:
    """How many more sit well at tables of five."""
    if people < LEAST:
        return LEAST - people
    tables, over = divmod(people, TABLE)
    return 0 if over <= tables else TABLE - over


def needed(day: Day) -> int:
    """How many more to ask for, by the likely number; none while it is too early to say, or with no seat left."""
    told = Forecast.objects.filter(day=day).last_told().first()
    going = day.rsvps.filter(answer=Answer.GOING).count()
    return needed_of(told, day, going) if told is not None else 0


def is_early(day: Day) -> bool:
    """Whether nothing can be said yet of how many come."""
    told = Forecast.objects.filter(day=day).last_told().first()
    return told is None or told.is_early


def needed_of(told: Forecast, day: Day, going: int) -> int:
    """The same of a forecast that is at hand, with how many were promised a seat."""
    if told.is_early or day.is_cancelled or day.is_over:
        return 0
    return min(missing(told.likely), max(0, day.capacity - max(told.likely, going)))
