"""Planning rounds for a day: made, taken back, and its cards given to who comes in or says so later.

Each deed is done under the day's lock and a client-made key, or comes to the same when it is done twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from plugdedag.days.locks import locked
from plugdedag.days.models import Day, Rsvp, Visit
from plugdedag.engine.mixing.holding import near
from plugdedag.lib.refusals import KeyReused, Refused, Stale
from plugdedag.people.models import Person
from plugdedag.seating.holders import Holders, coming, holders, key_of, people_of, standing
from plugdedag.seating.making import here
from plugdedag.seating.matching import best_of, costs, matched
from plugdedag.seating.models import Card, Programme, ProgrammeUndo
from plugdedag.seating.outlook import Plan, outlook


def make(day: Day, plan: Plan, by: Person | None, client_key: UUID) -> Programme:
    """Plan these rounds, with a card for everybody who said to come or is there. What stood before is replaced.

    Raises ``Refused`` when the day is over or off, when rounds have begun, and for fewer cards than people.
    """
    with locked(day) as now:
        if found := made_before(now, plan, client_key):
            return found
        check(now)
        who = everybody(now)
        if len(who) > plan.cards:
            words = _("%(people)s people come already: make at least so many cards.")
            raise Refused(words % {"people": len(who)})
        made = Programme.objects.create(
            client_key=client_key,
            day=now,
            cards=plan.cards,
            size=plan.size,
            schedule=outlook(plan).schedule,
            by=by,
        )
        numbers = matched(now, made.schedule, who, seed=now.pk.int % 2**31)
        Card.objects.bulk_create(
            card(made, number, row, by) for number, row in zip(numbers, who, strict=True)
        )
        return made


def made_before(day: Day, plan: Plan, client_key: UUID) -> Programme | None:
    """What this key made already. Raises ``KeyReused`` for something else, ``Stale`` when it was taken back since."""
    found: Programme | None = Programme.objects.filter(client_key=client_key).select_related("undo").first()
    if found is not None and (found.day_id, found.cards, found.size, found.rounds) != (
        day.pk, plan.cards, plan.size, plan.rounds,
    ):  # fmt: skip
        raise KeyReused(
            _("This button was used before for something else. Look how it is now, and tap again.")
        )
    if hasattr(found, "undo"):
        raise Stale(_("There are no rounds planned for this day any more."))
    return found


def check(day: Day) -> None:
    if day.is_cancelled or not day.is_published or day.is_over:
        raise Refused(_("This day is over or called off: there are no rounds to plan."))
    programme = standing(day)
    if programme is not None and programme.begun.filter(seating__undo__isnull=True).exists():
        raise Refused(_("The rounds have begun. Take them back first, then you can plan others."))


def everybody(day: Day) -> list[Rsvp | Visit]:
    """Who said to come, and who is there without having said so."""
    said = coming(day)
    known = {key_of(rsvp) for rsvp in said}
    return [*said, *(visit for visit in here(day) if key_of(visit) is None or key_of(visit) not in known)]


def card(programme: Programme, number: int, row: Rsvp | Visit, by: Person | None) -> Card:
    if isinstance(row, Visit):
        return Card(programme=programme, number=number, visit=row, by=by)
    return Card(programme=programme, number=number, rsvp=row, by=by)


def undo(day: Day, programme: int, by: Person | None) -> None:
    """Take a programme back, cards and all: the one before it holds again. Twice is once."""
    with locked(day) as now:
        found = now.programmes.filter(pk=programme).first()
        if found is None or ProgrammeUndo.objects.filter(programme=found).exists():
            return
        if found.begun.filter(seating__undo__isnull=True).exists():
            raise Refused(_("The rounds have begun. Take them back first, then you can plan others."))
        ProgrammeUndo.objects.create(programme=found, by=by)


def hand_out(day: Day, by: Person | None) -> list[Card]:
    """A card for everybody who has none: who is there first, then who said so since. Twice gives nobody a second."""
    with locked(day) as now:
        programme = standing(now)
        return handed(holders(programme), by) if programme else []


def handed(held: Holders, by: Person | None) -> list[Card]:
    """Give out what is free. Who is there may get the card of somebody who is not; who is still to come may not."""
    taken: dict[int, Rsvp | Visit] = {
        **{number: held.printed[number] for number in held.waiting},
        **held.present,
    }
    spare, waiting = list(held.spare), list(held.waiting)
    made: list[Card] = []
    new: list[Rsvp | Visit] = [*held.without, *held.unprinted]
    known = costs(held.programme.day, sorted({*people_of(taken.values()), *people_of(new)})) if new else {}
    mates = near(held.programme.schedule)
    for row in new:
        free = spare or (waiting if isinstance(row, Visit) else [])
        if not free:
            continue
        number = best_of(free, row, mates, taken, known)
        free.remove(number)
        taken[number] = row
        made.append(card(held.programme, number, row, by))
    Card.objects.filter(programme=held.programme, number__in=renamed(held, made), visit__isnull=True).delete()
    Card.objects.bulk_create(made)
    return made


def renamed(held: Holders, made: Sequence[Card]) -> list[int]:
    """Numbers printed for somebody who says no by now, and that are printed anew for who comes instead."""
    return [each.number for each in made if each.rsvp is not None and each.number in held.printed]
