"""An arrangement of tables, with all that can be said of it: what is new, what is not, why, and how near the best.

Theory of operation. Nothing here comes from the search: an arrangement made by hand is judged by the same words. A
repeat is called unavoidable only when a bound proves it: when the whole has as few as any seating could, or when
those two are of a set of people who have nearly all met, and that set has no more repeats than it must. Wishes are
not mentioned in what is said of a table: why two people do not sit together is between them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from plugdedag.engine.mixing.bound import least
from plugdedag.engine.mixing.problem import Met, Pair, Person, Problem, Wish, check
from plugdedag.engine.mixing.wishes import wishes
from plugdedag.engine.values import Wrong


@dataclass(frozen=True)
class Repeat:
    """Two who sat together before, so many times; ``unavoidable`` when it is proven to be so."""

    pair: Pair
    times: int
    unavoidable: bool


@dataclass(frozen=True)
class Newcomer:
    """Somebody on their first day, and who of the table know PLUG."""

    id: str
    guides: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """What can be said of one table.

    ``networks``: so many meet here; ``sharing``: the pairs who share one; ``language``: one that all can follow, ""
    when nobody named any, None when there is none.
    """

    people: tuple[str, ...]
    new_pairs: tuple[Pair, ...]
    repeats: tuple[Repeat, ...]
    networks: int
    sharing: tuple[Pair, ...]
    newcomers: tuple[Newcomer, ...]
    facilitated: bool
    language: str | None


@dataclass(frozen=True)
class Seating:
    """Who sits where, by id. ``repeats`` and ``new_pairs`` count pairs; no seating has fewer than ``least_repeats``.

    ``proven``: no seating has fewer repeats than this one. ``moved``: who changed tables (of a reseating).
    ``broken``: wishes that this arrangement, made by hand, does not keep.
    """

    tables: tuple[tuple[str, ...], ...]
    repeats: int
    new_pairs: int
    cross_network_pairs: int
    least_repeats: int
    proven: bool
    moved: tuple[str, ...]
    why: tuple[Table, ...]
    broken: tuple[Wish, ...]


def judge(problem: Problem, tables: Sequence[Sequence[str]]) -> Seating:
    """An arrangement as it is, whoever made it. Raises :class:`Wrong` unless everybody sits exactly once."""
    check(problem)
    seated = [name for table in tables for name in table]
    if sorted(seated) != sorted(person.id for person in problem.people):
        raise Wrong("tables: everybody must sit at exactly one table, and nobody else.")
    return told(problem, tables)


def told(problem: Problem, tables: Sequence[Sequence[str]], moved: Sequence[str] = ()) -> Seating:
    """The seating with its words; who sits at a table is in the order of their ids."""
    ordered = tuple(tuple(sorted(table)) for table in tables)
    by_id = {person.id: person for person in problem.people}
    met = between(problem, by_id)
    repeated = [pair for table in ordered for pair in combinations(table, 2) if pair in met]
    fewest, because = proof(ordered, met)
    excused = unavoidable(repeated, fewest, because)
    why = tuple(described([by_id[name] for name in table], met, excused) for table in ordered)
    pairs = sum(len(table) * (len(table) - 1) // 2 for table in ordered)
    return Seating(
        ordered, len(repeated), pairs - len(repeated), pairs - sum(len(table.sharing) for table in why),
        fewest, len(repeated) == fewest, tuple(sorted(moved)), why, broken(problem, ordered),
    )  # fmt: skip


def between(problem: Problem, by_id: Mapping[str, Person]) -> dict[Pair, Met]:
    """Who of those who are there have met, the smaller id first."""
    return {
        (min(pair), max(pair)): met for pair, met in problem.met.items()
        if met.times > 0 and pair[0] in by_id and pair[1] in by_id
    }  # fmt: skip


def proof(
    tables: Sequence[Sequence[str]], met: Mapping[Pair, Met]
) -> tuple[int, list[tuple[frozenset[str], int]]]:
    """The fewest repeats at tables of these sizes, and the sets of people that force them."""
    names = sorted(name for table in tables for name in table)
    number = {name: place for place, name in enumerate(names)}
    near: list[set[int]] = [set() for _ in names]
    for one, other in met:
        near[number[one]].add(number[other])
        near[number[other]].add(number[one])
    fewest, sets = least(near, [len(table) for table in tables if table])
    return fewest, [(frozenset(names[place] for place in each.people), each.repeats) for each in sets]


def unavoidable(
    repeated: Sequence[Pair], fewest: int, because: Sequence[tuple[frozenset[str], int]]
) -> frozenset[Pair]:
    """Which of these repeats are proven to be so."""
    if len(repeated) == fewest:
        return frozenset(repeated)
    inside = [([pair for pair in repeated if people.issuperset(pair)], forced) for people, forced in because]
    return frozenset(pair for pairs, forced in inside if len(pairs) == forced for pair in pairs)


def described(people: Sequence[Person], met: Mapping[Pair, Met], excused: frozenset[Pair]) -> Table:
    """One table in words and counts."""
    pairs = list(combinations(people, 2))
    known = [(one.id, other.id) for one, other in pairs if (one.id, other.id) in met]
    guides = tuple(person.id for person in people if not person.newcomer)
    return Table(
        tuple(person.id for person in people),
        tuple((one.id, other.id) for one, other in pairs if (one.id, other.id) not in met),
        tuple(Repeat(pair, met[pair].times, pair in excused) for pair in known),
        len(frozenset().union(*(person.networks for person in people))),
        tuple((one.id, other.id) for one, other in pairs if one.networks & other.networks),
        tuple(Newcomer(person.id, guides) for person in people if person.newcomer),
        any(person.facilitator for person in people),
        language(people),
    )  # fmt: skip


def language(people: Sequence[Person]) -> str | None:
    """The first (by name) that all can follow who named any."""
    spoken = [person.languages for person in people if person.languages]
    if not spoken:
        return ""
    return min(frozenset.intersection(*spoken), default=None)


def broken(problem: Problem, tables: Sequence[Sequence[str]]) -> tuple[Wish, ...]:
    """The wishes this arrangement does not keep."""
    at = {name: number for number, table in enumerate(tables) for name in table}
    return tuple(wish for wish in wishes(problem) if not holds(wish, [at[name] for name in wish.ids]))


def holds(wish: Wish, places: Sequence[int]) -> bool:
    if wish.kind == "pinned":
        return places[0] == wish.table
    return (places[0] == places[1]) == (wish.kind == "together")
