"""The tables of a day as they stand now, whole: who sits where, by the name they are called by."""

from __future__ import annotations

from dataclasses import dataclass

from plugdedag.days.models import Visit
from plugdedag.seating.calling import called
from plugdedag.seating.models import Seating
from plugdedag.seating.names import table_motif, table_name


@dataclass(frozen=True)
class Sitter:
    """Somebody at a table: a plugger, or a guest."""

    visit: Visit
    name: str

    @property
    def is_guest(self) -> bool:
        return self.visit.person_id is None


@dataclass(frozen=True)
class Laid:
    """One table, ``number`` counted from 0, with who sits there in the order of their names."""

    number: int
    sitters: tuple[Sitter, ...]

    @property
    def name(self) -> str:
        return table_name(self.number)

    @property
    def is_full(self) -> bool:
        """Whether its names need two columns."""
        return len(self.sitters) > 6

    @property
    def motif(self) -> str:
        return table_motif(self.number)


def laid(seating: Seating | None) -> list[Laid]:
    """Every table of a seating that somebody sits at. One query."""
    if seating is None:
        return []
    seats = list(seating.seats.taken().select_related("visit__person"))
    names = called(seat.visit for seat in seats)
    found: dict[int, list[Sitter]] = {}
    for seat in seats:
        found.setdefault(seat.table or 0, []).append(Sitter(seat.visit, names[seat.visit_id]))
    return [Laid(number, by_name(found[number])) for number in sorted(found)]


def by_name(sitters: list[Sitter]) -> tuple[Sitter, ...]:
    return tuple(sorted(sitters, key=lambda one: (one.name.casefold(), str(one.visit.pk))))
