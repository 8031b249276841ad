"""The rounds as they really happen: begun one by one, from who is there; late ones join; the last is taken back.

A round that begins writes a seating (``models.seats``), so who met whom is remembered from the rounds that were, and
of the people who were there. Its tables may be changed on the page of the tables, like any other.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from plugdedag.days.locks import locked
from plugdedag.days.models import Day
from plugdedag.days.visiting import check_open
from plugdedag.lib.refusals import KeyReused, Refused, Stale
from plugdedag.people.models import Person
from plugdedag.seating.chairs import chairs
from plugdedag.seating.holders import holders, standing
from plugdedag.seating.making import current, places
from plugdedag.seating.models import Begun, How, Programme, Seat, Seating, SeatingUndo
from plugdedag.seating.programme import handed


def begun(programme: Programme) -> list[Begun]:
    """The rounds that began and were not taken back, in their order. One query."""
    rows = programme.begun.filter(seating__undo__isnull=True).select_related("seating")
    return list(rows.order_by("number"))


def begin(day: Day, number: int, by: Person | None, client_key: UUID) -> Seating:
    """Round ``number`` begins: everybody who is there sits where their card says. Who has no card is given one, or a
    chair where none is left; who left stays away, until somebody gives them a table again.

    Begun twice, by whomever, it is begun once. Raises ``Stale`` when another round is next.
    """
    with locked(day) as now:
        check_open(now)
        programme = planned(now)
        if found := once(programme, number, client_key):
            return found
        if number != len(begun(programme)) + 1 or number > programme.rounds:
            raise Stale(_("Another round is next. Look how it is now, and tap again."))
        handed(holders(programme), by)
        last = current(now)
        gone = {visit: place.left for visit, place in places(last).items() if place.left}
        held = holders(programme)
        present = {card: visit for card, visit in held.present.items() if visit.pk not in gone}
        without = [visit for visit in held.without if visit.pk not in gone]
        if not present and not without:
            raise Refused(_("Nobody has been checked in yet, so there is nobody to seat."))
        seating = Seating.objects.create(
            client_key=client_key,
            day=now,
            round=last.round + 1 if last else 1,
            size=programme.size,
            how=How.MADE,
            by=by,
        )
        Begun.objects.create(programme=programme, number=number, seating=seating)
        tables = at(programme, number)
        sitting = [(visit, tables[card]) for card, visit in present.items()]
        extra = chairs(now, without, sitting, programme.tables)
        Seat.objects.bulk_create(
            [Seat(seating=seating, table=tables[card], visit=visit) for card, visit in present.items()]
            + [Seat(seating=seating, table=table, visit_id=visit) for visit, table in extra.items()]
            + [Seat(seating=seating, table=None, visit_id=visit, left=left) for visit, left in gone.items()]
        )
        return seating


def planned(day: Day) -> Programme:
    programme = standing(day)
    if programme is None:
        raise Refused(_("There are no rounds planned for this day any more."))
    return programme


def once(programme: Programme, number: int, client_key: UUID) -> Seating | None:
    """The round that began already. Raises ``KeyReused`` for a key of something else."""
    used = Seating.objects.filter(client_key=client_key).first()
    round = next((each for each in begun(programme) if each.number == number), None)
    if used is not None and (round is None or used.pk != round.seating_id):
        raise reused()
    return round.seating if round else None


def reused() -> KeyReused:
    return KeyReused(_("This button was used before for something else. Look how it is now, and tap again."))


def at(programme: Programme, number: int) -> dict[int, int]:
    """The table of each card in a round."""
    tables = programme.schedule[number - 1]
    return {card: place for place, table in enumerate(tables) for card in table}


def late(programme: Programme, rounds: Sequence[Begun]) -> int:
    """How many came in since the last of these rounds began."""
    if not rounds:
        return 0
    seated = Seat.objects.filter(seating=now_of(rounds[-1])).values("visit")
    return programme.day.visits.exclude(pk__in=seated).count()


def now_of(round: Begun) -> Seating:
    """The seating of that round as it is now: it may have been changed by hand."""
    found = round.seating.day.seatings.standing().filter(round=round.seating.round).first()
    return found or round.seating


def seat_late(day: Day, by: Person | None, client_key: UUID) -> Seating:
    """Who came in since joins the round that is on. A round of its own is not begun for them. Twice is once."""
    with locked(day) as now:
        check_open(now)
        programme = planned(now)
        used = Seating.objects.filter(client_key=client_key).first()
        if used is not None:
            if (used.day_id, used.how) != (now.pk, How.LATE):
                raise reused()
            return used
        rounds = begun(programme)
        if not rounds:
            raise Refused(_("No round has begun yet: who is there then is seated with everybody."))
        handed(holders(programme), by)
        before = now_of(rounds[-1])
        seats = list(before.seats.select_related("visit"))
        tables, known = at(programme, rounds[-1].number), {seat.visit_id for seat in seats}
        held = holders(programme)
        new = {visit.pk: tables[card] for card, visit in held.present.items() if visit.pk not in known}
        without = [visit for visit in held.without if visit.pk not in known]
        if not new and not without:
            return before
        sitting = [(seat.visit, seat.table) for seat in seats if seat.table is not None and not seat.left]
        sitting += [(visit, tables[card]) for card, visit in held.present.items() if visit.pk in new]
        new |= chairs(now, without, sitting, programme.tables)
        seating = Seating.objects.create(
            client_key=client_key, day=now, round=before.round, size=before.size, how=How.LATE, by=by
        )
        Seat.objects.bulk_create(
            [
                Seat(seating=seating, table=seat.table, visit_id=seat.visit_id, left=seat.left)
                for seat in seats
            ]
            + [Seat(seating=seating, table=table, visit_id=visit) for visit, table in new.items()]
        )
        return seating


def take_back(day: Day, number: int, by: Person | None) -> None:
    """The last round did not begin after all, nor what was changed in it. Twice is once."""
    with locked(day) as now:
        check_open(now)
        programme = planned(now)
        rounds = begun(programme)
        if not rounds or rounds[-1].number != number:
            if any(each.number > number for each in rounds):
                raise Stale(_("Another round began meanwhile: take that back first."))
            return
        of_it = now.seatings.filter(
            round=rounds[-1].seating.round, undo__isnull=True, pk__gte=rounds[-1].seating_id
        )
        SeatingUndo.objects.bulk_create(SeatingUndo(seating=seating, by=by) for seating in of_it)
