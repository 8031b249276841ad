"""Tables that would be thin in the next planned round: said before it begins, and mended as it begins.

Cards are made for all who might come. When few do, a table of the schedule can have one or two people, who have come
to meet others. Moving up is the engine's, as at lunch: as few as can be stand up for it, and who met before counts.
"""

from __future__ import annotations

from collections import Counter
from uuid import UUID, uuid5

from plugdedag.days.models import Day
from plugdedag.people.models import Person
from plugdedag.seating.beginning import at, begin
from plugdedag.seating.holders import Holders
from plugdedag.seating.making import Intent, current, places
from plugdedag.seating.models import Seating
from plugdedag.seating.moving_up import LONELY, move_up
from plugdedag.seating.names import table_name


def thin(held: Holders, number: int) -> list[str]:
    """The names of the tables with one or two in round ``number``, of who is there now and has a card; none while all
    fit one table. Two queries.
    """
    gone = {key for key, place in places(current(held.programme.day)).items() if place.left}
    tables = at(held.programme, number)
    there = Counter(tables[card] for card, visit in held.present.items() if visit.pk not in gone)
    return [table_name(table) for table in sorted(there) if there[table] <= LONELY] if len(there) > 1 else []


def begin_together(day: Day, number: int, by: Person | None, client_key: UUID) -> Seating:
    """The round begins, and nobody stays with one or two: two changes, each of which can be undone. Twice is once."""
    begun = begin(day, number, by, client_key)
    return move_up(day, Intent(by, uuid5(client_key, "up"), begun.pk))
