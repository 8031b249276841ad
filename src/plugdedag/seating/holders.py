"""Who holds which card of a programme now: printed for who said to come, or given at the door.

Derived each time: somebody who is checked in holds the card with their name; who has none is given a number that nobody
holds, a spare card first, then that of somebody who did not come.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Exists, F, OuterRef, Q

from plugdedag.days.models import Answer, Day, Rsvp, Visit
from plugdedag.people.models import Person
from plugdedag.seating.making import here
from plugdedag.seating.models import Card, Programme

Someone = tuple[str, int]  # a person, or a plus-one by their seat


def key_of(row: Rsvp | Visit) -> Someone | None:
    """The same for an answer and for the visit that came of it; None for a guest who never said so."""
    if row.person_id is not None:
        return "person", row.person_id
    along = row.pk if isinstance(row, Rsvp) else row.plus_one_id
    return ("along", along) if along is not None else None


@dataclass(frozen=True)
class Holders:
    """A programme with everybody who comes or is there. All numbers are those on the cards."""

    programme: Programme
    cards: list[Card]
    coming: list[Rsvp]
    here: list[Visit]

    @cached_property
    def printed(self) -> dict[int, Rsvp]:
        """The card of each who said to come, also of who says no by now: it was printed."""
        return {card.number: card.rsvp for card in self.cards if card.rsvp is not None}

    @cached_property
    def given(self) -> dict[int, Visit]:
        """The cards that changed hands at the door."""
        return {card.number: card.visit for card in self.cards if card.visit is not None}

    @cached_property
    def present(self) -> dict[int, Visit]:
        """Who is there, by the number they hold; in the order of the numbers."""
        came = {key_of(visit): visit for visit in self.here if visit.pk not in self.handed}
        own = {
            number: came[key_of(rsvp)]
            for number, rsvp in self.printed.items()
            if number not in self.given and key_of(rsvp) in came
        }
        return dict(sorted({**own, **self.given}.items()))

    @cached_property
    def handed(self) -> set[object]:
        return {visit.pk for visit in self.given.values()}

    @cached_property
    def without(self) -> list[Visit]:
        """Who is there and holds no card, in the order in which they came in."""
        holding = {visit.pk for visit in self.present.values()}
        return [visit for visit in self.here if visit.pk not in holding]

    @cached_property
    def unprinted(self) -> list[Rsvp]:
        """Who said to come after the cards were made, and is not there yet."""
        known = {key_of(rsvp) for rsvp in self.printed.values()} | {key_of(visit) for visit in self.here}
        return [rsvp for rsvp in self.coming if key_of(rsvp) not in known]

    @cached_property
    def spare(self) -> list[int]:
        """The numbers that are nobody's: printed without a name, or of who does not come after all."""
        awaited = {rsvp.pk for rsvp in self.coming}
        taken = {number for number, rsvp in self.printed.items() if rsvp.pk in awaited}
        return [number for number in self.numbers if number not in taken and number not in self.given]

    @cached_property
    def waiting(self) -> list[int]:
        """The numbers of who said to come and is not there."""
        free = set(self.spare) | set(self.present)
        return [number for number in self.numbers if number not in free]

    @property
    def numbers(self) -> range:
        return range(1, self.programme.cards + 1)


def holders(programme: Programme) -> Holders:
    """Everybody of a programme. Three queries, however many they are."""
    day = programme.day
    cards = programme.held.select_related("rsvp__person", "rsvp__brought_by", "visit__person")
    return Holders(programme, list(cards), coming(day), here(day))


def number_of(programme: Programme, person: Person) -> int | None:
    """The number this person holds; None when they have no card, or it went to another. One query."""
    mine = programme.held.filter(Q(rsvp__person=person) | Q(visit__person=person))
    given = Card.objects.filter(programme=programme, number=OuterRef("number"), visit__isnull=False)
    held = mine.filter(Q(visit__isnull=False) | ~Exists(given)).order_by(F("visit").asc(nulls_last=True))
    return held.values_list("number", flat=True).first()


def coming(day: Day) -> list[Rsvp]:
    """Who has a seat, in the order of their seats."""
    rows = day.rsvps.filter(answer=Answer.GOING).select_related("person", "brought_by")
    return list(rows.order_by("seat"))


def standing(day: Day) -> Programme | None:
    """The programme that holds. One query."""
    found = day.programmes.standing().order_by("-pk").first()
    if found is not None:
        found.day = day
    return found


def people_of(rows: Iterable[Rsvp | Visit | None]) -> list[int]:
    return [row.person_id for row in rows if row is not None and row.person_id is not None]
