"""The tables of a day as their page shows them: who sits where and why, who came in since, who left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from uuid import UUID

from django.utils.translation import gettext as _

from plugdedag.days.models import Day, Visit
from plugdedag.engine.mixing import Problem, judge
from plugdedag.engine.mixing import Seating as Judged
from plugdedag.engine.mixing.sizing import counts
from plugdedag.seating.calling import called
from plugdedag.seating.counting import round_told
from plugdedag.seating.making import Places, at_tables, current, here, places
from plugdedag.seating.models import USUAL, How, Seating
from plugdedag.seating.moving_up import LONELY
from plugdedag.seating.names import table_motif, table_name
from plugdedag.seating.problem import SIZES, problem_of, sizes
from plugdedag.seating.reasons import Telling

AROUND = 8


@dataclass(frozen=True)
class Sitter:
    """Somebody in the picture. ``number`` is theirs on this page, ``met`` the numbers of whom they sat with before."""

    key: UUID
    name: str
    number: int
    met: str = ""


@dataclass(frozen=True)
class Table:
    number: int
    sitters: list[Sitter]
    reasons: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        return table_name(self.number)

    @property
    def is_long(self) -> bool:
        """Whether there are too many to draw around a round table."""
        return len(self.sitters) > AROUND

    @property
    def motif(self) -> str:
        return table_motif(self.number)


@dataclass(frozen=True)
class Way:
    """A table somebody could go to, and what that costs. No table: one of their own."""

    number: int
    name: str
    costs: list[str]
    is_new: bool = False


@dataclass(frozen=True)
class Plan:
    """What the page shows. Ten queries, however many people and tables there are."""

    day: Day
    seating: Seating | None
    visits: Sequence[Visit]
    where: Places

    @cached_property
    def round(self) -> int:
        """What the round is called; 0 for the only one."""
        return round_told(self.seating)

    @cached_property
    def names(self) -> Mapping[UUID, str]:
        return called(self.visits)

    @cached_property
    def present(self) -> list[Visit]:
        """Who is here and has not left."""
        return [visit for visit in self.visits if not (visit.pk in self.where and self.where[visit.pk].left)]

    @cached_property
    def problem(self) -> Problem:
        """Without anybody's wishes: all words on the page are made of it."""
        round, size = (self.seating.round, self.seating.size) if self.seating else (1, USUAL)
        return problem_of(self.day, self.present, round=round, size=size)

    @cached_property
    def telling(self) -> Telling:
        return Telling(self.problem, {str(key): name for key, name in self.names.items()})

    @cached_property
    def sitting(self) -> dict[int, list[UUID]]:
        return at_tables(self.where)

    @cached_property
    def judged(self) -> Judged:
        """The tables as they are, whoever made them; who has none yet is left out."""
        seated = tuple(tuple(map(str, keys)) for keys in self.sitting.values())
        known = {key for table in seated for key in table}
        people = tuple(person for person in self.problem.people if person.id in known)
        return judge(replace(self.problem, people=people), seated)

    @cached_property
    def tables(self) -> list[Table]:
        return [
            Table(number, [self.sitter(key) for key in keys], self.telling.table(why))
            for (number, keys), why in zip(self.sitting.items(), self.judged.why, strict=True)
        ]

    @cached_property
    def numbers(self) -> dict[UUID, int]:
        return {visit.pk: number for number, visit in enumerate(self.visits)}

    @cached_property
    def known(self) -> Mapping[str, list[int]]:
        """Of each who is here, by their id, the numbers of whom they sat with before."""
        number = {str(visit.pk): self.numbers[visit.pk] for visit in self.present}
        found: dict[str, list[int]] = {}
        for one, other in self.problem.met:
            found.setdefault(one, []).append(number[other])
            found.setdefault(other, []).append(number[one])
        return found

    def sitter(self, key: UUID) -> Sitter:
        met = sorted(self.known.get(str(key), []))
        return Sitter(key, self.names[key], self.numbers[key], " ".join(map(str, met)))

    @cached_property
    def lonely(self) -> str:
        """What those are called who sit with one or two while there are others to sit with; empty when nobody does."""
        tables = list(self.sitting.values())
        few = [key for keys in tables if len(keys) <= LONELY for key in keys]
        return self.telling.named(map(str, few)) if len(tables) > 1 else ""

    @cached_property
    def late(self) -> list[str]:
        """What those are called who came in after the tables were made."""
        return (
            [self.names[visit.pk] for visit in self.present if visit.pk not in self.where]
            if self.seating
            else []
        )

    @cached_property
    def gone(self) -> list[Sitter]:
        """Who left."""
        return [
            Sitter(visit.pk, self.names[visit.pk], self.numbers[visit.pk]) for visit in self.visits
            if visit.pk in self.where and self.where[visit.pk].left
        ]  # fmt: skip

    @property
    def seated(self) -> int:
        return sum(map(len, self.sitting.values()))

    @property
    def summary(self) -> str:
        """How well these tables mix, in a sentence; that it cannot be better when that is proven."""
        if not self.judged.repeats:
            return _("Nobody sits with somebody they sat with before.")
        if self.judged.proven:
            return _("Who sat together before sits apart as far as that can be with these people.")
        return _("Who sat together before sits apart as far as could be found.") if self.is_made else ""

    @property
    def is_made(self) -> bool:
        """Whether nobody moved anybody by hand."""
        return self.seating is not None and self.seating.how == How.MADE

    def ways(self, visit: Visit) -> list[Way]:
        """Where somebody could sit instead, each with what it costs; at last a table of their own."""
        key = visit.pk
        was = next((keys for keys in self.sitting.values() if key in keys), [])
        free = next(number for number in range(len(self.sitting) + 1) if number not in self.sitting)
        found = [
            Way(number, table_name(number), self.cost(key, was, keys))
            for number, keys in self.sitting.items() if key not in keys
        ]  # fmt: skip
        return [*found, Way(free, table_name(free), [], is_new=True)]

    def cost(self, key: UUID, was: Sequence[UUID], to: Sequence[UUID]) -> list[str]:
        if str(key) not in self.telling.people:
            return []
        return self.telling.cost(str(key), [str(each) for each in was], [str(each) for each in to])


def plan(day: Day) -> Plan:
    """How the tables of a day are now. Three queries; the words cost seven more."""
    seating = current(day)
    return Plan(day, seating, here(day), places(seating))


def table_counts(people: int) -> list[tuple[int, int]]:
    """For each size one can choose, how many tables that makes."""
    return [(size, counts(people, sizes(size, people))[0]) for size in SIZES] if people else []
