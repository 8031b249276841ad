"""What must be true of the seats of a day and the line for them; part of ``invariants.py``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Count, Exists, F, Min, OuterRef, Q

from plugdedag.days.models import Answer, Day, Invited, Rsvp
from plugdedag.keeping.counting import doubled, rows, told


def seats_are_held_once(using: str) -> Iterator[str]:
    """Who comes holds a seat that nobody else of that day holds; nobody else holds one."""
    answers = rows(Rsvp, using)
    without = Q(answer=Answer.GOING) & (Q(seat__isnull=True) | Q(seat__lt=1))
    yield from told(answers.filter(without).count(), "come without a seat")
    yield from told(
        answers.exclude(answer=Answer.GOING).filter(seat__isnull=False).count(), "hold a seat and do not come"
    )
    yield from told(doubled(answers.filter(seat__isnull=False), "day", "seat"), "seats are held twice")


def tickets_are_in_order(using: str) -> Iterator[str]:
    """Who waits holds a ticket that nobody else of that day holds; nobody else holds one."""
    answers = rows(Rsvp, using)
    without = Q(answer=Answer.WAITING) & (Q(ticket__isnull=True) | Q(ticket__lt=1))
    yield from told(answers.filter(without).count(), "wait without a ticket")
    yield from told(
        answers.exclude(answer=Answer.WAITING).filter(ticket__isnull=False).count(),
        "hold a ticket and do not wait",
    )
    yield from told(doubled(answers.filter(ticket__isnull=False), "day", "ticket"), "tickets are held twice")


def no_seat_is_wasted(using: str) -> Iterator[str]:
    """While a seat within the capacity is free, nobody waits, and nobody sits above the capacity."""
    held: dict[object, set[int]] = defaultdict(set)
    for day, seat in rows(Rsvp, using).filter(seat__isnull=False).values_list("day", "seat"):
        held[day].add(seat)
    waiting = set(rows(Rsvp, using).filter(answer=Answer.WAITING).values_list("day", flat=True))
    wasted = 0
    for day, capacity in rows(Day, using).filter(cancellation__isnull=True).values_list("pk", "capacity"):
        free = set(range(1, capacity + 1)) - held[day]
        wasted += bool(free) and (day in waiting or max(held[day], default=0) > capacity)
    yield from told(wasted, "days have a free seat while somebody waits or sits above the capacity")


def guests_come_with_who_brings_them(using: str) -> Iterator[str]:
    """Nobody is brought along by who does not come, has a seat while who brings them waits, or is one too many."""
    answers = rows(Rsvp, using)
    theirs = answers.filter(day=OuterRef("day"), person=OuterRef("brought_by")).exclude(answer=Answer.NOT)
    guests = answers.filter(brought_by__isnull=False).exclude(answer=Answer.NOT)
    yield from told(guests.filter(~Exists(theirs)).count(), "are brought along by nobody who comes")
    waits = theirs.filter(answer=Answer.WAITING)
    before = guests.filter(Exists(waits), answer=Answer.GOING)
    yield from told(before.count(), "have a seat before who brings them")
    each = guests.values("day", "brought_by").annotate(count=Count("pk"), most=Min("day__plus_ones"))
    yield from told(each.filter(count__gt=F("most")).count(), "bring more than one may")
    allowed = rows(Invited, using).filter(day=OuterRef("day"), person=OuterRef("person"))
    uninvited = answers.filter(person__isnull=False, day__by_invitation=True).filter(~Exists(allowed))
    yield from told(uninvited.exclude(answer=Answer.NOT).count(), "come to what they were not asked to")
