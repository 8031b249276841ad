"""Where a plugger sits today: their table, who sits there too, and whom of them they have not met.

First names of who sits at the same table, for that day alone, and not of who is hidden from the reader.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from django.db.models import Count, F, Q, Subquery, Value
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plugdedag.days.models import Day
from plugdedag.days.scanning import visit_of
from plugdedag.days.standing import Viewer
from plugdedag.people.blocking import hidden_from
from plugdedag.people.models import Block, Person
from plugdedag.seating.calling import called
from plugdedag.seating.counting import round_told
from plugdedag.seating.making import current
from plugdedag.seating.met import known_before
from plugdedag.seating.models import Seat, Seating
from plugdedag.seating.names import table_motif, table_name

NEW = (
    gettext_lazy("You have sat with all of them before: ask what became of it."),
    gettext_lazy("With one person you have not met."),
    gettext_lazy("With two people you have not met."),
    gettext_lazy("With three people you have not met."),
    gettext_lazy("With four people you have not met."),
    gettext_lazy("With five people you have not met."),
)


class Stands(StrEnum):
    """How it stands with somebody's table."""

    LATER = "later"  # the day is still to come
    OVER = "over"
    OUT = "out"  # not checked in
    UNMADE = "unmade"  # there are no tables yet
    CHAIRLESS = "chairless"  # they came in after the tables were made
    LEFT = "left"
    SEATED = "seated"


@dataclass(frozen=True)
class Mate:
    """Who sits there too: a first name, and whether it is the first time, as far as is known."""

    name: str
    is_new: bool = False
    is_guest: bool = False


@dataclass(frozen=True)
class Sitting:
    """What somebody reads of their table. ``unnamed``: how many more there are, by no name."""

    stands: Stands
    number: int = 0
    round: int = 0  # as it is told; 0 for the only one
    mates: tuple[Mate, ...] = ()
    unnamed: int = 0
    seating: int = 0  # its key; another one is another table
    key: tuple[object, ...] = field(default=(), compare=False)

    @property
    def name(self) -> str:
        return table_name(self.number)

    @property
    def motif(self) -> str:
        return table_motif(self.number)

    @property
    def new(self) -> int:
        return sum(mate.is_new for mate in self.mates)

    @property
    def sentence(self) -> str:
        """How many of them are new, as one says it."""
        if not any(not mate.is_guest for mate in self.mates):
            return ""
        return str(NEW[self.new]) if self.new < len(NEW) else _("With nobody but new people.")


@dataclass(frozen=True)
class Found:
    """Somebody's seat as the rows have it, before a name is read: enough to see whether anything changed."""

    stands: Stands
    seating: Seating | None = None
    seat: Seat | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """Changes with the seating, and with who is named: a check-in may be taken back, a name erased or hidden."""
        named = [getattr(self.seat, each, None) for each in ("beside", "nameless", "hidden")]
        return (self.stands, self.seating and self.seating.pk, *named)


def my_seat(seating: Seating, person: Person) -> Seat | None:
    """With how many sit there too, how many of them have no name any more, and how many are hidden from the reader at
    all. One query.
    """
    there = Q(seating__seats__table=F("table"), seating__seats__left__isnull=True)
    blocks = Block.objects.filter(Q(person=person) | Q(other=person)).order_by().annotate(one=Value(1))
    rows = seating.seats.filter(visit__person=person).annotate(
        beside=Count("seating__seats", filter=there),
        nameless=Count("seating__seats", filter=there & Q(seating__seats__visit__person__is_active=False)),
        hidden=Subquery(blocks.values("one").annotate(count=Count("pk")).values("count")),
    )
    return rows.first()


def find(day: Day, person: Person) -> Found:
    """How it stands with somebody's table on a day. At most three queries."""
    ahead = (day.date - day.city.today()).days
    if ahead or day.is_cancelled:
        return Found(Stands.LATER if ahead > 0 and not day.is_cancelled else Stands.OVER)
    seating = current(day)
    seat = my_seat(seating, person) if seating else None
    if seat is not None:
        return Found(Stands.LEFT if seat.left else Stands.SEATED, seating, seat)
    if visit_of(day, person) is None:
        return Found(Stands.OUT, seating)
    return Found(Stands.CHAIRLESS if seating else Stands.UNMADE, seating)


def sitting(day: Day, person: Person, found: Found | None = None) -> Sitting:
    """All of it, with names. At most nine queries."""
    found = found or find(day, person)
    if found.stands is not Stands.SEATED or found.seating is None or found.seat is None:
        return Sitting(found.stands)
    seating, number = found.seating, found.seat.table or 0
    seating.day = day
    seats = seating.seats.taken().filter(table=number).exclude(visit=found.seat.visit_id)
    visits = [seat.visit for seat in seats.select_related("visit__person")]
    hidden, known = hidden_from(person), known_before(person, seating)
    seen = [visit for visit in visits if visit.person_id not in hidden]
    names = called(seen)
    mates = [
        Mate(names[visit.pk], visit.person_id is not None and visit.person_id not in known, visit.person_id is None)
        for visit in seen
    ]  # fmt: skip
    mates.sort(key=lambda mate: (not mate.is_new, mate.name.casefold()))
    return Sitting(
        found.stands, number, round_told(seating), tuple(mates), len(visits) - len(seen), seating.pk
    )


def table_today(day: Day | None, person: Viewer) -> str:
    """The name of somebody's table while it is that day, for a link to it; empty when there is none. One query."""
    number = number_today(day, person)
    return "" if number is None else table_name(number)


def number_today(day: Day | None, person: Viewer) -> int | None:
    """The same by its number, counted from 0."""
    if day is None or not isinstance(person, Person) or day.date != day.city.today() or day.is_cancelled:
        return None
    standing = Seat.objects.filter(seating__in=Seating.objects.filter(day=day).standing())
    seat = standing.filter(visit__person=person).order_by("-seating__round").first()
    return None if seat is None or seat.left else seat.table
