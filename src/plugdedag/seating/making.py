"""Making the tables of a day and changing them: each deed writes a seating of its own, whole; one tap takes it back.

Who changes says which seating they saw (``base``, its key, 0 for none). When somebody else changed it meanwhile, the
deed is refused in words and nothing is lost. The same ``client_key`` twice is once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext as _

from plugdedag.days.locks import locked
from plugdedag.days.models import Day, Visit
from plugdedag.days.visiting import check_open
from plugdedag.engine.mixing import Problem, reseat, seat
from plugdedag.lib.refusals import KeyReused, Refused, Stale
from plugdedag.people.models import Person
from plugdedag.seating.models import USUAL, How, Seat, Seating, SeatingUndo
from plugdedag.seating.numbering import keeping_names
from plugdedag.seating.problem import problem_of, wishes_of
from plugdedag.seating.wishing import keeping

SAT_DOWN = dt.timedelta(minutes=15)  # who leaves sooner after the tables were made has met nobody there


@dataclass(frozen=True)
class Intent:
    """Who does it, under which key, and from which seating they saw."""

    by: Person | None
    client_key: UUID
    base: int


@dataclass(frozen=True)
class Place:
    """Where a visit is: at a table, or nowhere; and since when they have left."""

    table: int | None
    left: dt.datetime | None = None


Places = dict[UUID, Place]  # of each visit, by its key


def current(day: Day) -> Seating | None:
    """The seating that holds now: of the latest round that has one. One query."""
    return day.seatings.standing().order_by("-round").first()


def places(seating: Seating | None) -> Places:
    """Where everybody is in a seating. One query."""
    rows = seating.seats.order_by("pk") if seating else Seat.objects.none()
    return {seat.visit_id: Place(seat.table, seat.left) for seat in rows}


def here(day: Day) -> list[Visit]:
    """Who came in, in that order, whether they left since or not. One query."""
    return list(day.visits.select_related("person").order_by("at", "pk"))


@contextmanager
def changing(day: Day) -> Iterator[tuple[Day, Seating | None]]:
    """The day, with nobody else at it, and the seating that holds."""
    with locked(day) as now:
        check_open(now)
        yield now, current(now)


def done_before(
    day: Day, stands: Seating | None, intent: Intent, how: How, **seat: object
) -> Seating | None:  # fmt: skip
    """What this key made already. Raises ``KeyReused`` when that was something else; ``Stale`` when it was taken back
    since, or when it made nothing and another seating holds than the one they saw.
    """
    found = Seating.objects.filter(client_key=intent.client_key).select_related("undo").first()
    if found is None:
        check_seen(stands, intent.base)
        return None
    if (found.day_id, found.how) != (day.pk, how) or (seat and not found.seats.filter(**seat).exists()):
        raise KeyReused(
            _("This button was used before for something else. Look how it is now, and tap again.")
        )
    if hasattr(found, "undo"):
        raise changed()
    return found


def check_seen(stands: Seating | None, base: int) -> None:
    if (stands.pk if stands else 0) != base:
        raise changed()


def changed() -> Stale:
    words = _(
        "Somebody changed the tables meanwhile. Nothing was lost: look how they are now, and tap again."
    )
    return Stale(words)


def check_inside(day: Day, visit: Visit) -> None:
    """A check-in may be taken back between the tap and the lock."""
    if not day.visits.filter(pk=visit.pk).exists():
        raise Refused(
            _("The door took this check-in back meanwhile. Look who is here now, and choose again.")
        )


def write(day: Day, round: int, size: int, how: How, where: Mapping[UUID, Place], intent: Intent) -> Seating:
    made = Seating.objects.create(
        client_key=intent.client_key, day=day, round=round, size=size, how=how, by=intent.by
    )
    Seat.objects.bulk_create(
        Seat(seating=made, visit_id=key, table=place.table, left=place.left) for key, place in where.items()
    )
    return made


def make(day: Day, intent: Intent, *, size: int = USUAL) -> Seating:
    """Tables for everybody who is here; the round that is at table is made anew. ``size``: how many sit at a table."""
    return laid(day, intent, size=size, further=0)


def second_round(day: Day, intent: Intent) -> Seating:
    """Everybody up, and to another table: the next round, for who has not left."""
    return laid(day, intent, size=None, further=1)


def laid(day: Day, intent: Intent, *, size: int | None, further: int) -> Seating:
    with changing(day) as (now, stands):
        if found := done_before(now, stands, intent, How.MADE):
            return found
        if further and stands is None:
            raise Refused(_("There are no tables yet. Make them first."))
        round, size = (stands.round if stands else 1) + further, size or (stands.size if stands else USUAL)
        gone = {key: Place(None, place.left) for key, place in places(stands).items() if place.left}
        visits = [visit for visit in here(now) if visit.pk not in gone]
        if not visits:
            raise Refused(_("Nobody has been checked in yet, so there is nobody to seat."))
        problem = problem_of(now, visits, round=round, size=size)
        wishes = wishes_of(now, visits, problem.sizes.min)
        tables = keeping(problem, wishes, lambda asked: seat(asked, seed=seed(now)))
        return write(now, round, size, How.MADE, numbered(tables, range(len(tables))) | gone, intent)


def seed(day: Day) -> int:
    """Another for each seating of a day, so that making anew gives other tables; the same for the same rows."""
    return (day.pk.int + day.seatings.count()) % 2**31


def numbered(tables: Sequence[Iterable[str]], numbers: Iterable[int]) -> Places:
    pairs = zip(tables, numbers, strict=False)
    return {UUID(visit): Place(number) for table, number in pairs for visit in table}


def seat_late(day: Day, intent: Intent) -> Seating:
    """Who came in since gets a chair, and as few as can be stand up for it."""
    with changing(day) as (now, stands):
        if found := done_before(now, stands, intent, How.LATE):
            return found
        where = places(stands)
        visits = [visit for visit in here(now) if visit.pk not in where or not where[visit.pk].left]
        if stands is None or all(visit.pk in where for visit in visits):
            raise Refused(_("Nobody came in since: everybody who is here has a table."))
        problem = problem_of(now, visits, round=stands.round, size=stands.size)
        wishes = wishes_of(now, visits, problem.sizes.min)
        gone = {key: place for key, place in where.items() if place.left}
        return write(
            now, stands.round, stands.size, How.LATE, fitted(now, problem, wishes, where) | gone, intent
        )


def fitted(day: Day, problem: Problem, wishes: list[tuple[str, tuple[str, str]]], where: Places) -> Places:
    """Everybody of the problem at a table, most of them where they are."""
    sitting = at_tables(where)
    was = tuple(tuple(map(str, keys)) for keys in sitting.values())
    tables = keeping(problem, wishes, lambda asked: reseat(asked, was, seed=seed(day)))
    return numbered(
        tables, keeping_names(tables, {str(key): table for table, keys in sitting.items() for key in keys})
    )


def at_tables(where: Mapping[UUID, Place]) -> dict[int, list[UUID]]:
    """Who sits at each table now, the tables in their order; who left sits nowhere."""
    found: dict[int, list[UUID]] = {}
    for key, place in where.items():
        if place.table is not None and not place.left:
            found.setdefault(place.table, []).append(key)
    return dict(sorted(found.items()))


def leave(day: Day, intent: Intent, visit: Visit) -> Seating:
    """Somebody went. Who sat there for a while has met the table; who went sooner has not. Nobody else moves."""
    with changing(day) as (now, stands):
        if found := done_before(now, stands, intent, How.LEFT, visit=visit, left__isnull=False):
            return found
        if stands is None:
            raise Refused(_("There are no tables yet. Make them first."))
        check_inside(now, visit)
        where, moment = places(stands), timezone.now()
        was = where.get(visit.pk, Place(None))
        sat = moment - started(now, stands.round) >= SAT_DOWN
        where[visit.pk] = Place(was.table if sat else None, moment)
        return write(now, stands.round, stands.size, How.LEFT, where, intent)


def started(day: Day, round: int) -> dt.datetime:
    """When the tables of a round were first made."""
    first = day.seatings.filter(round=round, undo__isnull=True).aggregate(at=Min("at"))["at"]
    return first or timezone.now()


def move(day: Day, intent: Intent, visit: Visit, table: int) -> Seating:
    """Somebody sits at that table from now on, whatever it costs; also who had left, or had no table yet."""
    with changing(day) as (now, stands):
        if found := done_before(now, stands, intent, How.MOVED, visit=visit, table=table):
            return found
        if stands is None:
            raise Refused(_("There are no tables yet. Make them first."))
        check_inside(now, visit)
        where = places(stands)
        where[visit.pk] = replace(where.get(visit.pk, Place(table)), table=table, left=None)
        return write(now, stands.round, stands.size, How.MOVED, where, intent)


def undo(day: Day, by: Person | None, base: int) -> None:
    """Take the seating back that somebody saw: the one before it holds again. Twice is once."""
    with changing(day) as (now, stands):
        if SeatingUndo.objects.filter(seating=base, seating__day=now).exists():
            return
        check_seen(stands, base)
        if stands is None:
            raise Refused(_("There is nothing to take back."))
        SeatingUndo.objects.create(seating=stands, by=by)
