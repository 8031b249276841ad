"""What the engine is asked for a round of a day: who is really there, what is known of them, and who met whom.

An id is the key of a visit, so a guest without an account sits like everybody else. The language somebody reads PLUG
in is a hint: who reads the city's follows any table, as far as anybody knows; another is asked for at the table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from django.db.models import Count, Q

from plugdedag.cities.models import City
from plugdedag.days.models import Day, TurnKind, Visit
from plugdedag.engine.mixing import Met, Person, Problem, Sizes
from plugdedag.people.models import Block, Hat
from plugdedag.seating.memory import Meeting, meetings
from plugdedag.seating.memory import Pair as Couple
from plugdedag.seating.models import Preference, PreferenceKind

A_YEAR = 42  # days of the network: so far ahead the engine looks, and so far back for who comes often
REMEMBERED = 150  # days back, some three years
SIZES = (4, 5, 6, 8)  # that one can choose from
Pair = tuple[str, str]
Keys = Mapping[int, str]  # of a person: the id of their visit today


def problem_of(day: Day, visits: Sequence[Visit], *, round: int = 1, size: int = 5) -> Problem:
    """Round ``round`` of the day for these visits, without anybody's wishes. Six queries, however many are there."""
    keys = keys_of(visits)
    past = past_days(day)
    met = meetings([*past, day], keys, before=(day.pk, round))
    attended = attendance(keys, past)
    people = described(day, visits, networks_on(day, keys), attended, leading(day))
    return Problem(
        people=people, sizes=sizes(size, len(people)), days_so_far=min(len(past), A_YEAR), days_to_come=A_YEAR,
        met=remembered(met, keys, [*past, day]),
    )  # fmt: skip


def keys_of(visits: Iterable[Visit]) -> Keys:
    return {visit.person_id: str(visit.pk) for visit in visits if visit.person_id is not None}


def sizes(size: int, people: int) -> Sizes:
    """One more or less at a table is fine. Of fewer people than make a table there is one."""
    return Sizes(min=max(1, size - 1), max=size + 1, preferred=size) if people else Sizes()


def past_days(day: Day) -> list[Day]:
    """The days before this one on which people were together, the oldest first."""
    before = Q(date__lt=day.date) | Q(date=day.date, opens__lt=day.opens)
    rows = Day.objects.in_city(day.city).standing().filter(before).order_by("-date", "-opens")
    return list(rows.exclude(pk=day.pk)[:REMEMBERED])[::-1]


def attendance(keys: Keys, past: Sequence[Day]) -> dict[int, tuple[int, int]]:
    """Of each person who was there before: on how many days of the last year, and on how many in all."""
    recent = Count("pk", filter=Q(day__in=past[-A_YEAR:]))
    rows = Visit.objects.filter(person__in=keys, day__in=past).values("person").order_by("person")
    return {
        row["person"]: (row["recent"], row["all"]) for row in rows.annotate(recent=recent, all=Count("pk"))
    }


def networks_on(day: Day, people: Collection[int]) -> dict[int, set[str]]:
    """The networks in which each of them wears a hat that day."""
    found: dict[int, set[str]] = defaultdict(set)
    rows = Hat.objects.worn_on(day.date).filter(person__in=people, network__city=day.city)
    for person, network in rows.values_list("person", "network"):
        found[person].add(str(network))
    return found


def leading(day: Day) -> set[int]:
    """Who leads the conversation that day."""
    turns = day.turns.filter(kind=TurnKind.FACILITATOR, ended__isnull=True)
    return set(turns.values_list("person", flat=True))


def described(
    day: Day, visits: Iterable[Visit], networks: Mapping[int, Collection[str]],
    attended: Mapping[int, tuple[int, int]], leads: Collection[int],
) -> tuple[Person, ...]:  # fmt: skip
    """Everybody who is there, as the engine knows them, in the order of their ids."""
    return tuple(
        described_one(day, visit, networks, attended, leads)
        for visit in sorted(visits, key=lambda visit: str(visit.pk))
    )


def described_one(
    day: Day, visit: Visit, networks: Mapping[int, Collection[str]], attended: Mapping[int, tuple[int, int]],
    leads: Collection[int],
) -> Person:  # fmt: skip
    if visit.person is None:
        return Person(str(visit.pk), newcomer=not visit.of_host, host=visit.of_host)
    key = visit.person.pk
    times, ever = attended.get(key, (0, 0))
    own = visit.person.language
    return Person(
        str(visit.pk), networks=frozenset(networks.get(key, ())), attended=times, newcomer=not ever,
        languages=frozenset() if own == day.city.language else frozenset({own}), facilitator=key in leads,
    )  # fmt: skip


def remembered(met: Mapping[Couple, Meeting], keys: Keys, days: Sequence[Day]) -> dict[Pair, Met]:
    """Who met whom, by the ids of today, with how many days of the network ago the last time was."""
    place = {day.pk: number for number, day in enumerate(days)}
    return {
        pair(keys[one], keys[other]): Met(meeting.times, max(1, len(days) - 1 - place[meeting.last]))
        for (one, other), meeting in met.items()
    }


def pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


@dataclass(frozen=True)
class Wanted:
    """What people said of one another, as they said it, by their keys; the strongest first."""

    apart: list[Couple]
    together: list[Couple]


def wanted_among(city: City, people: Collection[int]) -> Wanted:
    """Who blocked whom, who would rather sit apart, who would gladly together. Two queries."""
    blocks = Block.objects.filter(person__in=people, other__in=people).order_by("pk")
    rows = Preference.objects.in_city(city).filter(person__in=people, other__in=people).order_by("at", "pk")
    said = [(kind, (one, other)) for kind, one, other in rows.values_list("kind", "person", "other")]
    apart = [couple for kind, couple in said if kind == PreferenceKind.APART]
    together = [couple for kind, couple in said if kind == PreferenceKind.TOGETHER]
    return Wanted([*blocks.values_list("person", "other"), *apart], together)


Wish = tuple[str, Pair]  # apart or together, and who


def wishes_of(day: Day, visits: Sequence[Visit], smallest: int) -> list[Wish]:
    """What must be kept, the strongest first: who blocked whom, who would rather sit apart, who would gladly together.

    Nobody is put together with who would rather not, nor more of them than the smallest table seats. Two queries.
    """
    keys = keys_of(visits)
    wanted = wanted_among(day.city, keys)
    apart, together = (
        dict.fromkeys(pair(keys[one], keys[other]) for one, other in couples)
        for couples in (wanted.apart, wanted.together)
    )
    return [
        *((APART, who) for who in apart),
        *((TOGETHER, who) for who in fitting(together, set(apart), smallest)),
    ]


APART, TOGETHER = PreferenceKind.APART.value, PreferenceKind.TOGETHER.value


def fitting(together: Iterable[Pair], apart: set[Pair], smallest: int) -> list[Pair]:
    """As many of the pairs as can be, in their order: those whose circle fits a table and keeps nobody apart."""
    circles: dict[str, frozenset[str]] = {}
    kept = []
    for one, other in together:
        joined = circles.get(one, frozenset({one})) | circles.get(other, frozenset({other}))
        if len(joined) > smallest or any(pair(*two) in apart for two in combinations(sorted(joined), 2)):
            continue
        kept.append((one, other))
        circles |= dict.fromkeys(joined, joined)
    return kept


def with_wishes(problem: Problem, wishes: Iterable[Wish]) -> Problem:
    """The problem in which these hold."""
    held = list(wishes)
    return replace(
        problem,
        apart=tuple(who for kind, who in held if kind == APART),
        together=tuple(who for kind, who in held if kind == TOGETHER),
    )
