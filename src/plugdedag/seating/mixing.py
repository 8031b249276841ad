"""How well it mixes: the new acquaintances at each day's tables, against the most that any tables could have given.

Derived from the seats, and kept nowhere. The most is what the engine proves of a round: with these people, at tables of
these sizes, after all they had met before, so many pairs at least had to meet again. Guests without an account are not
remembered, so they are not counted. Nothing is said of a round of fewer than five.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plugdedag.cities.models import City
from plugdedag.days.models import Day
from plugdedag.engine.mixing import Met, Person, Problem, judge
from plugdedag.lib.few import FEW
from plugdedag.look.meetings import meetings_svg
from plugdedag.people.models import Hat
from plugdedag.seating.memory import Pair, Table, tables
from plugdedag.seating.models import Seating

ENOUGH = 4  # days; before, how well it mixes says nothing
AT_MOST = 26  # days, half a year
SIZES = (4, 5, 6)

Rounds = list[list[Table]]
Worn = Mapping[int, frozenset[int]]  # of a person: the networks they come from


@dataclass(frozen=True)
class Mixed:
    """A day: how many pairs met for the first time, how many could have, and how many of them share no network."""

    day: Day
    made: int
    possible: int
    across: int

    @property
    def missed(self) -> int:
        return self.possible - self.made


@dataclass(frozen=True)
class Size:
    """Were the people of the last day to come again: how many could meet at tables of this size."""

    size: int
    tables: int
    possible: int


@dataclass(frozen=True)
class Mixing:
    """The days of the last half year that can be told of, the oldest first."""

    days: list[Mixed]
    sizes: list[Size]

    @property
    def nobody_new(self) -> bool:
        """Whether everybody who was there last has met everybody."""
        return not any(one.possible for one in self.sizes)

    @property
    def is_even(self) -> bool:
        """Whether the size of a table makes no difference to how many could meet."""
        return len({one.possible for one in self.sizes}) == 1

    @property
    def some_even(self) -> bool:
        return len({one.possible for one in self.sizes}) < len(self.sizes)

    @property
    def made(self) -> int:
        return sum(one.made for one in self.days)

    @property
    def possible(self) -> int:
        return sum(one.possible for one in self.days)

    @property
    def is_enough(self) -> bool:
        return len(self.days) >= ENOUGH

    @property
    def verdict(self) -> str:
        """One sentence, honest where there is too little to judge by."""
        count = len(self.days)
        if not self.is_enough:
            words = ngettext(
                "Tables of one day so far: too few to say how well it mixes.",
                "Tables of %(n)d days so far: too few to say how well it mixes.", count,
            )  # fmt: skip
            return words % {"n": count}
        words = _(
            "On the last %(n)d days %(made)d pairs met for the first time, of the %(possible)d that could have."
        )
        return words % {"n": count, "made": self.made, "possible": self.possible}

    @property
    def abroad(self) -> str:
        """How many of them come from different networks."""
        across = sum(one.across for one in self.days)
        if not self.is_enough or not self.made:
            return ""
        words = _("Of every hundred of those pairs %(share)d share no network.")
        return words % {"share": round(100 * across / self.made)}

    @property
    def picture(self) -> SafeString:
        days = [(one.made, one.possible) for one in self.days]
        return mark_safe(meetings_svg(days, self.verdict))  # noqa: S308 - drawn from numbers


def mixing(city: City) -> Mixing:
    """How it went, over all days that have tables. Four queries, however many days there are."""
    seated = Seating.objects.standing().values("day")
    days = list(
        Day.objects.in_city(city)
        .standing()
        .filter(pk__in=seated, date__lte=city.today())
        .order_by("date", "opens")
    )
    rounds = rounds_of(days)
    hats = list(Hat.objects.filter(network__city=city))
    met: Counter[Pair] = Counter()
    told: list[Mixed] = []
    latest: frozenset[int] = frozenset()
    for day in days[:-AT_MOST]:  # only whom they brought together is needed of these
        for each in rounds.get(day.pk, []):
            met.update(pair for table in each for pair in combinations(sorted(table.people), 2))
    for day in days[-AT_MOST:]:
        told += mixed(day, rounds.get(day.pk, []), met, networks_on(hats, day))
        latest = (
            frozenset().union(*(table.people for each in rounds.get(day.pk, [])[-1:] for table in each))
            or latest
        )
    return Mixing(told, sizes(sorted(latest), met) if len(latest) >= FEW else [])


def rounds_of(days: Sequence[Day]) -> dict[object, Rounds]:
    """The tables of each day, a list a round, in their order."""
    found: dict[object, Rounds] = {}
    ordered = sorted(tables(days), key=lambda table: (str(table.day), table.round, table.number))
    for (day, _round), group in groupby(ordered, key=lambda table: (table.day, table.round)):
        found.setdefault(day, []).append(list(group))
    return found


def mixed(day: Day, rounds: Rounds, met: Counter[Pair], worn: Worn) -> list[Mixed]:
    """What is told of a day, if anything; ``met`` is brought up to its end."""
    made = possible = across = most = 0
    for each in rounds:
        groups = [table.people for table in each]
        new, could = judged(groups, met)
        pairs = [pair for people in groups for pair in combinations(sorted(people), 2)]
        across += sum(pair not in met and apart(pair, worn) for pair in pairs)
        made, possible, most = made + new, possible + could, max(most, sum(map(len, groups)))
        met.update(pairs)
    return [Mixed(day, made, possible, across)] if most >= FEW else []


def apart(pair: Pair, worn: Worn) -> bool:
    """Whether two people have no network in common."""
    return not worn.get(pair[0], frozenset()) & worn.get(pair[1], frozenset())


def judged(groups: Iterable[Iterable[int]], met: Mapping[Pair, int]) -> tuple[int, int]:
    """The new acquaintances at these tables, and the most that any tables of these sizes could have given."""
    arranged = [[str(one) for one in sorted(people)] for people in groups]
    there = {int(one) for group in arranged for one in group}
    known = {
        (str(one), str(other)): Met(times) for (one, other), times in met.items() if one in there and other in there
    }  # fmt: skip
    people = tuple(Person(one) for group in arranged for one in group)
    found = judge(Problem(people, tables=tuple(map(len, arranged)), met=known), arranged)
    return found.new_pairs, found.new_pairs + found.repeats - found.least_repeats


def sizes(people: Sequence[int], met: Mapping[Pair, int]) -> list[Size]:
    """What tables of four, five and six would give these people the next time."""
    found = []
    for size in SIZES:
        count = max(1, round(len(people) / size))
        _new, possible = judged([people[start::count] for start in range(count)], met)
        found.append(Size(size, count, possible))
    return found


def networks_on(hats: Iterable[Hat], day: Day) -> Worn:
    """Where people came from on a day, by the hats they wore."""
    worn: dict[int, set[int]] = {}
    for hat in hats:
        if hat.is_worn_on(day.date):
            worn.setdefault(hat.person_id, set()).add(hat.network_id)
    return {person: frozenset(networks) for person, networks in worn.items()}
