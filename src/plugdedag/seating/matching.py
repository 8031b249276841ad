"""Which card goes to whom: the rounds stay as good as they are, and people who should not meet, or met before, do not.

What people wish is read here and nowhere shown: of all ways to hand out the numbers of one schedule, a card is as good
as another, so nothing on it or beside it tells why it is whose.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

from django.db.models import Q

from plugdedag.days.models import Day, Rsvp, Visit
from plugdedag.engine.mixing.holding import NEVER, Rounds, hold, ordered
from plugdedag.people.models import Block, Hat
from plugdedag.seating.holders import people_of
from plugdedag.seating.memory import meetings
from plugdedag.seating.models import Preference, PreferenceKind

MET, NETWORK, GLADLY = (
    2,
    1,
    -3,
)  # what it costs to share a table once, for each day together and network in common
REMEMBERED = 60  # days back, more than a year
Costs = dict[tuple[int, int], int]  # of two people, by their keys


def matched(day: Day, schedule: Rounds, who: Sequence[Rsvp | Visit], seed: int) -> list[int]:
    """The number for each of these, in their order. Who comes as a guest knows nobody but who brings them."""
    rounds = [[[number - 1 for number in table] for table in tables] for tables in schedule]
    place = {person: index for index, row in enumerate(who) for person in people_of([row])}
    known = costs(day, place)
    pairs = {ordered((place[one], place[other])): cost for (one, other), cost in known.items()}
    pairs |= {ordered((place[host], index)): MET for index, host in along(who) if host in place}
    apart = [pair for pair, cost in pairs.items() if cost >= NEVER]
    return [number + 1 for number in hold(rounds, len(who), seed=seed, apart=apart, costs=pairs)]


def along(who: Sequence[Rsvp | Visit]) -> list[tuple[int, int]]:
    """Of each plus-one their place, and the key of who brings them: they came to meet others."""
    return [
        (index, row.brought_by_id)
        for index, row in enumerate(who)
        if isinstance(row, Rsvp) and row.brought_by_id is not None
    ]


def costs(day: Day, people: Mapping[int, int] | Sequence[int]) -> Costs:
    """What it costs when two of these people share a table. Five queries."""
    keys = list(people)
    found: Counter[tuple[int, int]] = Counter()
    for networks in shared_networks(day, keys).values():
        found.update(dict.fromkeys(combinations(sorted(networks), 2), NETWORK))
    past = day.city.days.filter(date__lt=day.date).order_by("-date", "-opens")[:REMEMBERED]
    for pair, meeting in meetings(list(past)[::-1], keys).items():
        found[pair] += MET * meeting.times
    return {**found, **wishes(day, keys)}


def shared_networks(day: Day, keys: Sequence[int]) -> dict[int, set[int]]:
    """Who wears a hat in each network that day."""
    worn = Q(since__lte=day.date) & (Q(until__isnull=True) | Q(until__gt=day.date))
    rows = Hat.objects.filter(worn, person__in=keys, network__city=day.city)
    found: dict[int, set[int]] = {}
    for person, network in rows.order_by("network", "person").values_list("person", "network"):
        found.setdefault(network, set()).add(person)
    return found


def wishes(day: Day, keys: Sequence[int]) -> Costs:
    """What people said of one another; who would rather not is stronger than who gladly would."""
    said = Preference.objects.in_city(day.city).filter(person__in=keys, other__in=keys)
    rows = list(said.values_list("person", "other", "kind"))
    gladly = {ordered((one, other)): GLADLY for one, other, kind in rows if kind == PreferenceKind.TOGETHER}
    apart = {ordered((one, other)): NEVER for one, other, kind in rows if kind == PreferenceKind.APART}
    blocks = Block.objects.filter(person__in=keys, other__in=keys).values_list("person", "other")
    return {**gladly, **apart, **{ordered(pair): NEVER for pair in blocks}}


def best_of(
    free: Sequence[int],
    row: Rsvp | Visit,
    mates: Sequence[Sequence[int]],
    taken: Mapping[int, Rsvp | Visit],
    known: Costs,
) -> int:
    """The free number for one more: away from whom they should not meet, and where most chairs are empty.

    ``mates``: who sits with each number; ``taken``: who holds the others; ``known``: what it costs when two of all
    these share a table.
    """
    mine = row.person_id

    def cost(number: int) -> int:
        people = [taken[mate].person_id for mate in mates[number] if mate in taken]
        return sum(known.get(ordered((mine, person)), 0) for person in people if mine and person)

    return min(free, key=lambda number: (cost(number), sum(mate in taken for mate in mates[number]), number))
